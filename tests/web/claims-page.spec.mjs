import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import {
  accessibilityProblems,
  catalog,
  command,
  expect,
  isRounded,
  numberIn,
  rendered,
  speak,
  test,
} from "./support.mjs";

const folder = new URL("../../data/claims/", import.meta.url);
const files = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder))));
const claims = files.flatMap((file) => file.claims);

test.describe("the page of claims", () => {
  test.use({ ready: ".claim" });

  test("shows every claim with its verdict, in both languages", async ({ open }) => {
    const page = await open("claims.html");
    await expect(page.locator(".claim")).toHaveCount(claims.length);
    const shown = await page
      .locator(".claim")
      .evaluateAll((all) => all.map(({ id, dataset }) => [id, dataset.verdict]));
    const byId = (a, b) => a[0].localeCompare(b[0]);
    const wanted = claims.map(({ id, verdict }) => [id, verdict]);
    assert.deepEqual(shown.sort(byId), wanted.sort(byId));
    await speak(page, "中文");
    const [{ quote }] = claims;
    await expect(page.getByRole("heading", { name: quote.zh })).toHaveCount(1);
  });

  test("opens the sources of a claim at their address", async ({ open }) => {
    const page = await open("claims.html");
    const cited = claims.flatMap(({ id, sources = [] }) => sources.map(({ cite }) => [id, cite]));
    assert.ok(cited.length > 5);
    for (const [id, cite] of cited) {
      const link = page.locator(`#${id} .fine a`, { hasText: cite });
      const [address] = /https?:\/\/[^\s,;)]+/.exec(cite) ?? [];
      await expect(link).toHaveAttribute("href", address ?? /^https:\/\/github\.com\/.+\/blob\//);
    }
  });

  test("lead to their place in the article", async ({ open }) => {
    const page = await open("claims.html");
    const links = page.locator(".claim").getByRole("link", { name: /^In the article: / });
    await expect(links).toHaveCount(claims.length);
    const place = await page
      .locator("#h100-fp16-1671")
      .getByRole("link", { name: /^In the article/ })
      .getAttribute("href");
    const [address, fragment] = place.split("#:~:text=");
    assert.match(address, /^https:\/\/fangzhoutech\.com\//);
    assert.equal(decodeURIComponent(fragment), "H100 的 FP16 性能");
  });

  test("computes its figures with the core and the catalog", async ({ open }) => {
    const page = await open("claims.html");
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

  test("opens the calculator in the state that shows a claim", async ({ open }) => {
    const { id, state } = claims.find((claim) => claim.state?.workload === "serving");
    const page = await open(`claims.html#${id}`);
    await page.locator(`#${id}`).getByRole("link").first().click();
    await expect(page.locator(".tile").first()).toBeVisible();
    const [report] = await command([state]);
    const memory = await page.locator(".tile-big").first().innerText();
    assert.ok(isRounded(numberIn(memory), report.fit.per_gpu.needed_bytes / 1e9), memory);
    await page.getByRole("link", { name: "Claims" }).click();
    await expect(page.locator(".claim").first()).toBeVisible();
  });

  test("are filtered by verdict, topic and words, which the address keeps, and listed", async ({
    open,
  }) => {
    const page = await open("claims.html");
    const having = (verdict, topic) =>
      claims.filter((one) => one.verdict === verdict && (!topic || one.topic === topic)).length;
    await page.getByRole("button", { name: /^Wrong/ }).click();
    await expect(page.locator(".claim")).toHaveCount(having("wrong"));
    await page.getByRole("combobox", { name: "About" }).selectOption("performance");
    await expect(page.locator(".claim")).toHaveCount(having("wrong", "performance"));
    await expect(page).toHaveURL(/verdict=wrong.*topic=performance/);
    await page.reload();
    await expect(page.locator(".claim")).toHaveCount(having("wrong", "performance"));
    await expect(page.getByRole("combobox", { name: "About" })).toHaveValue("performance");
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByRole("searchbox").fill("1,671 tflops");
    await expect(page.locator(".claim").first()).toHaveAttribute("id", "h100-fp16-1671");
    await expect(page.locator("#h100-fp32-60")).toHaveCount(0);
    const contents = page.locator(".claims-contents").first();
    await contents.locator("summary").click();
    await contents.getByRole("link").first().click();
    await expect(page.locator("#h100-fp16-1671")).toBeInViewport();
    assert.deepEqual(await accessibilityProblems(page), []);
  });

  test("opens the cards of a data sheet side by side, in sight", async ({ open }) => {
    const page = await open("claims.html");
    await page.locator("#h100-fp16-1671").getByRole("link").first().click();
    await expect(page.locator(".sides")).toBeVisible();
    const heads = await page.locator(".sides thead .row-button").allInnerTexts();
    assert.deepEqual(heads, ["1 × H100 SXM 80GB", "1 × H100 PCIe 80GB", "1 × H100 NVL 94GB"]);
    const row = page.locator(".sides tr", { hasText: "FP16 with 2:4 sparsity" });
    await expect(row).toHaveText(/1,670/, rendered);
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
    test(`is accessible: ${name}`, async ({ open }) => {
      const page = await open(`claims.html${query}`, settings);
      await expect(page.locator(".claim")).toHaveCount(claims.length);
      assert.deepEqual(await accessibilityProblems(page), []);
      const { scrollWidth, clientWidth } = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return { scrollWidth, clientWidth };
      });
      assert.equal(scrollWidth, clientWidth, "nothing sticks out");
    });
  }
});
