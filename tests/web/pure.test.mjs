import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { named } from "../../web/src/parts/combo-box/filter.ts";
import { splitContext } from "../../web/src/element/split-context.ts";
import { engineOptions } from "../../web/src/questions/serving/engine-options.ts";
import { isRelevant } from "../../web/src/questions/serving/relevance.ts";
import { publishedRate } from "../../web/src/format/money.ts";
import { nearestNotch, notches } from "../../web/src/format/notches.ts";
import { numberFormats } from "../../web/src/format/numbers.ts";
import { priceAge } from "../../web/src/format/price-age.ts";
import { describedName } from "../../web/src/state/described.ts";
import { fieldAt, initialQuestion as opening } from "../../web/src/state/fields.ts";
import {
  buildRequest,
  parseNumber,
  patchQuestion,
  questionOf,
} from "../../web/src/state/request.ts";
import { presetNames, presetOf, presets } from "../../web/src/state/presets.ts";
import { queryOf, questionFromQuery } from "../../web/src/state/url.ts";

const initialQuestion = opening("serving");

describe("numbers as typed", () => {
  it("accepts separators, full-width digits, and K and M for tokens", () => {
    assert.equal(parseNumber("8,192", "count"), 8192);
    assert.equal(parseNumber("1 024", "count"), 1024);
    assert.equal(parseNumber("１６", "count"), 16);
    assert.equal(parseNumber("8K", "tokens"), 8192);
    assert.equal(parseNumber("1M", "tokens"), 1_048_576);
    assert.equal(parseNumber("1万", "tokens"), 10_000);
    assert.equal(parseNumber("8k", "count"), 8000);
    assert.equal(parseNumber(".85", "number"), 0.85);
  });
  it("counts amounts by thousands", () => {
    assert.equal(parseNumber("1.5T", "amount"), 1.5e12);
    assert.equal(parseNumber("10m", "amount"), 1e7);
    assert.equal(parseNumber("8K", "amount"), 8000);
    assert.equal(parseNumber("20 million", "amount"), 2e7);
    assert.equal(parseNumber("3.2万", "amount"), 32_000);
  });
  it("refuses what is no number", () => {
    for (const text of ["", "x", "1,2", "8K8", "--1", "1e999", "NaN", "Infinity", "0x10"]) {
      assert.equal(parseNumber(text, "tokens"), undefined, text);
    }
    assert.equal(parseNumber("8K", "number"), undefined);
    assert.equal(parseNumber("8 apples", "count"), undefined);
  });
});

describe("the request", () => {
  it("says what the question says and nothing else", () => {
    assert.deepEqual(buildRequest(initialQuestion), {
      request: {
        workload: "serving",
        model: "meta-llama/Llama-3.1-70B-Instruct",
        precision: { weights: "fp8" },
        gpu: "h200-sxm-141gb",
        gpu_count: 1,
        engine: "vllm",
        concurrency: 16,
        input_tokens: 7168,
        output_tokens: 1024,
      },
    });
  });
  it("names the field whose text is no number", () => {
    assert.deepEqual(buildRequest({ ...initialQuestion, tensor: "two" }), {
      notANumber: "tensor",
    });
  });
  it("holds what a visitor describes in braces", () => {
    const gpu = { base: "h100-sxm-80gb", memory_gb: 160, name: "Mine" };
    const text = JSON.stringify(gpu);
    const asked = { ...initialQuestion, gpu: text };
    assert.deepEqual(buildRequest(asked).request.gpu, gpu);
    assert.deepEqual(buildRequest({ ...initialQuestion, model: '{"hidden":' }), {
      notJson: "model",
    });
    assert.deepEqual(patchQuestion(initialQuestion, { gpu }), asked);
    assert.equal(describedName(text, "?"), "Mine");
    assert.equal(describedName('{"base": "x"}', "?"), "?");
    assert.deepEqual(questionFromQuery(queryOf(asked)), asked);
  });
  it("takes a merge patch back into the question", () => {
    const asked = { ...initialQuestion, tensor: "2", pipeline: "1", kv: "fp8" };
    const patched = patchQuestion(asked, {
      gpu_count: 4,
      parallelism: null,
      precision: { weights: "int4" },
    });
    assert.deepEqual(patched, {
      ...asked,
      count: "4",
      tensor: "",
      pipeline: "",
      weights: "int4",
    });
  });
  it("is taken back into the question that asks it", () => {
    const said = { kv: "fp8", tensor: "2", tpot: "40", atusers: "8", offload: "yes" };
    const question = { ...initialQuestion, ...said };
    const { request } = buildRequest(question);
    assert.deepEqual(questionOf(request), question);
    assert.equal(questionOf({ workload: "none" }), undefined);
    const listed = questionOf({ workload: "serving", images: [{ count: 2, width: 640 }] });
    assert.deepEqual([listed.pictures, listed.picwidth], ["2", "640"]);
  });
  it("of a plan holds lists, and leaves out what another field replaces", () => {
    const { request } = buildRequest({
      ...opening("plan"),
      size: "30",
      train: "",
      rate: "2.5",
      vendor: "NVIDIA, AMD",
      cards: "h100、 a100-sxm-80gb",
    });
    assert.deepEqual(request, {
      model_params_billion: 30,
      serving: {
        requests_per_second: 2.5,
        input_tokens: 7168,
        output_tokens: 1024,
        max_ttft_ms: 2000,
        max_tpot_ms: 50,
      },
      vendors: ["NVIDIA", "AMD"],
      gpus: ["h100", "a100-sxm-80gb"],
    });
  });
  it("of a plan names the cards one has, each with its number", () => {
    const question = { ...opening("plan"), have: "8*a100-sxm-80gb, *l40s-48gb、h100" };
    assert.deepEqual(buildRequest(question).request.existing, [
      { gpu: "a100-sxm-80gb", count: 8 },
      { gpu: "l40s-48gb" },
      { gpu: "h100", count: 1 },
    ]);
    assert.deepEqual(questionFromQuery(queryOf(question)), question);
    assert.deepEqual(buildRequest({ ...question, have: "many*h100" }), { notANumber: "have" });
    assert.equal(fieldAt("plan", "existing[1].count"), "have");
  });
  it("finds the field of an error, or of the group it is in", () => {
    assert.equal(fieldAt("serving", "precision.kv_cache"), "kv");
    assert.equal(fieldAt("serving", "parallelism"), "tensor");
    assert.equal(fieldAt("serving", "model.attention[0].heads"), "model");
    assert.equal(fieldAt("serving", ""), undefined);
  });
});

describe("a measurement of one's own", () => {
  const measured = { ...initialQuestion, tpot: "41.5", atusers: "8", atprompt: "2K" };
  it("goes into the request with the load it was taken at", () => {
    assert.deepEqual(buildRequest(measured).request.measured, {
      tpot_ms: 41.5,
      concurrency: 8,
      input_tokens: 2048,
    });
  });
  it("is not said by a load alone", () => {
    assert.deepEqual(
      buildRequest({ ...measured, tpot: " " }).request,
      buildRequest(initialQuestion).request,
    );
  });
  it("stays in the address", () => {
    assert.deepEqual(questionFromQuery(queryOf(measured)), measured);
  });
});

describe("the questions to start from", () => {
  it("are the shortest address of themselves, each another one", () => {
    for (const name of presetNames) {
      const question = questionFromQuery(presets[name]);
      assert.equal(presetOf(question), name);
      assert.deepEqual(
        new URLSearchParams(queryOf(question)).size,
        new URLSearchParams(presets[name]).size,
      );
    }
    assert.deepEqual(questionFromQuery(presets.chat), initialQuestion);
    assert.equal(presetOf({ ...initialQuestion, users: "17" }), undefined);
  });
});

describe("the list of engines", () => {
  it("has the earlier ones last, under a heading", () => {
    const engine = (id, current) => ({ id, name: id, current });
    const engines = [engine("old", false), engine("new", true), engine("older", false)];
    assert.deepEqual(engineOptions(engines, "Earlier"), [
      ["new", "new", undefined],
      ["old", "old", "Earlier"],
      ["older", "older", "Earlier"],
    ]);
  });
});

describe("the age of a price", () => {
  const today = new Date("2026-11-22T12:00:00Z");
  const stateOf = (asOf) => priceAge(asOf, today).state;
  it("warns after 90 days and again after a year", () => {
    assert.equal(stateOf("2026-08-25"), "recent");
    assert.equal(stateOf("2026-08-23"), "aging");
    assert.equal(stateOf("2025-11-23"), "aging");
    assert.equal(stateOf("2025-11-21"), "old");
    assert.equal(stateOf("2026-12-01"), "recent");
  });
  it("counts a month or a year from its first day, and knows when there is no date", () => {
    assert.deepEqual(priceAge("2026-02", today), { state: "aging", months: 10 });
    assert.equal(stateOf("2026"), "aging");
    assert.equal(stateOf(""), "undated");
  });
});

describe("the address", () => {
  it("that is empty opens the first tab with both needs, and one with inputs alone is of serving", () => {
    for (const query of ["", "?", "?lang=zh"]) {
      assert.deepEqual(questionFromQuery(query), opening("plan"), query);
    }
    assert.deepEqual(Object.keys(buildRequest(opening("plan")).request), [
      "model",
      "serving",
      "training",
    ]);
    assert.equal(queryOf(opening("plan")), "?task=plan&train=yes");
    assert.equal(queryOf(initialQuestion), "?task=serving");
    for (const query of ["?users=16", "?beside=users%3D3"]) {
      assert.deepEqual(questionFromQuery(query), initialQuestion, query);
    }
  });
  it("from before one tab planned serving and training still asks the same", () => {
    const requestOf = (query) => buildRequest(questionFromQuery(query)).request;
    const serving = requestOf("?task=plan&users=24&tpot=40");
    assert.deepEqual(serving, {
      model: initialQuestion.model,
      serving: {
        concurrency: 24,
        input_tokens: 7168,
        output_tokens: 1024,
        max_ttft_ms: 2000,
        max_tpot_ms: 40,
      },
    });
    const training = requestOf("?task=trainplan&method=lora&tokens=20M&total=500&most=512");
    assert.deepEqual(training, {
      model: initialQuestion.model,
      training: { method: "lora", dataset_tokens: 2e7, deadline_hours: 72 },
      budget: { usd_total: 500 },
      max_gpus: 512,
    });
    const again = queryOf(questionFromQuery("?task=trainplan&method=lora"));
    assert.equal(again, "?task=plan&serve=&train=yes&method=lora");
  });
  it("keeps what is said of a need that is switched off", () => {
    const question = { ...opening("plan"), train: "", method: "lora", deadline: "9" };
    assert.deepEqual(questionFromQuery(queryOf(question)), question);
    assert.equal(buildRequest(question).request.training, undefined);
  });
  it("brings every question back, typing errors included", () => {
    for (const change of [
      { users: "x&y=1", gpu: "" },
      { model: "openai/gpt-oss-120b" },
      { model: "openai/gpt-oss-120b", weights: "auto" },
      { weights: "auto", price: "2.5", cached: "0.5", load: "burst" },
      { model: "百川", kv: "fp8 " },
    ]) {
      const question = { ...initialQuestion, ...change };
      assert.deepEqual(questionFromQuery(queryOf(question, "zh")), question);
    }
  });
  it("leaves the weights of another model to the core", () => {
    assert.equal(questionFromQuery("?model=openai/gpt-oss-120b").weights, "auto");
  });
});

describe("the slider's stops", () => {
  it("pass through round binary numbers and stay below the end", () => {
    const stops = notches(8192);
    for (const stop of [1, 2, 3, 10, 16, 20, 1024, 7168, 8192]) assert.ok(stops.includes(stop));
    assert.equal(stops.at(-1), 8192);
    assert.deepEqual(
      stops,
      [...new Set(stops)].sort((a, b) => a - b),
    );
  });
  it("nearest by ratio", () => {
    assert.equal(nearestNotch([1, 10, 100], 40), 2);
    assert.equal(nearestNotch([1, 10, 100], 30), 1);
    assert.equal(nearestNotch([1, 10, 100], -5), 0);
  });
});

describe("figures in words", () => {
  const numbers = numberFormats("en-US");
  it("keep three significant digits and name their units", () => {
    assert.equal(numbers.gb(141_107_412_992), "141");
    assert.equal(numbers.gb(48_900_000), "0.049");
    assert.equal(numbers.gib(141_107_412_992), "131");
    assert.equal(numbers.figure(19.367), "19.4");
    assert.equal(numbers.tokens(8192), "8K");
    assert.equal(numbers.tokens(131_072), "128K");
    assert.equal(numbers.tokens(1_048_576), "1M");
    assert.equal(numbers.tokens(8000), "8,000");
    assert.equal(numbers.duration(850.2), "850 ms");
    assert.equal(numbers.duration(1355), "1.4 s");
    assert.equal(numbers.duration(90 * 60_000), "90 min");
    assert.equal(numbers.duration(50 * 3_600_000), "50 h");
    assert.equal(numbers.duration(10 * 86_400_000), "10 d");
    assert.equal(numbers.durationRange(1355, [881, 2101]), "0.88–2.1");
    assert.equal(numbers.price(3.786), "$3.79");
    assert.equal(numbers.dollars(0.31849), "$0.318");
    assert.equal(numbers.dollars(2766.7), "$2,770");
    assert.equal(numbers.amount(1.4e12), "1.4T");
    assert.equal(numbers.amount(9999), "10,000");
    assert.equal(numbers.amount(54_900), "54.9K");
    assert.equal(numbers.sum(1_240_000), "$1.24M");
    assert.equal(numbers.sum(99_900), "$99,900");
  });
  it("count in Chinese by ten thousand and a hundred million, and name units of time in words", () => {
    const chinese = numberFormats("zh-CN");
    assert.equal(chinese.duration(46), "46 毫秒");
    assert.equal(chinese.duration(920), "0.92 秒");
    assert.equal(chinese.durationRange(920, [520, 3500]), "0.52–3.5");
    assert.equal(chinese.duration(100 * 60_000), "100 分钟");
    assert.equal(chinese.duration(7.3 * 3_600_000), "7.3 小时");
    assert.equal(chinese.duration(25 * 86_400_000), "25 天");
    assert.equal(chinese.amount(1e9), "10\u00a0亿");
    assert.equal(chinese.amount(1e12), "1\u00a0万亿");
    assert.equal(chinese.amount(549_000), "54.9\u00a0万");
    assert.equal(chinese.amount(9999), "10,000");
    assert.equal(chinese.sum(1_240_000), "124\u00a0万美元");
    assert.equal(chinese.sum(871), "$871");
    const yuan = numberFormats("zh-CN", { currency: "CNY", perDollar: 7 });
    assert.equal(yuan.sum(1_240_000), "≈868\u00a0万元");
    assert.equal(yuan.sumRange(1_240_000, [1_000_000, 2_000_000]), "700–1,400");
    assert.equal(yuan.price(2.59), "≈¥18.13");
  });
});

describe("the published rate", () => {
  it("is that of the yuan, which has cost six to nine to the dollar since 2006", () => {
    assert.ok(publishedRate.per_usd > 6 && publishedRate.per_usd < 9, `${publishedRate.per_usd}`);
    assert.match(publishedRate.as_of, /^\d{4}-\d{2}-\d{2}$/);
  });
});

describe("the list of a combo box", () => {
  const options = [
    { id: "a/llama-70b", label: "Llama 3.1 70B", detail: "", aliases: ["llama70"] },
    { id: "a/llama-8b", label: "Llama 3.1 8B", detail: "", aliases: [] },
  ];
  it("knows names and aliases", () => {
    assert.equal(named(options, " LLAMA70 "), options[0]);
    assert.equal(named(options, "llama"), undefined);
  });
});

describe("a context", () => {
  it("is seven eighths prompt", () => {
    assert.deepEqual(splitContext("8192"), { prompt: "7168", answer: "1024" });
    assert.deepEqual(splitContext("2"), { prompt: "1", answer: "1" });
    assert.equal(splitContext(null), undefined);
  });
  it("that is no number is left for the core to refuse", () => {
    assert.deepEqual(splitContext("many"), { prompt: "many", answer: "many" });
  });
});

describe("which rare fields matter", () => {
  const models = [
    { id: "dense", name: "dense", aliases: [], experts: 0 },
    { id: "mixture", name: "mixture", aliases: [], experts: 64 },
  ];
  const engines = [
    { id: "vllm", flags: [], offloads_layers: false },
    { id: "listens", flags: ["scheduler_recv_interval"], offloads_layers: false },
    { id: "waits", flags: ["batch_wait_timeout_iters"], offloads_layers: true },
  ];
  const relevant = (name, change) =>
    isRelevant(name, { ...initialQuestion, ...change }, { models, engines });
  it("depends on the number of GPUs", () => {
    assert.ok(!relevant("tensor", { count: "1" }));
    assert.ok(relevant("tensor", { count: "2" }));
    assert.ok(!relevant("network", { count: "8" }));
    assert.ok(relevant("network", { count: "9" }));
  });
  it("depends on what the catalog says of the engine", () => {
    assert.ok(relevant("receive", { engine: "listens" }));
    assert.ok(!relevant("receive", { engine: "vllm" }));
    assert.ok(!relevant("receive", { engine: "waits" }));
    assert.ok(relevant("batchwait", { engine: "waits" }));
    assert.ok(!relevant("attentionwait", { engine: "waits" }));
    assert.ok(relevant("offload", { engine: "waits" }));
    assert.ok(!relevant("offload", { engine: "listens" }));
    assert.ok(!relevant("receive", { engine: "somebody's own" }));
  });
  it("depends on the model: only a mixture has experts to spread", () => {
    assert.ok(!relevant("expert", { model: "dense", count: "8" }));
    assert.ok(relevant("expert", { model: "mixture", count: "8" }));
  });
});
