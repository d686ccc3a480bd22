import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readdirSync, readFileSync } from "node:fs";
import { unpack } from "../record/pack.mjs";
import { formulaOf, valueOf } from "../../web/src/explain/formulas.ts";
import { lineOf } from "../../web/src/explain/lines.ts";
import { certaintyOf } from "../../web/src/explain/ranges.ts";
import { numberFormats } from "../../web/src/format/numbers.ts";

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
      stage_share: 1,
      cache_spread: 1,
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
      const given = valueOf(formulaOf(id, inputs), inputs);
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
    const given = valueOf(formulaOf("tpot_seconds", inputs), inputs);
    assert.ok(Math.abs(given / 0.014021460850658897 - 1) < 1e-6, `${given}`);
  });
  it("take the larger, and raise to a power", () => {
    assert.equal(valueOf({ most: ["a", { power: ["b", 3] }] }, { a: 7, b: 2 }), 8);
  });
});

describe("figures that follow from others beside them", () => {
  it("are a run as it is charged, whole hours and the start with it", () => {
    const estimate = { cost: { usd_per_hour: 2.5 } };
    const line = lineOf("charged_usd", { charged_usd: 20, estimate }, {});
    assert.deepEqual(line.inputs, { usd_per_hour: 2.5, charged_hours: 8 });
    assert.equal(valueOf(formulaOf("charged_usd", line.inputs), line.inputs), line.value);
    assert.equal(
      lineOf("charged_usd", { charged_usd: 0, estimate: { cost: null } }, {}),
      undefined,
    );
  });
});

describe("how sure a figure is", () => {
  const voice = {
    numbers: numberFormats("en-US"),
    words: {
      trainingTab: { reasons: { near: "runs alike" } },
      image: { reasons: { near: "pictures alike" } },
    },
  };
  const of = (id, report) => certaintyOf(id, report, { bases: { near: "servers alike" } }, voice);

  it("is said of serving in its own unit", () => {
    const range = { ttft_ms: [50, 200], tpot_ms: [8, 12], output_tokens_per_second: [80, 120] };
    const speed = { basis: "near", ttft_ms: 100, tpot_ms: 10, range };
    const cost = { range: { usd_per_million_output_tokens: [1.5, 3] } };
    const report = { capacity: {}, speed, cost };
    const basis = "servers alike";
    assert.deepEqual(of("ttft_seconds", report), { basis, range: "50–200 (100 ms)" });
    assert.deepEqual(of("tpot_seconds", report), { basis, range: "8–12 (10 ms)" });
    assert.deepEqual(of("output_tokens_per_second", report), { basis, range: "80–120" });
    assert.deepEqual(of("usd_per_million_output_tokens", report), { basis, range: "1.5–3" });
    assert.equal(of("needed_bytes", report), undefined, "memory is not timed");
    assert.equal(of("ttft_seconds", { ...report, speed: null }), undefined);
  });
  it("is said of training and of images by their own words", () => {
    const training = {
      server: {},
      speed: {
        basis: "near",
        step_seconds: 2,
        hours: 10,
        range: { step_seconds: [1, 4], hours: [5, 20], tokens_per_second: [100, 400] },
      },
      cost: { usd_total: 4000, range: { usd_total: [2000, 8000] } },
    };
    const basis = "runs alike";
    assert.deepEqual(of("training_step_seconds", training), { basis, range: "1–4 (2 s)" });
    assert.deepEqual(of("training_hours", training), { basis, range: "5–20 (10 h)" });
    assert.deepEqual(of("training_tokens_per_second", training), { basis, range: "100–400" });
    const images = {
      speed: { basis: "near", seconds_per_image: 3, range: { seconds_per_image: [2, 5] } },
      cost: { range: { usd_per_1000_images: [0.5, 2] } },
    };
    const pictures = "pictures alike";
    assert.deepEqual(of("seconds_per_image", images), { basis: pictures, range: "2–5 (3 s)" });
    assert.deepEqual(of("usd_per_1000_images", images), { basis: pictures, range: "0.5–2" });
  });
});

describe("the figures of the reports on record", () => {
  const recorded = unpack(readFileSync(new URL("../record/reports.json.br", import.meta.url)));
  /** What the catalog says of peaks. */
  const folder = new URL("../../data/gpus/", import.meta.url);
  const gpus = readdirSync(folder)
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder))).gpus)
    .map((gpu) => {
      const rate = (name) => (gpu[name] ? gpu[name] * 1e12 : null);
      const [bf16, fp16] = ["bf16", "fp16"].map((name) => rate(`${name}_tensor_dense_tflops`));
      const [tf32, fp32] = [rate("tf32_tensor_dense_tflops"), rate("fp32_tflops")];
      return { id: gpu.id, dense_flops: { bf16, fp16, tf32, fp32 } };
    });
  const catalog = { gpus };
  const reports = recorded.filter((report) => report.working || report.buy);
  /** What a formula must give is printed by the core, in six digits. */
  const near = (given, value) => Math.abs(given - value) <= 2e-4 * Math.abs(value) + 1e-9;

  it("follow from their inputs by the formulas shown", () => {
    const held = new Map();
    for (const report of reports) {
      for (const { id } of report.working ?? []) {
        const { inputs, value } = lineOf(id, report, catalog);
        const formula = formulaOf(id, inputs);
        if (formula === undefined) continue;
        const given = valueOf(formula, inputs);
        assert.ok(near(given, value), `${id}: ${given} is not ${value}: ${JSON.stringify(inputs)}`);
        held.set(id, (held.get(id) ?? 0) + 1);
      }
    }
    for (const id of [
      ...["needed_bytes", "ttft_seconds", "usd_per_hour", "training_hours", "training_usd"],
      ...["training_state_bytes", "training_needed_bytes", "seconds_per_image"],
      ...["usd_per_1000_images", "vector_attainable_flops", "tensor_ridge"],
    ]) {
      assert.ok(held.get(id) >= 3, `${id} is held by ${held.get(id) ?? 0} reports`);
    }
  });

  it("count room by the kW, as by hand", () => {
    // Eight H100 of 700 W, and the servers around them: 8 x 0.7 x 1.82 = 10.192 kW, at 150 dollars each.
    const inputs = { server_kw: 10.192, usd_per_kw_month: 150 };
    assert.ok(near(valueOf(formulaOf("hosting_usd_per_month", inputs), inputs), 1528.8));
  });

  /** The rent that the page shows: on demand, or what there is. */
  const rented = ({ buy, rent }) =>
    buy && (rent.find(({ terms }) => terms === "on_demand") ?? rent[0]);
  /** Figures that the core prints without a working, and where. */
  const printed = {
    usd_per_month: (report) => report.fit && !report.server && report.cost?.usd_per_month,
    training_tokens_per_second: (report) => report.server && report.speed?.tokens_per_second,
    mfu: (report) => report.speed?.mfu,
    gpu_hours: (report) => report.cost?.gpu_hours,
    images_per_hour: (report) => report.speed?.images_per_hour,
    usd_per_run: (report) => report.cost?.usd_per_run,
    hardware_usd: (report) => report.buy?.hardware_usd,
    energy_usd_per_month: (report) => report.buy?.energy_usd_per_month,
    own_usd_per_month: (report) => report.buy?.usd_per_month,
    usd_per_used_hour: (report) => report.buy?.usd_per_used_hour,
    rent_usd_per_month: (report) => rented(report)?.usd_per_month,
    break_even_month: (report) => rented(report)?.break_even_month,
    api_buying_million_tokens: (report) => report.api?.break_even_million_tokens_buying,
    api_renting_million_tokens: (report) => report.api?.break_even_million_tokens_renting,
  };
  for (const [id, figureOf] of Object.entries(printed)) {
    it(`follow from others beside them: ${id}`, () => {
      let held = 0;
      for (const report of reports) {
        const value = figureOf(report);
        if (!value) continue;
        const line = lineOf(id, report, catalog);
        const formula = line && formulaOf(id, line.inputs);
        if (formula === undefined) {
          const known = gpus.some((gpu) => gpu.id === report.configuration.gpu.id);
          assert.ok(id === "mfu" && !known, `${id}: only the peak of one's own card is not known`);
          continue;
        }
        const given = valueOf(formula, line.inputs);
        assert.ok(near(given, value), `${id}: ${given} is not ${value}`);
        held += 1;
      }
      assert.ok(held >= 2, `${held} reports`);
    });
  }
});
