// The embedded catalog stays small.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { catalogSize, split } from "../../data/tools/catalog_size.mjs";

const module = readFileSync(new URL("../../dist/npm/core.wasm", import.meta.url));

test("the data section is what holds the catalog", () => {
  const { code, data } = split(module);
  assert.equal(code.length + data.length, module.length);
  for (const text of ["h100-sxm-80gb", "meta-llama/Llama-3.1-70B-Instruct"]) {
    assert.ok(data.includes(text));
    assert.ok(!code.includes(text));
  }
});

test("it costs a visitor at most 60 KB", () => {
  const { catalog } = catalogSize(module);
  assert.ok(catalog > 20_000, `${catalog} bytes: the section is not the catalog`);
  assert.ok(catalog <= 60_000, `${catalog} bytes`);
});
