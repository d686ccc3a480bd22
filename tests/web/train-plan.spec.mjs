import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { buildRequest } from "../../web/src/state/request.ts";
import { questionFromQuery } from "../../web/src/state/url.ts";
import {
  bigNumbers,
  command,
  expect,
  isRounded,
  numberIn,
  rendered,
  test,
  unfold,
} from "./support.mjs";

const { rates } = JSON.parse(
  readFileSync(new URL("../../data/exchange_rates.json", import.meta.url), "utf8"),
);
const opening = buildRequest(questionFromQuery("?task=trainplan")).request;

async function planned(request = opening) {
  const [report] = await command([request], "--plan");
  assert.ok(!report.error, JSON.stringify(report.error));
  return report.training;
}

const settled = (page) => page.locator('.answer[aria-busy="false"]').waitFor();
const texts = async (page) => {
  await unfold(page);
  return (await page.locator(".plan").allInnerTexts()).map((text) =>
    text.replaceAll("\u00a0", " "),
  );
};

test.describe("the tab that recommends, for a run alone", () => {
  test(
    "shows the runs of the npm command, with price, time and reasons",
    { tag: "@core" },
    async ({ open }) => {
      const page = await open("?task=trainplan");
      const { plans, pareto, rejected } = await planned();
      const shown = await texts(page);
      assert.equal(shown.length, plans.length);
      const prices = (await bigNumbers(page)).map(numberIn);
      plans.forEach(({ estimate, charged_usd: charged }, index) => {
        const { configuration: now, cost, speed } = estimate;
        assert.ok(shown[index].includes(`${now.gpu_count} × ${now.gpu.name}`), shown[index]);
        assert.ok(isRounded(prices[index], charged), `${prices[index]}`);
        const itself = numberIn(/the run itself is \$([\d,.]*\d)/.exec(shown[index])[1]);
        assert.ok(isRounded(itself, cost.usd_total), shown[index]);
        const hours = numberIn(/Takes\s+([\d.]+) h/.exec(shown[index])[1]);
        assert.ok(Math.abs(hours - speed.hours) < 0.06 * speed.hours, shown[index]);
        assert.doesNotMatch(shown[index], /[a-z]_[a-z]/, "reasons are sentences");
      });
      await expect(page.locator(".comparison tbody tr")).toHaveCount(pareto.length);
      await expect(page.locator(".rejected > div")).toHaveCount(rejected.length);
    },
  );

  test("says where 8 cards are too few for scenario A", async ({ open }) => {
    const page = await open("?task=trainplan");
    // 16 bytes a parameter of 70.6 billion are 1,129 GB: more than the 640 GB of 8 H100, and hardly room for
    // activations in the 1,128 GB of 8 H200.
    const cards = ["h100-sxm-80gb", "h200-sxm-141gb"];
    const within = await planned({ ...opening, gpus: cards, max_gpus: 8 });
    assert.equal(within.plans.length, 0);
    await expect(page.locator(".rule")).toHaveText(/8 are not enough/, rendered);
  });

  test("answers for the sizes of which no article speaks", async ({ open }) => {
    const page = await open("?task=trainplan&size=50");
    const { training, budget } = opening;
    const need = { model_params_billion: 50, training, ...(budget && { budget }) };
    const { plans } = await planned(need);
    const [{ estimate, charged_usd: charged }] = (
      await planned({
        ...need,
        gpus: ["a100", "a100-sxm-40gb", "a100-pcie-80gb", "a100-pcie-40gb", "h100", "h200"],
      })
    ).plans;
    const text = (await page.locator(".rule").innerText()).replaceAll("\u00a0", " ");
    assert.match(text, /No rule/);
    const { gpu, gpu_count: count } = estimate.configuration;
    assert.ok(text.includes(`${count} × ${gpu.name}`), text);
    const [cheapest] = plans;
    const ratio = charged / cheapest.charged_usd;
    if (ratio > 1) assert.ok(text.includes(`costs ${Number(ratio.toPrecision(3))} times`), text);
  });

  test("follows the method and the deadline", async ({ open }) => {
    const page = await open("?task=trainplan");
    await page.locator("#field-method").selectOption("qlora");
    await page.locator("#field-corpus").fill("10M");
    await page.locator("#field-deadline").fill("24");
    await settled(page);
    const { plans } = await planned({
      ...opening,
      training: { method: "qlora", dataset_tokens: 1e7, deadline_hours: 24 },
    });
    assert.ok(isRounded(numberIn((await bigNumbers(page))[0]), plans[0].charged_usd));
    await expect(page).toHaveURL(
      /task=plan&serve=&train=yes.*method=qlora.*tokens=10M.*deadline=24/,
    );
    await page.locator("#field-deadline").fill("0");
    await expect(page.locator("#field-deadline-error")).toBeVisible();
    assert.equal((await texts(page)).length, plans.length, "the last answer stays");
    await page.locator("#field-corpus").fill("1T");
    await page.locator("#field-deadline").fill("0.01");
    await expect(page.locator(".badge", { hasText: "Nothing does it" })).toBeVisible();
  });

  test("opens a run in Fine-tuning or Training with the very figures", async ({ open }) => {
    for (const [query, tab] of [
      ["?task=trainplan", "finetuning"],
      ["?task=trainplan&method=pretraining&tokens=1T&deadline=2160", "training"],
    ]) {
      const page = await open(query);
      const [tile] = await texts(page);
      const hours = /Takes\s+(\S+ \w+)/.exec(tile)[1];
      const [, dollars] = /the run itself is (\$[\d,.]*\d)/.exec(tile);
      await page.locator(".plan .chip").first().click();
      await expect(page.locator(`#tab-${tab}`)).toHaveAttribute("aria-selected", "true");
      await expect(page.locator(".tile").first()).toBeVisible();
      const tiles = (await page.locator(".tile").allInnerTexts())
        .join(" ")
        .replaceAll("\u00a0", " ");
      assert.ok(tiles.includes(dollars), `${dollars} in ${tiles}`);
      assert.ok(tiles.includes(hours), `${hours} in ${tiles}`);
    }
  });

  test("says what it would cost when the budget is too small, in Chinese too", async ({ open }) => {
    const page = await open("?task=trainplan&total=5&lang=zh");
    const { beyond_budget: beyond } = await planned({ ...opening, budget: { usd_total: 5 } });
    await expect(page.locator(".badge").first()).toHaveText(/超出预算/, rendered);
    await expect(page.locator(".tile-big").first()).toHaveText(/^≈¥/, rendered);
    const yuan = beyond.charged_usd * rates[0].per_usd;
    assert.ok(isRounded(numberIn((await bigNumbers(page))[0]), yuan), `${yuan}`);
    for (const text of [...(await texts(page)), await page.locator(".rejected").innerText()]) {
      assert.match(text, /[\u4e00-\u9fff]/);
      assert.doesNotMatch(text, /[a-z]_[a-z]/);
    }
  });
});
