// The checks of data/measurements/ must fail when a row is wrong.
import assert from "node:assert/strict";
import { test } from "node:test";
import { coverageProblems, knownNames, pointProblems } from "./check_measurements.mjs";
import { fieldsSetTwice, pointsOf } from "./measurements.mjs";
import { readCatalogue } from "./read.mjs";

const known = knownNames(readCatalogue());
const file = {
  source: { cite: "owner/repository@0000000:table.md", date: "2024-05", about: "An example." },
  engine: { id: "vllm", version: "0.6.3" },
  request: {
    gpu: "h100-sxm-80gb",
    parallelism: { tensor: 2, pipeline: 1 },
    precision: { weights: "fp8", kv_cache: "fp8" },
    load: "static",
  },
  columns: ["model", "gpu_count", "input_tokens", "output_tokens", "concurrency", "tpot_ms"],
  rows: [["meta-llama/Llama-3.1-70B-Instruct", 2, 128, 512, 16, 21.5]],
};
const [point] = pointsOf(file);

test("a row and the file's request are one flat point", () => {
  assert.equal(point.tensor, 2);
  assert.equal(point.weights, "fp8");
  assert.equal(point.tpot_ms, 21.5);
  assert.equal(point.engine_version, "0.6.3");
  assert.deepEqual(pointProblems(point, known), []);
});

test("a null cell is an absent field", () => {
  const [bare] = pointsOf({ ...file, rows: [[...file.rows[0].slice(0, 5), null]] });
  assert.ok(!("tpot_ms" in bare));
  assert.match(pointProblems(bare, known).join(), /nothing was measured/);
});

for (const [what, change, expected] of [
  ["an unknown card", { gpu: "h100-typo" }, /unknown gpu/],
  ["a metric of zero", { tpot_ms: 0 }, /not above 0/],
  ["a layout that needs other GPUs", { gpu_count: 8 }, /gpu_count is 8, the layout 2/],
  ["half a token", { input_tokens: 0.5 }, /no whole number/],
  ["a stream's rate with many streams", { decode_tokens_per_second: 40 }, /concurrency 1/],
  ["a run of no users and no rate", { concurrency: undefined }, /neither/],
  ["a rate beside users", { requests_per_second: 4 }, /both/],
  ["a rate offered to a batch", { load: "static", requests_per_second: 4 }, /steady/],
]) {
  test(`${what} is found`, () => {
    const changed = Object.entries({ ...point, ...change }).filter(
      ([, value]) => value !== undefined,
    );
    assert.match(pointProblems(Object.fromEntries(changed), known).join(), expected);
  });
}

test("a field in request and columns is found", () => {
  assert.deepEqual(fieldsSetTwice({ ...file, columns: ["model", "tensor", "tpot_ms"] }), [
    "tensor",
  ]);
});

test("too few points, cards, engines and sources are found", () => {
  const problems = coverageProblems([{ ...point, repository: "owner/repository" }]);
  assert.equal(problems.length, 4);
});
