import { WhichGpu } from "./whichgpu.js";

/** Where to take `core.wasm` from: its bytes, its address, or the module already compiled. */
export type WasmSource = BufferSource | WebAssembly.Module | URL | string;

/** Settings of `load`. */
export interface LoadOptions {
  /** Default: the file beside this package's code. */
  wasm?: WasmSource;
}

/**
 * Starts the calculator from a source of `core.wasm`, with the sentences of `sources.mjs`; without them answers hold
 * the references to them. Rejects if it cannot be fetched or compiled.
 */
export async function loadFrom(source: WasmSource, sources?: readonly string[]): Promise<WhichGpu> {
  return WhichGpu.start(await compile(source), sources);
}

async function compile(source: WasmSource): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source !== "string" && !(source instanceof URL)) return WebAssembly.compile(source);
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${response.url}: HTTP status ${response.status}`);
  // While it arrives, if the server says what it is.
  const type = response.headers.get("Content-Type")?.split(";")[0]?.trim();
  if (type === "application/wasm") return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
