/** The calculator in a browser. */
import { loadFrom } from "./source.js";
import type { LoadOptions } from "./source.js";
import sources from "./sources.mjs";
import type { WhichGpu } from "./whichgpu.js";

export * from "./exports.js";

/**
 * Starts the calculator. Without `wasm` it fetches `core.wasm` from beside this file; where a bundler has not put it there,
 * it takes the copy in the code.
 */
export async function load(options: LoadOptions = {}): Promise<WhichGpu> {
  if (options.wasm !== undefined) return loadFrom(options.wasm, sources);
  try {
    // Spelled as Vite and webpack look for it: they put the file beside their bundle.
    return await loadFrom(new URL("./core.wasm", import.meta.url), sources);
  } catch {
    const { coreInside } = await import("./core-inside.mjs");
    return loadFrom(await coreInside(), sources);
  }
}
