// The embedded catalog stays small.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { catalogSize } from "../../data/tools/catalog_size.mjs";
import { split, withOneSegment } from "../../wasm/sections.mjs";

/** The module with imports that do nothing. */
function instantiate(bytes) {
  const compiled = new WebAssembly.Module(bytes);
  const imports = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(compiled)) {
    assert.equal(kind, "function");
    (imports[from] ??= {})[name] = () => 0;
  }
  return new WebAssembly.Instance(compiled, imports);
}

const module = readFileSync(new URL("../../dist/npm/core.wasm", import.meta.url));

test("the data section is what holds the catalog", () => {
  const { code, data } = split(module);
  assert.equal(code.length + data.length, module.length);
  for (const text of ["h100-sxm-80gb", "meta-llama/Llama-3.1-70B-Instruct"]) {
    assert.ok(data.includes(text));
    assert.ok(!code.includes(text));
  }
});

test("what is packaged is what was linked, with its data in one piece", () => {
  const linked = readFileSync(new URL("../../build/wasm/wasm/core.wasm", import.meta.url));
  assert.deepEqual(withOneSegment(linked), module);
  assert.deepEqual(withOneSegment(module), module);
  const { exports } = instantiate(linked);
  const memories = [exports, instantiate(module).exports].map(
    (one) => new Uint8Array(Object.values(one).find((e) => e instanceof WebAssembly.Memory).buffer),
  );
  assert.deepEqual(memories[1], memories[0], "both begin with the same memory");
});

test("it costs a visitor at most 62 KB", () => {
  const tables = new URL("../../build/wasm/generated/tables.cpp", import.meta.url);
  const { catalog } = catalogSize(module, readFileSync(tables, "utf8"));
  assert.ok(catalog > 20_000, `${catalog} bytes: the section is not the catalog`);
  assert.ok(catalog <= 62_000, `${catalog} bytes`);
});
