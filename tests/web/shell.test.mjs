import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { commandText, splitWords } from "../../web/src/launch/shell.ts";

describe("the words of a shell", () => {
  it("come back as they went in", () => {
    const words = ["a", "b c", "it's", '{"x":1}', "--y", "$HOME", ""];
    assert.deepEqual(splitWords(commandText(words.slice(0, 5))), words.slice(0, 5));
    assert.deepEqual(splitWords('say "a \\"b\\"" \'c d\' e\\ f # no'), [
      "say",
      'a "b"',
      "c d",
      "e f",
    ]);
  });
});
