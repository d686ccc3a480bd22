// wasm/sections.mjs, on a module written by hand by the rules of the binary format.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withOneSegment } from "../../wasm/sections.mjs";

test("makes one data segment of two, also where their number is said before, as new compilers do", () => {
  const header = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const memory = [5, 3, 1, 0, 1];
  const exported = [7, 5, 1, 1, "m".charCodeAt(0), 2, 0];
  const count = [12, 1, 2];
  // At 8 two bytes, at 16 one.
  const data = [11, 14, 2, 0, 0x41, 8, 0x0b, 2, 0xaa, 0xbb, 0, 0x41, 16, 0x0b, 1, 0xcc];
  for (const sections of [
    [header, memory, exported, data],
    [header, memory, exported, count, data],
  ]) {
    const module = Buffer.from(sections.flat());
    assert.ok(WebAssembly.validate(module));
    const one = withOneSegment(module);
    const { m } = new WebAssembly.Instance(new WebAssembly.Module(one)).exports;
    const found = Buffer.from(m.buffer.slice(8, 17));
    assert.deepEqual(found, Buffer.from([0xaa, 0xbb, 0, 0, 0, 0, 0, 0, 0xcc]));
  }
});
