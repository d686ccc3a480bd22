import compressed from "virtual:core-wasm";

/** The bytes of the core, which the build put into this script compressed and in base64. */
export async function inlineWasm(): Promise<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(compressed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
