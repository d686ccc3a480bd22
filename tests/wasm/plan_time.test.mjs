// How long a plan may take: the dearest needs there are, in estimates of the same module, so that a slow machine and
// a fast one say the same. The page asks beside itself, but a visitor waits for it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { core } from "./random/requests.mjs";

const estimated = {
  workload: "serving",
  model: "meta-llama/Llama-3.1-70B-Instruct",
  ...{ gpu: "h100-sxm-80gb", gpu_count: 4, concurrency: 16 },
};
const owned = ["a100-sxm-80gb", "rtx-4090-24gb", "l40s-48gb", "h100-sxm-80gb"];
const training = { method: "full", dataset_tokens: 1e9, deadline_hours: 72 };
const rate = { requests_per_second: 40, peak_factor: 2 };
/** Needs, and as many estimates as their plans may take; 50 to 170, and 550 to 1,300 of percentiles (2026-11-30). */
const dear = {
  "users of a mixture": {
    most: 500,
    serving: { concurrency: 2000, max_ttft_ms: 2000, max_tpot_ms: 50 },
  },
  "limits of percentiles": {
    most: 3000,
    serving: { ...rate, max_ttft_ms: 2000, percentile: 99 },
  },
  "both needs and cards that one has": {
    most: 500,
    serving: { concurrency: 500, max_tpot_ms: 50 },
    training,
    existing: owned.map((gpu) => ({ gpu, count: 64 })),
  },
};

/** Processor time of one call, in milliseconds. */
function spent(call) {
  const before = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test("no plan takes longer than is said", async (t) => {
  const batch = 200;
  const ask = () => {
    for (let i = 0; i < batch; i++) core.estimate(estimated);
  };
  ask();
  const estimate = spent(ask) / batch;
  for (const model of ["deepseek-ai/DeepSeek-R1", "meta-llama/Llama-3.1-8B-Instruct"]) {
    for (const [name, { most, ...need }] of Object.entries(dear)) {
      const request = { model, ...need };
      assert.equal(core.plan(request).error, undefined, name);
      const ratio = spent(() => core.plan(request)) / estimate;
      t.diagnostic(`${model}, ${name}: ${Math.round(ratio)} estimates`);
      assert.ok(ratio <= most, `${name}: ${ratio}`);
    }
  }
});
