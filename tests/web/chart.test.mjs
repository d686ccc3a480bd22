// Scales of charts, against figures worked by hand.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { linearScale, logScale, roundValues } from "../../web/src/parts/chart/scale.ts";

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

describe("round values", () => {
  for (const [domain, count, values] of [
    [[0, 10], 5, [0, 2, 4, 6, 8, 10]],
    [[0, 1], 4, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [[-3, 27], 3, [0, 10, 20]],
    [[0.001, 0.0034], 3, [0.001, 0.002, 0.003]],
    [[1200, 2900], 2, [2000]],
    [[0, 0.3], 3, [0, 0.1, 0.2, 0.3]],
  ])
    it(`of ${domain.join(" to ")}, about ${count}`, () => {
      assert.deepEqual(roundValues(domain, count), values);
    });
});
