import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import {
  accessibilityProblems,
  catalog,
  command,
  isRounded,
  numberIn,
  servedSite,
  speak,
} from "./support.mjs";

const folder = new URL("../../data/claims/", import.meta.url);
const files = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder))));
const claims = files.flatMap((file) => file.claims);

describe("the page of claims", () => {
  const served = servedSite({ ready: ".claim" });
  let page;
  const openWith = async (query = "", settings) => {
    page = await served.open(`claims.html${query}`, settings);
  };

  it("shows every claim with its verdict, in both languages", async () => {
    await openWith();
    const shown = await page
      .locator(".claim")
      .evaluateAll((all) => all.map(({ id, dataset }) => [id, dataset.verdict]));
    const byId = (a, b) => a[0].localeCompare(b[0]);
    const wanted = claims.map(({ id, verdict }) => [id, verdict]);
    assert.deepEqual(shown.sort(byId), wanted.sort(byId));
    await speak(page, "中文");
    const [{ quote }] = claims;
    assert.equal(await page.getByRole("heading", { name: quote.zh }).count(), 1);
  });

  it("computes its figures with the core and the catalog", async () => {
    await openWith();
    const { gpus } = await catalog();
    const rates = claims.flatMap(({ id, figures = [] }) =>
      figures.flatMap(({ of, over, unit }, index) =>
        !over && of.length === 1 && of[0].field === "dense_flops.fp16" && !of[0].with_sparsity
          ? [{ id, index, gpu: of[0].gpu, unit }]
          : [],
      ),
    );
    assert.ok(rates.length > 3);
    const cell = (id, index) =>
      page.locator(`#${id} .claim-figures tbody tr`).nth(index).locator("td").first().innerText();
    for (const { id, index, gpu } of rates) {
      const { dense_flops: dense } = gpus.find((one) => one.id === gpu);
      assert.ok(isRounded(numberIn(await cell(id, index)), dense.fp16 / 1e12), id);
    }
    const ratios = claims.flatMap(({ id, figures = [] }) =>
      figures.flatMap(({ of, over = [], unit }, index) =>
        unit === "times" && [of, over].every((terms) => terms.length === 1 && terms[0].estimate)
          ? [{ id, index, terms: [of[0], over[0]] }]
          : [],
      ),
    );
    assert.ok(ratios.length > 3);
    const reports = await command(ratios.flatMap(({ terms }) => terms.map((one) => one.estimate)));
    const at = (report, path) => path.split(".").reduce((inner, name) => inner?.[name], report);
    for (const [number, { id, index, terms }] of ratios.entries()) {
      const [of, over] = terms.map(({ field }, side) => at(reports[2 * number + side], field));
      const text = await cell(id, index);
      if (of !== undefined && over !== undefined)
        assert.ok(isRounded(numberIn(text), of / over), `${id}: ${text}`);
    }
  });

  it("opens the calculator in the state that shows a claim", async () => {
    const { id, state } = claims.find((claim) => claim.state?.workload === "serving");
    await openWith(`#${id}`);
    await page.locator(`#${id}`).getByRole("link").click();
    await page.locator(".tile").first().waitFor();
    const [report] = await command([state]);
    const memory = await page.locator(".tile-big").first().innerText();
    assert.ok(isRounded(numberIn(memory), report.fit.per_gpu.needed_bytes / 1e9), memory);
    await page.getByRole("link", { name: "Claims" }).click();
    await page.locator(".claim").first().waitFor();
  });

  it("opens the cards of a data sheet side by side, in sight", async () => {
    await openWith();
    await page.locator("#h100-fp16-1671").getByRole("link").click();
    await page.locator(".sides").waitFor();
    const heads = await page.locator(".sides thead .row-button").allInnerTexts();
    assert.deepEqual(heads, ["1 × H100 SXM 80GB", "1 × H100 PCIe 80GB", "1 × H100 NVL 94GB"]);
    const row = page.locator(".sides tr", { hasText: "FP16 with 2:4 sparsity" });
    assert.match(await row.innerText(), /1,670/);
    await page.waitForFunction(() => {
      const { top } = document.querySelector(".sides").getBoundingClientRect();
      return top >= 0 && top < innerHeight;
    });
  });

  for (const [name, query, settings] of [
    ["light", "", {}],
    ["dark, in Chinese", "?lang=zh", { colorScheme: "dark" }],
    ["on a phone", "", { viewport: { width: 390, height: 844 } }],
  ]) {
    it(`is accessible: ${name}`, async () => {
      await openWith(query, settings);
      assert.deepEqual(await accessibilityProblems(page), []);
      const { scrollWidth, clientWidth } = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return { scrollWidth, clientWidth };
      });
      assert.equal(scrollWidth, clientWidth, "nothing sticks out");
    });
  }
});
