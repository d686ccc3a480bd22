// What the embedded catalog costs a visitor: the data segment of core.wasm, compressed by brotli. The segment also
// holds the core's own texts, so that the figure is an upper bound. Usage: node data/tools/catalog_size.mjs [<core.wasm>]
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { DATA } from "./read.mjs";

const HEADER_BYTES = 8;
const DATA_SECTION = 11;

/** An unsigned LEB128 number: {value, next}. */
function leb128(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, next: at };
  }
}

/** The module's bytes as {code, data}: everything but the data section, and that section. */
export function split(module) {
  const code = [module.subarray(0, HEADER_BYTES)];
  const data = [];
  for (let at = HEADER_BYTES; at < module.length;) {
    const { value: size, next } = leb128(module, at + 1);
    const list = module[at] === DATA_SECTION ? data : code;
    list.push(module.subarray(at, next + size));
    at = next + size;
  }
  return { code: Buffer.concat(code), data: Buffer.concat(data) };
}

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
