// Of the library its decoder alone, which is a quarter of what its front door brings.
import { Decoder } from "../../node_modules/lzma1/lib/decoder.js";
import { InputBuffer, OutputBuffer } from "../../node_modules/lzma1/lib/streams.js";

/** What a stream with the header of an .lzma file holds. */
export function decode(bytes) {
  const output = new OutputBuffer(4 * bytes.length);
  new Decoder().decompress(new InputBuffer(bytes), output);
  return output.toArray();
}
