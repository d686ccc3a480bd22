// How whichgpu.html is unpacked.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { compress } from "lzma1";
import { decode } from "../../web/build/lzma-decoder.js";

/** Bytes that repeat nothing, the same each time. */
function noise(length) {
  let state = 1;
  return Buffer.from({ length }, () => {
    state = (state * 48271) % 2147483647;
    return state & 255;
  });
}

const samples = {
  "no byte": Buffer.alloc(0),
  "one byte": Buffer.from([7]),
  "one byte many times": Buffer.alloc(70_000, 200),
  "a text": readFileSync(new URL("../../README.md", import.meta.url)),
  "a text in Chinese": readFileSync(new URL("../../web/src/i18n/zh/claims.ts", import.meta.url)),
  noise: noise(40_000),
  "noise that comes again from afar": Buffer.concat([
    noise(40_000),
    Buffer.alloc(30_000),
    noise(40_000),
  ]),
};

describe("the decoder in whichgpu.html", () => {
  for (const [name, bytes] of Object.entries(samples)) {
    it(`reads what a library writes: ${name}`, () => {
      assert.deepEqual(Buffer.from(decode(compress(bytes, 9))), bytes);
    });
  }
});
