// The claims of data/claims: each verdict follows from figures that the core and the catalog give now.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import { evaluateClaim, evaluateFigure, holds, verdictOf } from "../../web/src/claims/evaluate.ts";
import { linkOf, questionsOf } from "../../web/src/claims/link.ts";
import { comparedFromQuery, SIDE_BY_SIDE } from "../../web/src/state/compared.ts";
import { forms } from "../../web/src/questions/index.ts";
import { buildRequest } from "../../web/src/state/request.ts";
import { rules, rulesOf, splitRule } from "../../web/src/questions/plan/rules.ts";
import { isPreset } from "../../web/src/state/presets.ts";
import { queryOf, questionFromQuery } from "../../web/src/state/url.ts";
import { importPackage, installPackage } from "../wasm/support.mjs";

const folder = new URL("../../data/claims/", import.meta.url);
const files = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder))));
const claims = files.flatMap((file) => file.claims);

let core, catalog;

before(async () => {
  core = await (await importPackage(await installPackage())).load();
  catalog = core.catalog();
});

describe("every claim", () => {
  for (const claim of claims) {
    it(claim.id, () => {
      const { figures, verdict } = evaluateClaim(core, catalog, claim);
      const shown = figures.map(({ figure, value }) => `${figure.label.en}: ${value}`).join("\n");
      assert.equal(verdict, claim.verdict, shown);
    });
  }
});

describe("every link", () => {
  const notSaid = "not_checkable";
  for (const claim of claims.filter(({ figures, verdict }) => figures && verdict !== notSaid)) {
    it(`leads somewhere: ${claim.id}`, () => {
      assert.ok(linkOf(claim, catalog, "en"));
    });
  }
  for (const claim of claims) {
    it(`opens what it says: ${claim.id}`, () => {
      for (const question of questionsOf(claim, catalog)) {
        const opened = questionFromQuery(queryOf(question));
        assert.deepEqual(opened, question);
        const { request } = buildRequest(opened);
        const report = core[forms[question.task].method](request);
        assert.ok(!("error" in report), JSON.stringify(report.error));
        if (claim.state) assert.deepEqual(request, claim.state);
      }
    });
  }
  it("puts the cards of a data sheet side by side", () => {
    const { figures } = claims.find(({ id }) => id === "h100-fp16-1671");
    const cards = new Set(figures.flatMap(({ of }) => of.map(({ gpu }) => gpu)));
    const link = new URL(linkOf({ figures }, catalog, "zh"), "https://example.org");
    assert.deepEqual(
      comparedFromQuery(link.search).map(({ gpu }) => gpu),
      [...cards],
    );
    assert.equal(link.hash, `#${SIDE_BY_SIDE}`);
    assert.equal(link.searchParams.get("lang"), "zh");
  });
  it("leads to every need that an article has a rule for", () => {
    const questions = claims.flatMap((claim) => questionsOf(claim, catalog));
    const requests = questions.map((question) => buildRequest(question).request);
    const found = requests.flatMap(rulesOf);
    assert.deepEqual(
      Object.keys(rules).filter((name) => !found.includes(name)),
      [],
    );
    assert.ok(requests.some((request) => isPreset(request, splitRule.preset)));
  });
  it("shows an offer with its price", () => {
    const { figures } = claims.find(({ id }) => id === "price-table");
    const [first] = questionsOf({ figures }, catalog);
    assert.equal(first.offer, figures[0].of[0].offer);
  });
});

describe("figures", () => {
  const words = { en: "x", zh: "x" };
  const figure = (of, over, unit = "times") => ({ label: words, unit, of, over });
  const gpu = (id, field, more) => ({ gpu: id, field, ...more });

  it("are a product over a product, in their unit", () => {
    const fp16 = gpu("a100-sxm-80gb", "dense_flops.fp16");
    assert.equal(evaluateFigure(core, catalog, figure([fp16], undefined, "TFLOP/s")), 312);
    assert.equal(evaluateFigure(core, catalog, figure([fp16, { count: 3 }], [fp16])), 3);
  });
  it("double a rate only where the card has one with sparsity", () => {
    const sparse = (id) => figure([gpu(id, "dense_flops.fp16", { with_sparsity: true })]);
    assert.equal(evaluateFigure(core, catalog, sparse("a100-sxm-80gb")), 624e12);
    assert.throws(() => evaluateFigure(core, catalog, sparse("v100-sxm-32gb")), /sparsity/);
  });
  it("have no value where nothing runs, and none is made up", () => {
    const request = {
      workload: "serving",
      model: "meta-llama/Llama-3.1-405B-Instruct",
      gpu: "l4-24gb",
    };
    const speed = { estimate: { ...request, gpu_count: 1 }, field: "speed.tpot_ms" };
    assert.equal(evaluateFigure(core, catalog, figure([speed])), undefined);
    assert.throws(() => evaluateFigure(core, catalog, figure([gpu("no-such-gpu", "year")])));
    const broken = { estimate: { ...request, gpu: "no-such-gpu" }, field: "speed.tpot_ms" };
    assert.throws(() => evaluateFigure(core, catalog, figure([broken])));
  });
});

describe("verdicts", () => {
  const entry = (result, other) => ({
    figure: other ? { other_basis: true } : {},
    value: 1,
    holds: result,
  });

  it("allow for rounding, no more", () => {
    assert.ok(holds(1978.9, { low: 1979, high: 1979 }));
    assert.ok(!holds(1935, { low: 2039, high: 2039 }));
    assert.ok(holds(3, { low: 2 }));
    assert.ok(!holds(undefined, { low: 2 }));
  });
  it("follow from what holds", () => {
    assert.equal(verdictOf([entry(true), entry(true)]), "right");
    assert.equal(verdictOf([entry(true), entry(false)]), "right_under_condition");
    assert.equal(verdictOf([entry(false)]), "wrong");
    assert.equal(verdictOf([entry(false), entry(true, true)]), "mixed_units");
    assert.equal(verdictOf([entry(true), entry(true, true)]), "right");
    assert.equal(verdictOf([entry(false), entry(false, true)]), "wrong");
    assert.equal(verdictOf([entry(undefined)]), undefined);
  });
});
