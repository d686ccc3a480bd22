// The checks of data/ must fail when a figure is wrong, and the counts must be the published ones.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { claimProblems } from "./check_claims.mjs";
import { crossCheck } from "./cross_checks.mjs";
import { DATA, readCatalogue } from "./read.mjs";
import { derivedParameters } from "./shape.mjs";

const TODAY = "2100-01-01";
const catalogue = readCatalogue();
const find = (list, id) => list.find((entry) => entry.id === id);

/** Problems after `change` was applied to a copy of the catalogue. */
function problemsAfter(change) {
  const copy = structuredClone(catalogue);
  change(copy);
  return crossCheck(copy, TODAY).join("\n");
}

/** Runs a tool on a copy of data/ after `change` edited the text of one file. */
function run(tool, file, change, ...args) {
  const folder = mkdtempSync(join(tmpdir(), "whichgpu-data-"));
  try {
    cpSync(DATA, folder, { recursive: true });
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), "utf8")));
    return spawnSync(process.execPath, [join(DATA, "tools", tool), ...args, folder], {
      encoding: "utf8",
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("the catalogue has no problems", () => {
  assert.deepEqual(crossCheck(catalogue, TODAY), []);
});

test("shapes give the parameter counts that the publishers print", () => {
  const published = {
    "meta-llama/Llama-3.1-8B-Instruct": 8_030_261_248,
    "meta-llama/Llama-3.1-70B-Instruct": 70_553_706_496,
    "meta-llama/Llama-3.1-405B-Instruct": 405_853_388_800,
    "deepseek-ai/DeepSeek-R1": 671_026_419_200,
    "openai/gpt-oss-20b": 20_914_757_184,
    "openai/gpt-oss-120b": 116_829_156_672,
    "google/gemma-3-27b-it": 27_432_406_640,
    "mistralai/Mixtral-8x7B-Instruct-v0.1": 46_702_792_704,
    "Qwen/Qwen2.5-7B-Instruct": 7_615_616_512,
    "microsoft/Phi-3.5-MoE-instruct": 41_873_153_344,
  };
  for (const [id, count] of Object.entries(published)) {
    const model = find(catalogue.models, id);
    assert.equal(
      derivedParameters(model) +
        model.other_parameters +
        (model.looked_up_parameters ?? 0) +
        model.vision_parameters,
      count,
      id,
    );
  }
});

test("a key-value head too many is noticed by the parameter count", () => {
  const problems = problemsAfter(({ models }) => {
    find(models, "Qwen/Qwen3-32B").attention[0].kv_heads = 16;
  });
  assert.match(problems, /Qwen\/Qwen3-32B: shapes give \d+ parameters/);
});

test("a sparse rate in a dense column is noticed", () => {
  const problems = problemsAfter(({ gpus }) => {
    find(gpus, "h100-sxm-80gb").fp16_tensor_dense_tflops *= 2.1;
  });
  assert.match(problems, /h100-sxm-80gb: tensor rates fall/);
});

test("gigabytes taken for gibibytes, and bits for bytes, are noticed", () => {
  const problems = problemsAfter(({ gpus }) => {
    find(gpus, "l40s-48gb").memory_mib = 51_540;
    find(gpus, "a100-sxm-40gb").memory_bandwidth_gb_s = 12;
  });
  assert.match(problems, /l40s-48gb: memory_mib is/);
  assert.match(problems, /a100-sxm-40gb: memory_bandwidth_gb_s reads/);
});

test("a generation that no factor was chosen for is noticed", () => {
  const problems = problemsAfter(({ gpus, architectures }) => {
    find(gpus, "h100-sxm-80gb").architecture = "Rubin";
    architectures.splice(
      architectures.findIndex(({ name }) => name === "Turing"),
      1,
    );
  });
  assert.match(problems, /architectures\.json: Rubin is missing/);
  assert.match(problems, /architectures\.json: Turing is missing/);
});

test("a name used twice is noticed, whatever its case", () => {
  const problems = problemsAfter(({ gpus }) => {
    find(gpus, "l4-24gb").aliases.push("H100");
  });
  assert.match(problems, /GPU name "h100" belongs to both/);
});

test("unknown GPUs, impossible days and duplicate offers are noticed", () => {
  const problems = problemsAfter(({ offers }) => {
    offers[0].gpu = "h100";
    offers[1].as_of = "2026-02-30";
    offers[3].id = offers[2].id;
  });
  assert.match(problems, /unknown gpu h100/);
  assert.match(problems, /as_of 2026-02-30/);
  assert.match(problems, /duplicate id/);
});

test("a source from the future is noticed", () => {
  const before = crossCheck(catalogue, "2020-01-01").join("\n");
  assert.match(before, /h100-sxm-80gb: source date/);
});

test("check.mjs names the file and the field that break the schema", () => {
  const result = run("check.mjs", "gpus/nvidia-ada.json", (text) =>
    text.replace('"memory_gb": 48', '"memory_gib": 48'),
  );
  assert.equal(result.status, 1);
  assert.match(result.stderr, /gpus\/nvidia-ada\.json: \/gpus\/0 .*memory_g/);
});

test("generate_tables.mjs fails with the entry's name, and writes the same text twice", () => {
  const folder = mkdtempSync(join(tmpdir(), "whichgpu-tables-"));
  const output = join(folder, "tables.cpp");
  try {
    const broken = run(
      "generate_tables.mjs",
      "gpus/nvidia-ada.json",
      (text) => text.replace('"vendor": "NVIDIA"', '"vendor": ["NVIDIA"]'),
      output,
    );
    assert.equal(broken.status, 1);
    assert.match(broken.stderr, /l40s-48gb: expected a text/);
    const once = run("generate_tables.mjs", "engines.json", (text) => text, output);
    assert.equal(once.status, 0, once.stderr);
    const first = readFileSync(output, "utf8");
    run("generate_tables.mjs", "engines.json", (text) => text, output);
    assert.equal(readFileSync(output, "utf8"), first);
    assert.match(first, /x\.memory_bytes = 85520809984\.0;/); // 81,559 MiB of an H100
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a duty without a claim, an unknown duty and an undecided verdict are noticed", () => {
  const claim = { id: "a", duties: ["x"], verdict: "right", figures: [{ said: { low: 1 } }] };
  const duties = [{ id: "x", article: "one" }];
  const files = (...claims) => [{ article: { id: "one" }, claims }];
  assert.deepEqual(claimProblems(files(claim), duties), []);
  assert.match(claimProblems(files(claim), [...duties, { id: "y", article: "one" }])[0], /^y: no/);
  assert.match(claimProblems(files(claim, claim), duties)[0], /used twice/);
  assert.match(claimProblems(files({ ...claim, duties: ["z"] }), duties)[0], /unknown duty z/);
  const bare = { ...claim, figures: undefined };
  assert.match(claimProblems(files(bare), duties)[0], /neither a figure nor a source/);
  const denied = { ...claim, verdict: "not_checkable" };
  assert.match(claimProblems(files(denied), duties)[0], /not to be checkable/);
});

test("a MIG slice that exceeds its card is noticed", () => {
  const problems = problemsAfter(({ partitionings }) => {
    partitionings[0].profiles[0].memory_mib = 5_900;
  });
  assert.match(problems, /MIG of a100-sxm-40gb: 1g.5gb: its instances exceed the card's memory/);
});

test("a card with MIG but without profiles is noticed", () => {
  const problems = problemsAfter(({ gpus }) => {
    find(gpus, "a100-pcie-40gb").peak_power_watts = 500;
    find(gpus, "l40s-48gb").mig_instances = 7;
  });
  assert.match(problems, /a100-pcie-40gb: no board of the same rates takes peak_power_watts/);
  assert.match(problems, /l40s-48gb: mig_instances and mig_profiles.json contradict/);
});

test("a bandwidth that memory of its size and type cannot have is noticed", () => {
  for (const [id, factor] of [
    ["a100-sxm-80gb", 2],
    ["h100-sxm-80gb", 0.5],
    ["l40s-48gb", 8],
    ["apple-m3-ultra-512gb", 2],
  ]) {
    const problems = problemsAfter(({ gpus }) => {
      find(gpus, id).memory_bandwidth_gb_s *= factor;
    });
    assert.match(
      problems,
      new RegExp(`${id}: memory_bandwidth_gb_s takes [\\d.or ]+ Gbit/s a pin`),
    );
  }
});

describe("every other check finds what it is for", () => {
  const card = (id, change) => (copy) => change(find(copy.gpus, id));
  const model = (id, change) => (copy) => change(find(copy.models, id));
  const cases = [
    [
      "an unknown type of memory",
      /memory_type HBM9/,
      card("l4-24gb", (gpu) => (gpu.memory_type = "HBM9")),
    ],
    [
      "FP8 over four times FP16",
      /FP8 is over four/,
      card("l4-24gb", (gpu) => (gpu.fp8_tensor_dense_tflops *= 5)),
    ],
    [
      "NVLink of one card",
      /nvlink speed and domain/,
      card("h100-sxm-80gb", (gpu) => (gpu.nvlink_domain_gpus = 1)),
    ],
    [
      "NVLink in gigabits",
      /nvlink is faster than memory/,
      card("h100-sxm-80gb", (gpu) => (gpu.nvlink_gb_s_per_direction = 3600)),
    ],
    [
      "an id with another size",
      /the id does not end/,
      (copy) => {
        find(copy.gpus, "l4-24gb").memory_gb = 23;
      },
    ],
    [
      "a source of a field that is not there",
      /a source names the field price/,
      card("l4-24gb", (gpu) =>
        gpu.sources.push({ fields: ["price"], cite: "x", date: "2020-01-01" }),
      ),
    ],
    [
      "a model of the future",
      /released 2999/,
      model("Qwen/Qwen3-32B", (one) => (one.released = "2999")),
    ],
    [
      "much that the shapes do not derive",
      /other_parameters are/,
      model("Qwen/Qwen3-32B", (one) => (one.other_parameters += 1e9)),
    ],
    [
      "heads that no group divides",
      /heads is no multiple/,
      model("Qwen/Qwen3-32B", (one) => (one.attention[0].kv_heads = 7)),
    ],
    [
      "a window beyond the context",
      /window exceeds/,
      model(
        "openai/gpt-oss-20b",
        (one) => (one.attention.find(({ window }) => window).window = 1e7),
      ),
    ],
    [
      "more experts visited than there are",
      /experts_per_token exceeds/,
      model("openai/gpt-oss-20b", (one) => (one.feed_forward[0].experts_per_token = 99)),
    ],
    [
      "an unknown format of weights",
      /unknown checkpoint_precision int3/,
      model("Qwen/Qwen3-32B", (one) => (one.checkpoint_precision = "int3")),
    ],
    [
      "an unknown format of the cache",
      /unknown checkpoint_kv_precision int3/,
      model("Qwen/Qwen3-32B", (one) => (one.checkpoint_kv_precision = "int3")),
    ],
    [
      "a typical price outside its range",
      /not between low and high/,
      (copy) => (copy.ownership.purchase_prices[0].usd = 1e6),
    ],
    [
      "a price to buy at of two years ago",
      /is over a year before the newest offer/,
      (copy) => (copy.ownership.purchase_prices[0].as_of = "2024-11-01"),
    ],
    [
      "a current offer whose day is not known",
      /needs the day it was read/,
      ({ offers }) => (offers.find(({ current }) => current).as_of = "2026"),
    ],
    [
      "a current offer that says nowhere who printed it",
      /needs an address as source/,
      ({ offers }) => (offers.find(({ current }) => current).source = "a price list"),
    ],
    [
      "an offer that can no longer be rented",
      /it was retired on 2025-09-30/,
      ({ offers }) => (offers.find(({ retired }) => retired).current = true),
    ],
    [
      "an offer beside a newer one of the same instance",
      /nebius-hgx-h100-old is superseded by nebius-hgx-h100-2026-10-01/,
      ({ offers }) =>
        offers.push({
          ...find(offers, "nebius-hgx-h100-2026-10-01"),
          id: "nebius-hgx-h100-old",
          as_of: "2026-09-25",
        }),
    ],
    [
      "a price of no card",
      /there is no GPU x/,
      (copy) => (copy.ownership.purchase_prices[0].gpu = "x"),
    ],
    [
      "two prices to buy one card",
      /purchase prices: /,
      ({ ownership: { purchase_prices: all } }) => all.push(all[0]),
    ],
    [
      "the price of an API of no model",
      /Groq, x: there is no such model/,
      ({ apiPrices }) => (apiPrices.find(({ provider }) => provider === "Groq").model = "x"),
    ],
    [
      "cached prompts that cost more than others",
      /cached prompts cost more than others/,
      ({ apiPrices }) => (apiPrices[0].usd_per_million_cached = 1000),
    ],
    [
      "two prices of one API for one model",
      /API prices: DeepSeek \(off-peak\), deepseek-ai\/DeepSeek-V4-Pro/,
      ({ apiPrices }) => apiPrices.push(apiPrices[0]),
    ],
    [
      "an engine that nobody knows",
      /unknown engine x/,
      (copy) => (copy.calibration.engines.x = {}),
    ],
    [
      "one id for two engines",
      /duplicate id: vllm/,
      (copy) => copy.engines.push(find(copy.engines, "vllm")),
    ],
    ["one card cut twice", /^MIG: /m, ({ partitionings: all }) => all.push(all[0])],
    [
      "a day to come in a source of MIG",
      /MIG of .*source date 2999/,
      (copy) => (copy.partitionings[0].sources[0].date = "2999-01-01"),
    ],
  ];
  for (const [what, expected, change] of cases) {
    test(what, () => {
      assert.match(problemsAfter(change), expected);
    });
  }
});
