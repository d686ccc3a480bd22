import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { balances, checkBalance } from "../../web/src/questions/hpc/balance.ts";
import { checkRule, checkSplit } from "../../web/src/questions/plan/rules.ts";

describe("a rule of an article", () => {
  const plan = (id, gpu_count, ...labels) => ({
    labels,
    estimate: { configuration: { gpu: { id }, gpu_count } },
  });
  const rule = { preset: "plan70b", gpus: ["h200"], counts: [4, 8] };
  const all = { plans: [plan("h200", 4, "cheapest"), plan("b200", 1, "fastest")] };
  it("holds where its cards are the cheapest, as many as it says", () => {
    const check = checkRule(rule, all, { plans: [plan("h200", 4, "cheapest")] });
    assert.deepEqual(
      [check.verdict, check.count, check.labels],
      ["holds", "as_said", ["cheapest"]],
    );
  });
  it("holds in part where another number does it, or another card for less", () => {
    assert.equal(checkRule(rule, all, { plans: [plan("h200", 1)] }).count, "fewer");
    assert.equal(checkRule(rule, all, { plans: [plan("h200", 9)] }).count, "more");
    const dearer = checkRule({ ...rule, gpus: ["b200"] }, all, { plans: [plan("b200", 4)] });
    assert.deepEqual([dearer.verdict, dearer.labels], ["partly", ["fastest"]]);
  });
  it("fails where its cards do not do it", () => {
    assert.equal(checkRule(rule, all, { plans: [] }).verdict, "fails");
  });
});

describe("a rule about two needs", () => {
  const split = (train, serve) => ({
    training: { run: { gpu: { id: train } } },
    serving: { service: { gpu: { id: serve } } },
  });
  const advised = split("h200-sxm-141gb", "a100-sxm-80gb");
  const other = split("a100-sxm-80gb", "h200-sxm-141gb");
  it("holds if it is the cheapest way, in part if it is a way, and fails if it is none", () => {
    assert.equal(checkSplit([advised, other]).verdict, "holds");
    assert.deepEqual(checkSplit([other, advised]), {
      verdict: "partly",
      advised,
      cheapest: other,
    });
    assert.equal(checkSplit([other]).verdict, "fails");
    assert.equal(checkSplit([]).verdict, "fails");
  });
  const card = (gpu, code, ai) => ({ gpu, name: gpu, code, ai });
  const asked = (...cards) => [
    {
      relative: cards.map(({ gpu, code }) => ({
        gpu,
        name: gpu,
        unit: "vector",
        attainable_flops: code,
      })),
    },
    { gpus: cards.map(({ gpu, ai }) => ({ id: gpu, dense_flops: { bf16: null, fp16: ai } })) },
  ];
  it("goes by the weaker side of a card, each against the best in it", () => {
    const cards = [
      card("l40s-48gb", 1, 100),
      card("h200-sxm-141gb", 8, 50),
      card("a100-sxm-80gb", 10, 20),
    ];
    assert.deepEqual(balances(...asked(...cards)), [
      card("h200-sxm-141gb", 0.8, 0.5),
      card("a100-sxm-80gb", 1, 0.2),
      card("l40s-48gb", 0.1, 1),
    ]);
    assert.equal(checkBalance(...asked(...cards)).verdict, "holds");
    assert.equal(checkBalance(...asked(...cards, card("x", 9, 90))).verdict, "partly");
    assert.equal(
      checkBalance(...asked(card("a100-sxm-80gb", 9, 9), card("x", 1, 1))).verdict,
      "fails",
    );
  });
});
