import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formulas, valueOf } from "../../web/src/explain/formulas.ts";

/** Inputs and values that the core prints for Llama 3.1 70B in FP8 on four H100 with SGLang, 16 users. */
const printed = {
  needed_bytes: [
    {
      weights_bytes: 18170249216,
      kv_cache_bytes: 10737418240,
      activations_bytes: 889192448,
      runtime_bytes: 2300000000,
    },
    32096859904,
  ],
  max_concurrency: [
    { kv_pool_bytes: 50403698210.8, sequence_bytes: 671088640, replicas: 1, attention_data: 1 },
    75,
  ],
  max_context_tokens: [
    {
      kv_pool_bytes: 50403698210.8,
      model_limit: 131072,
      fixed_cache_bytes: 0,
      growing_cache_bytes: 81920,
    },
    131072,
  ],
  ttft_seconds: [
    {
      prefill_seconds: 0.3825911205,
      queue_seconds: 0,
      first_token_seconds: 0.01561,
      first_token_steps: 2.554,
      step_seconds: 0.0221769923,
      waves: 0,
      wave_seconds: 0.38,
      measured_over_estimated: 1,
    },
    0.4548411589,
  ],
  tpot_seconds: [
    {
      decode_seconds: 0.0166900034,
      other_prompts: 0.0143416526,
      other_prompt_seconds: 0.3825911205,
      tokens_per_step: 1,
      measured_over_estimated: 1,
    },
    0.0221769923,
  ],
  output_tokens_per_second: [
    { counted_tokens: 16384, counted_seconds: 23.141904296 },
    707.97976652,
  ],
  usd_per_hour: [{ usd_per_gpu_hour: 2.4024, rented_gpus: 4 }, 9.6096],
  usd_per_million_output_tokens: [
    { usd_per_hour: 9.6096, output_tokens_per_second: 707.97976652 },
    3.7703525716,
  ],
};

describe("the formulas of explanations", () => {
  for (const [id, [inputs, value]] of Object.entries(printed)) {
    it(`give what the core prints: ${id}`, () => {
      const given = valueOf(formulas[id], inputs);
      assert.ok(Math.abs(given / value - 1) < 1e-6, `${given} is not ${value}`);
    });
  }
  it("share a step by the tokens that it yields, and not what a token waits for", () => {
    // The same with drafts of three tokens, of which 2.2 stay.
    const inputs = {
      decode_seconds: 0.018867287460406036,
      tokens_per_step: 2.2,
      other_prompts: 0.014142758083375687,
      other_prompt_seconds: 0.3850324713062711,
      measured_over_estimated: 1,
    };
    const given = valueOf(formulas.tpot_seconds, inputs);
    assert.ok(Math.abs(given / 0.014021460850658897 - 1) < 1e-6, `${given}`);
  });
  it("take the larger, and raise to a power", () => {
    assert.equal(valueOf({ most: ["a", { power: ["b", 3] }] }, { a: 7, b: 2 }), 8);
  });
  it("are all held to that", () => {
    assert.deepEqual(Object.keys(printed).sort(), Object.keys(formulas).sort());
  });
});
