/** The calculator in Node.js. */
import { readFile } from "node:fs/promises";
import { loadFrom } from "./source.js";
import type { LoadOptions } from "./source.js";
import type { WhichGpu } from "./whichgpu.js";

export * from "./exports.js";

/** Starts the calculator. Without `wasm` it reads `core.wasm` from beside this file. */
export async function load(options: LoadOptions = {}): Promise<WhichGpu> {
  return loadFrom(options.wasm ?? (await readFile(new URL("core.wasm", import.meta.url))));
}
