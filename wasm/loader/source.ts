import { WhichGpu } from "./whichgpu.js";
import type { CompiledModule } from "./whichgpu.js";

/** Where to take `core.wasm` from: its bytes, its address, or the module already compiled. */
export type WasmSource =
  ArrayBuffer | ArrayBufferView | CompiledModule | { readonly href: string } | string;

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
  const address = typeof source === "string" ? source : "href" in source ? source.href : undefined;
  if (address === undefined) return WebAssembly.compile(source as BufferSource);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.url}: HTTP status ${response.status}`);
  // While it arrives, if the server says what it is.
  const type = response.headers.get("Content-Type")?.split(";")[0]?.trim();
  if (type === "application/wasm") return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
