// The core and the schemas of data/schema accept and refuse the same requests.
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { contract, importPackage, installPackage, opening } from "./support.mjs";

let gpu, check;

before(async () => {
  gpu = await (await importPackage(await installPackage())).load();
  check = await contract();
});

const card = {
  memory_gb: 48,
  memory_bandwidth_gb_s: 864,
  fp32_tflops: 91,
  fp16_tensor_dense_tflops: 181,
};
const shape = {
  hidden: 4096,
  vocabulary: 128256,
  attention: [{ layers: 32, heads: 32, kv_heads: 8, head_dim: 128 }],
  feed_forward: [{ layers: 32, intermediate: 14336 }],
};
const config = {
  model_type: "llama",
  architectures: ["LlamaForCausalLM"],
  hidden_size: 4096,
  intermediate_size: 14336,
  num_hidden_layers: 32,
  num_attention_heads: 32,
  num_key_value_heads: 8,
  vocab_size: 128256,
  tie_word_embeddings: false,
};

const good = {
  "as the page opens": {},
  "an own price": { price: { usd_per_gpu_hour: 2.5 } },
  "a price book": {
    offers: [
      { gpu: "h200-sxm-141gb", usd_per_gpu_hour: 2, provider: "Ours", as_of: "2026-11-01" },
      { id: "x", gpu: "own", kind: "spot", gpu_count: 8, usd_per_gpu_hour: 0, current: false },
    ],
  },
  "everything left open": {
    gpu_count: undefined,
    precision: undefined,
    engine: undefined,
    concurrency: undefined,
  },
  "automatic weights": { precision: { weights: "auto" } },
  "every parallelism": {
    gpu_count: 8,
    parallelism: { tensor: 4, pipeline: 1, data: 2, attention_data: 1, expert: 1 },
  },
  "speculation and flags": {
    speculative: { draft_tokens: 3, accepted_tokens_per_step: 1.9 },
    engine_flags: {
      scheduler_recv_interval: 1,
      batch_wait_timeout_iters: 0,
      attention_dp_timeout_iters: 0,
      max_num_batched_tokens: 8192,
    },
  },
  "a benchmark": {
    load: "benchmark",
    max_num_seqs: 8,
    memory_utilization: 0.95,
    cached_prefix_fraction: 0.5,
  },
  "a static batch": { load: "static" },
  "a card inline": { gpu: card },
  "a card of the catalog, changed": {
    gpu: { base: "h100-sxm-80gb", memory_gb: 160, name: "H100 with twice the memory" },
  },
  "a card whose power is left out": { gpu: { base: "a100-pcie-80gb", power_watts: 0 } },
  "a model's shape inline": { model: shape },
  "a model's config.json": { model: { name: "Llama 3.1 8B", config } },
};

const bad = {
  "unknown GPU": [{ gpu: "h100-sxm-81gb" }, "unknown_gpu", "gpu", "catalog"],
  "unknown model": [{ model: "llama" + "x".repeat(500) }, "unknown_model", "model", "catalog"],
  "unknown offer": [
    { price: { offer: "no-such-offer" } },
    "unknown_offer",
    "price.offer",
    "catalog",
  ],
  "unknown precision": [
    { precision: { weights: "fp9" } },
    "bad_value",
    "precision.weights",
    "catalog",
  ],
  "unknown engine": [{ engine: "none" }, "bad_value", "engine", "catalog"],
  "negative tokens": [{ input_tokens: -1 }, "bad_value", "input_tokens"],
  "zero users": [{ concurrency: 0 }, "bad_value", "concurrency"],
  "half a token": [{ output_tokens: 0.5 }, "bad_value", "output_tokens"],
  "too many GPUs": [{ gpu_count: 1e9 }, "bad_value", "gpu_count"],
  "huge number": [{ input_tokens: 1e308 }, "bad_value", "input_tokens"],
  "text for a number": [{ concurrency: "16" }, "bad_value", "concurrency"],
  "number for a text": [{ gpu: 5 }, undefined, "gpu"],
  "list for an object": [{ precision: [] }, "bad_value", "precision"],
  "truth value for a number": [{ gpu_count: true }, "bad_value", "gpu_count"],
  "unknown field": [{ gpu_cuont: 2 }, "unknown_field", "gpu_cuont"],
  "unknown nested field": [{ parallelism: { tensr: 2 } }, "unknown_field", "parallelism.tensr"],
  "memory utilization over 1": [{ memory_utilization: 1.1 }, "bad_value", "memory_utilization"],
  "unknown load": [{ load: "heavy" }, "bad_value", "load"],
  "two prices": [{ price: { usd_per_gpu_hour: 1, offer: "x" } }, "bad_value", "price"],
  "an offer without a card": [
    { offers: [{ usd_per_gpu_hour: 1 }] },
    "missing_field",
    "offers[0].gpu",
  ],
  "an offer below nothing": [
    { offers: [{ gpu: "x", usd_per_gpu_hour: -1 }] },
    "bad_value",
    "offers[0].usd_per_gpu_hour",
  ],
  "no model": [{ model: undefined }, "missing_field", "model"],
  "no GPU": [{ gpu: undefined }, "missing_field", "gpu"],
  "a card without memory": [
    { gpu: { ...card, memory_gb: undefined } },
    "missing_field",
    "gpu.memory_gb",
  ],
  "a negative bandwidth": [
    { gpu: { ...card, memory_bandwidth_gb_s: -1 } },
    "bad_value",
    "gpu.memory_bandwidth_gb_s",
  ],
  "a model without layers": [{ model: { ...shape, attention: [] } }, undefined, "model.attention"],
};

describe("good requests", () => {
  for (const [name, change] of Object.entries(good)) {
    test(name, () => {
      const request = JSON.parse(JSON.stringify({ ...opening, ...change }));
      assert.equal(check("serving_request", request), "");
      assert.equal(check("report", gpu.estimate(request)), "");
    });
  }
});

describe("bad requests", () => {
  for (const [name, [change, code, field, known]] of Object.entries(bad)) {
    test(name, () => {
      const request = JSON.parse(JSON.stringify({ ...opening, ...change }));
      // A schema cannot know the catalog.
      if (known !== "catalog") assert.notEqual(check("serving_request", request), "");
      const answer = gpu.estimate(request);
      assert.equal(check("error", answer), "");
      if (code) assert.equal(answer.error.code, code);
      assert.equal(answer.error.field, field);
      assert.ok(answer.error.message.length < 500);
    });
  }

  test("a near miss gets suggestions", () => {
    const { error } = gpu.estimate({ ...opening, gpu: "h100-smx-80gb" });
    assert.ok(error.suggestions.includes("h100-sxm-80gb"));
  });

  test("a number out of range gets the range", () => {
    const { error } = gpu.estimate({ ...opening, concurrency: 0 });
    assert.deepEqual(error.range, [1, 100000]);
    assert.match(error.message, /concurrency/);
  });
});

describe("HPC requests", () => {
  const request = { workload: "hpc", gpu: "h100-sxm-80gb", flops: 1e15, bytes: 1e14 };
  const changes = {
    "operations and bytes": {},
    "intensity alone": { flops: undefined, bytes: undefined, arithmetic_intensity: 0.25 },
    "cards without the units": { gpu: "apple-m4-max-128gb" },
    "a slice beside a card": { gpu: "h100:1g.10gb", compare: ["h100"], precision: "tf32" },
  };
  for (const [name, change] of Object.entries(changes)) {
    test(name, () => {
      const asked = JSON.parse(JSON.stringify({ ...request, ...change }));
      assert.equal(check("hpc_request", asked), "");
      assert.equal(check("hpc_report", gpu.estimate(asked)), "");
    });
  }
});

describe("training requests", () => {
  const run = { workload: "training", model: opening.model, gpu: opening.gpu, gpu_count: 16 };
  const fine = {
    "everything left open": {},
    "every parallelism": {
      parallelism: {
        tensor: 4,
        pipeline: 2,
        data: 2,
        context: 1,
        expert: 1,
        zero_stage: 1,
        interleave: 2,
      },
      sequence_parallel: true,
      micro_batch_sequences: 1,
      global_batch_sequences: 64,
    },
    "adapters that fit no card": {
      method: "lora",
      gpu: card,
      gpu_count: 1,
      lora_targets: "attention",
    },
    "adapters on a small model": {
      method: "qlora",
      model: shape,
      gpu_count: 1,
      lora_rank: 8,
      train_embeddings: true,
      logits: "chunked",
      framework: "torchtune",
    },
    "numbers of every kind": {
      sequence_length: 8192,
      dataset_tokens: 2e12,
      epochs: 1.5,
      network_gbit_s_per_gpu: 100,
      goodput_factor: 1.1,
      recompute: "full",
      precision: "fp8",
      optimizer: "adamw_8bit",
      offload: "optimizer",
      price: { usd_per_gpu_hour: 2 },
    },
  };
  const wrong = {
    "a layout that is no product": [{ parallelism: { tensor: 3 } }, "parallelism", "sums"],
    "no model": [{ model: undefined }, "model"],
    "zero tokens": [{ dataset_tokens: 0 }, "dataset_tokens"],
    "a method of another trade": [{ method: "distillation" }, "method"],
    "an unknown field": [{ optimiser: "adamw" }, "optimiser"],
    "a stage too many": [{ parallelism: { zero_stage: 4 } }, "parallelism.zero_stage"],
  };
  const asked = (change) => JSON.parse(JSON.stringify({ ...run, ...change }));
  for (const [name, change] of Object.entries(fine)) {
    test(name, () => {
      assert.equal(check("training_request", asked(change)), "");
      assert.equal(check("training_report", gpu.estimate(asked(change))), "");
    });
  }
  for (const [name, [change, field, sums]] of Object.entries(wrong)) {
    test(name, () => {
      // A schema cannot do sums.
      if (!sums) assert.notEqual(check("training_request", asked(change)), "");
      const answer = gpu.estimate(asked(change));
      assert.equal(check("error", answer), "");
      assert.equal(answer.error.field, field);
    });
  }
});

describe("bytes that are no request", () => {
  const texts = {
    nothing: "",
    garbage: "\u0001\u0002{]",
    NaN: '{"workload":"serving","concurrency":NaN}',
    "an infinite number": `{"workload":"serving","model":"${opening.model}","gpu":"${opening.gpu}","concurrency":1e999}`,
    "half a surrogate": '{"workload":"serving","model":"\\ud800","gpu":"x"}',
    "deep nesting": '{"a":'.repeat(200_000),
    "deep nesting, closed": "[".repeat(200_000) + "]".repeat(200_000),
    "a scalar": "3",
    "ten megabytes": "x".repeat(10e6),
    "ten megabytes of one string": JSON.stringify({
      workload: "serving",
      model: "y".repeat(10e6),
      gpu: "x",
    }),
  };
  for (const [name, text] of Object.entries(texts)) {
    test(name, () => {
      for (const method of ["estimate", "compare", "plan", "own"]) {
        const answer = JSON.parse(gpu.answer(method, text));
        assert.equal(check("error", answer), "", JSON.stringify(answer).slice(0, 200));
      }
      // and the core still answers
      assert.equal(check("report", gpu.estimate(opening)), "");
    });
  }
});

describe("needs of the planner", () => {
  const need = { model: opening.model, serving: { concurrency: 16 } };
  const good = {
    "only users": {},
    "an arrival rate and limits": {
      serving: { requests_per_second: 2, peak_factor: 3, max_ttft_ms: 900, max_tpot_ms: 50 },
    },
    "a size instead of a model": { model: undefined, model_params_billion: 30 },
    "limits and prices": {
      budget: { usd_per_month: 5000 },
      vendors: ["NVIDIA"],
      gpus: ["h100-sxm-80gb", "l40s-48gb"],
      terms: ["spot", "on_demand"],
      prices: [{ gpu: "l40s-48gb", usd_per_gpu_hour: 0.7 }],
      max_gpus: 8,
      least_weight_bits: 8,
      least_kv_bits: 16,
    },
    "a run": {
      serving: undefined,
      training: { method: "qlora", deadline_hours: 24 },
      budget: { usd_total: 500 },
    },
    "both, with two budgets": {
      training: { method: "full", dataset_tokens: 1e9, epochs: 3 },
      budget: { usd_per_hour: 60, usd_total: 5000 },
    },
    "no run in time": { serving: undefined, training: { deadline_hours: 0.1 } },
    "nothing affordable": { budget: { usd_per_hour: 0.01 } },
    "nothing at all": { serving: { max_tpot_ms: 0.01 } },
    "cards that one has": {
      serving: { concurrency: 16, max_ttft_ms: 2000, max_tpot_ms: 50 },
      training: { method: "qlora", deadline_hours: 100 },
      existing: [
        { gpu: "a100-sxm-80gb", count: 8 },
        { gpu: "rtx-3060-12gb", count: 1 },
      ],
    },
    "cards too small for anything": { existing: [{ gpu: "rtx-3060-12gb", count: 1 }] },
    "cards for a run": {
      serving: undefined,
      training: { deadline_hours: 1000 },
      existing: [{ gpu: "h100-sxm-80gb", count: 1024 }],
    },
    "no cards": { existing: [] },
  };
  const bad = {
    "no model": [{ model: undefined }, "model"],
    "model and size": [{ model_params_billion: 7 }, "model"],
    "no need": [{ serving: undefined }, "serving"],
    "users and rate": [{ serving: { concurrency: 1, requests_per_second: 1 } }, "serving"],
    "an empty budget": [{ budget: {} }, "budget"],
    "a run's budget without a run": [{ budget: { usd_total: 1 } }, "budget.usd_total"],
    "cards in a run": [{ training: { gpu_count: 8 } }, "training.gpu_count"],
    "no time": [{ training: { deadline_hours: 0 } }, "training.deadline_hours"],
    "no such term": [{ terms: ["free"] }, "terms"],
    "too many GPUs": [{ max_gpus: 65 }, "max_gpus"],
    "five bits": [{ least_weight_bits: 5 }, "least_weight_bits"],
    "an unknown field": [{ bugdet: {} }, "bugdet"],
    "no number of cards": [{ existing: [{ gpu: "h100-sxm-80gb" }] }, "existing[0].count"],
    "zero cards": [{ existing: [{ gpu: "h100-sxm-80gb", count: 0 }] }, "existing[0].count"],
    "more cards than are served from": [
      { existing: [{ gpu: "h100-sxm-80gb", count: 65 }] },
      "existing[0].count",
    ],
    "a card's name alone": [{ existing: ["h100-sxm-80gb"] }, "existing[0]"],
    "nine kinds": [{ existing: Array(9).fill({ gpu: "h100-sxm-80gb", count: 1 }) }, "existing"],
  };
  for (const [name, change] of Object.entries(good)) {
    test(name, () => {
      const request = JSON.parse(JSON.stringify({ ...need, ...change }));
      assert.equal(check("plan_request", request), "");
      assert.equal(check("plan_report", gpu.plan(request)), "");
    });
  }
  for (const [name, [change, field]] of Object.entries(bad)) {
    test(name, () => {
      const request = JSON.parse(JSON.stringify({ ...need, ...change }));
      assert.notEqual(check("plan_request", request), "");
      const answer = gpu.plan(request);
      assert.equal(check("error", answer), "");
      assert.equal(answer.error.field, field);
    });
  }
});

describe("renting or buying", () => {
  const good = {
    "a card alone": { gpu: "h200-sxm-141gb" },
    everything: {
      gpu: "l40s-48gb",
      gpu_count: 4,
      usd_per_gpu: 7000,
      server_usd_per_gpu: 2000,
      utilization: 0.4,
      electricity_usd_per_kwh: 0.2,
      pue: 1.2,
      hosting_usd_per_kw_month: 120,
      months: 48,
      residual_fraction: 0.2,
      price: { usd_per_gpu_hour: 1.5 },
      grid_g_co2_per_kwh: 350,
      api_usd_per_million_tokens: 0.6,
      tokens_per_second: 2000,
    },
    "an API by kind of token": {
      gpu: "h100-sxm-80gb",
      api_usd_per_million_input_tokens: 0.5,
      api_usd_per_million_cached_tokens: 0.1,
      api_usd_per_million_output_tokens: 2,
      input_per_output_tokens: 4,
      cached_input_fraction: 0.5,
    },
    "rent below the electricity": { gpu: "a100-sxm-80gb", price: { usd_per_gpu_hour: 0 } },
  };
  for (const [name, request] of Object.entries(good)) {
    test(name, () => {
      assert.equal(check("own_request", request), "");
      assert.equal(check("own_report", gpu.own(request)), "");
    });
  }
  for (const [field, value] of [
    ["pue", 0.5],
    ["months", 1.5],
    ["gpu_count", 0],
    ["rent", 1],
  ]) {
    test(`bad ${field}`, () => {
      const request = { gpu: "h100-sxm-80gb", [field]: value };
      assert.notEqual(check("own_request", request), "");
      const answer = gpu.own(request);
      assert.equal(check("error", answer), "");
      assert.equal(answer.error.field, field);
    });
  }
});
