/** What the module offers, see wasm/bindings.cpp: numbers are places in its memory, or bytes. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  whichgpu_room(size: number): number;
  whichgpu_call(methodSize: number): number;
  whichgpu_answer(): number;
}

/** All that the module asks of its host. */
const host = {
  env: { emscripten_notify_memory_growth: () => undefined },
  wasi_snapshot_preview1: {
    proc_exit: (status: number) => {
      throw new Error(`The core stopped with status ${status}.`);
    },
  },
};

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const utf8 = (text: string | Uint8Array): Uint8Array =>
  typeof text === "string" ? encoder.encode(text) : text;

/** The core, started. */
export class Core {
  readonly #exports: Exports;

  private constructor(exports: Exports) {
    this.#exports = exports;
  }

  /** Starts the core from its compiled module. Rejects if that is not the core's. */
  static async start(module: WebAssembly.Module): Promise<Core> {
    const { exports } = await WebAssembly.instantiate(module, host);
    const core = exports as unknown as Exports;
    core._initialize();
    return new Core(core);
  }

  /** Answers a JSON request (text, or its UTF-8 bytes) with JSON text. */
  call(method: string, request: string | Uint8Array): string {
    const core = this.#exports;
    const [name, body] = [utf8(method), utf8(request)];
    // The memory is looked up each time: it is another buffer once it has grown.
    const place = core.whichgpu_room(name.length + body.length);
    const room = new Uint8Array(core.memory.buffer, place, name.length + body.length);
    room.set(name);
    room.set(body, name.length);
    const size = core.whichgpu_call(name.length);
    return decoder.decode(new Uint8Array(core.memory.buffer, core.whichgpu_answer(), size));
  }
}
