// The core reads a config.json into the same shape as the program that fills the catalog from it.
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { readCatalogue } from "../../data/tools/read.mjs";
import { importPackage, installPackage } from "./support.mjs";

/** What may differ is the head of a reranker, which no configuration names. */
const COUNT_TOLERANCE = 1e-5;

let gpu;

before(async () => {
  gpu = await (await importPackage(await installPackage())).load();
});

const question = {
  workload: "serving",
  gpu: "b300-sxm-288gb",
  gpu_count: 8,
  parallelism: { tensor: 1, pipeline: 8 },
  precision: { weights: "bf16" },
  input_tokens: 256,
  output_tokens: 128,
  concurrency: 8,
};

/** A recorded configuration as it was published: counts of layer kinds become a list again. */
function published({ layer_types: counts, ...config }) {
  if (!counts) return config;
  const types = Object.entries(counts).flatMap(([kind, count]) => Array(count).fill(kind));
  return { ...config, layer_types: types };
}

describe("a model of the catalog and its config.json", () => {
  for (const model of readCatalogue().models.filter(({ config }) => config)) {
    test(model.id, () => {
      // An embedder answers nothing, which its configuration does not say.
      const asked = model.kind === "embedding" ? { ...question, output_tokens: 1 } : question;
      const known = gpu.estimate({ ...asked, model: model.id });
      const read = gpu.estimate({ ...asked, model: { config: published(model.config) } });
      assert.ok(!("error" in read), JSON.stringify(read.error));
      const expected = known.configuration.model.parameters - model.vision_parameters;
      const ratio = read.configuration.model.parameters / expected;
      assert.ok(Math.abs(ratio - 1) < COUNT_TOLERANCE, `${ratio} of the parameters`);
      assert.equal(read.fit.per_gpu.kv_cache_bytes, known.fit.per_gpu.kv_cache_bytes);
    });
  }
});
