// What the embedded catalog costs a visitor: the data segment of core.wasm, compressed by brotli, without the core's own
// texts (names of fields, messages), which stand there too. Usage: node data/tools/catalog_size.mjs [<core.wasm> <tables.cpp>]
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { split } from "../../wasm/sections.mjs";
import { DATA } from "./read.mjs";

const packed = (...parts) => brotliCompressSync(Buffer.concat(parts)).length;

/** `data` without the texts in it, ended by a zero, that stand nowhere in `tables`. */
function withoutOwnTexts(data, tables) {
  const kept = [];
  let from = 0;
  for (const { 0: text, index } of data.toString("latin1").matchAll(/[\x20-\x7e]{6,}(?=\0)/g)) {
    if (tables.includes(text)) continue;
    kept.push(data.subarray(from, index));
    from = index + text.length;
  }
  return Buffer.concat([...kept, data.subarray(from)]);
}

/** {whole, catalog}: bytes after brotli of the module, and what the catalog adds to them; `tables` is its source. */
export function catalogSize(module, tables) {
  const { code, data } = split(module);
  return {
    whole: packed(module),
    catalog: packed(code, withoutOwnTexts(data, tables)) - packed(code),
  };
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [
    module = join(DATA, "../dist/npm/core.wasm"),
    tables = join(DATA, "../build/wasm/generated/tables.cpp"),
  ] = process.argv.slice(2);
  const { whole, catalog } = catalogSize(readFileSync(module), readFileSync(tables, "utf8"));
  console.log(`core.wasm: ${whole} bytes after brotli; the catalog ${catalog} of them`);
}
