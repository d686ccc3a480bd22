import bytes, { swapped } from "virtual:core-wasm";

/** The bytes of the core, which the build put into this script as a text, a character each. */
export function inlineWasm(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes, (character) => (swapped[character] ?? character).charCodeAt(0));
}
