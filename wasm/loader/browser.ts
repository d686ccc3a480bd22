/** The calculator in a browser. */
import { loadFrom } from "./source.js";
import type { LoadOptions } from "./source.js";
import sources from "./sources.mjs";
import type { WhichGpu } from "./whichgpu.js";

export * from "./exports.js";

/** Starts the calculator. Without `wasm` it fetches `core.wasm` from beside this file. */
export async function load(options: LoadOptions = {}): Promise<WhichGpu> {
  // Not written as new URL("…", import.meta.url): bundlers would inline the file at that sight.
  const here = import.meta.url;
  return loadFrom(options.wasm ?? new URL("core.wasm", here), sources);
}
