// Scales of charts, against figures worked by hand.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { linearScale, logScale } from "../../web/src/parts/chart/scale.ts";

describe("a scale", () => {
  it("is even on a linear axis, also one that runs upwards", () => {
    const scale = linearScale([0, 10], [300, 100]);
    assert.deepEqual([0, 2.5, 10].map(scale), [300, 250, 100]);
    assert.deepEqual(scale.domain, [0, 10]);
  });
  it("gives each factor the same room on a logarithmic axis", () => {
    const scale = logScale([1, 10_000], [0, 400]);
    for (const [value, place] of [
      [1, 0],
      [10, 100],
      [100, 200],
      [10_000, 400],
    ])
      assert.ok(Math.abs(scale(value) - place) < 1e-9, String(value));
  });
});
