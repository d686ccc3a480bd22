/** The bytes of core.wasm, for where that file does not lie beside the code. */
export function coreInside(): Promise<ArrayBuffer>;
