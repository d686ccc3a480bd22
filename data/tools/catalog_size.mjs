// What the embedded catalog costs a visitor: the data segment of core.wasm, compressed by brotli. The segment also
// holds the core's own texts, so that the figure is an upper bound. Usage: node data/tools/catalog_size.mjs [<core.wasm>]
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { split } from "../../wasm/sections.mjs";
import { DATA } from "./read.mjs";

/** {whole, catalog}: bytes after brotli of the module, and what its data section adds to them. */
export function catalogSize(module) {
  const whole = brotliCompressSync(module).length;
  return { whole, catalog: whole - brotliCompressSync(split(module).code).length };
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const path = process.argv[2] ?? join(DATA, "../dist/npm/core.wasm");
  const { whole, catalog } = catalogSize(readFileSync(path));
  console.log(`core.wasm: ${whole} bytes after brotli; the catalog at most ${catalog} of them`);
}
