/** What Emscripten's generated core.mjs offers. */
export interface Core {
  /** Answers a JSON request (text, or its UTF-8 bytes) with JSON text. */
  call(method: string, request: string | Uint8Array): string;
}

/** The hooks that the module is built to accept. */
export interface CoreHooks {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ): Record<string, never>;
  print(text: string): void;
  printErr(text: string): void;
}

export default function createCore(hooks: CoreHooks): Promise<Core>;
