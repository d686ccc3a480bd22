/** The calculator in a browser. */
import { loadFrom } from "./source.js";
import type { LoadOptions } from "./source.js";
import sources from "./sources.mjs";
import type { WhichGpu } from "./whichgpu.js";

export * from "./exports.js";

/** Starts the calculator. Without `wasm` it fetches `core.wasm` from beside this file. */
export async function load(options: LoadOptions = {}): Promise<WhichGpu> {
  // Spelled as Vite and webpack look for it: they put the file beside their bundle.
  return loadFrom(options.wasm ?? new URL("./core.wasm", import.meta.url), sources);
}
