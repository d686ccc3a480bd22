/** The calculator in Node.js. */
import { readFile } from "node:fs/promises";
import { loadFrom } from "./source.js";
import type { LoadOptions } from "./source.js";
import sources from "./sources.mjs";
import type { WhichGpu } from "./whichgpu.js";

export * from "./exports.js";

/** Starts the calculator. Without `wasm` it reads `core.wasm` from beside this file. */
export async function load(options: LoadOptions = {}): Promise<WhichGpu> {
  const wasm = options.wasm ?? (await readFile(new URL("core.wasm", import.meta.url)));
  return loadFrom(wasm, sources);
}
