import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { initialQuestion } from "../../web/src/state/fields.ts";
import { buildRequest } from "../../web/src/state/request.ts";
import {
  bigNumbers,
  dist,
  expect,
  isRounded,
  numberIn,
  rendered,
  speak,
  test,
} from "./support.mjs";

const { rates } = JSON.parse(
  readFileSync(new URL("../../data/exchange_rates.json", import.meta.url), "utf8"),
);
const opening = buildRequest(initialQuestion("own")).request;

test.describe("the tab about renting and buying", () => {
  let core;
  test.beforeAll(async () => {
    const { load } = await import(pathToFileURL(`${dist}/npm/node.js`));
    core = await load();
  });
  const plain = (text) => text.replaceAll("\u00a0", " ");

  test("shows the figures of the npm package", { tag: "@core" }, async ({ open }) => {
    const page = await open("?task=own&api=2&yield=1000");
    const report = core.own({
      ...opening,
      api_usd_per_million_tokens: 2,
      tokens_per_second: 1000,
    });
    const [bought, rented, api] = (await bigNumbers(page)).map(numberIn);
    assert.ok(Math.abs(bought - report.buy.usd_per_used_hour) < 0.006);
    const rent = report.rent.find(({ terms }) => terms === "on_demand");
    assert.ok(Math.abs(rented - rent.usd_per_hour) < 0.006);
    const million = report.api.break_even_million_tokens_buying;
    assert.ok(isRounded(api, million < 1000 ? million : million / 1000), `${api}: ${million}`);
    await expect(page.locator(".comparison:not(.against-api) tbody tr")).toHaveCount(
      report.rent.length,
    );
    // Half of a month's 730 hours at 1,000 tokens a second are 1.314 billion tokens.
    await expect(page.locator(".tile").last()).toHaveText(/1\.31B/, rendered);
  });

  test("fills in what the electricity of a place costs and emits, and takes it back", async ({
    open,
  }) => {
    const page = await open("?task=own&co2=56&kwh=0.3");
    const [place, price, grams] = ["#power-place", "#field-electricity", "#field-carbon"].map(
      (name) => page.locator(name),
    );
    // As printed: commercial customers of Virginia paid 8.95 cents in 2023. What they emitted is not known of the state.
    await place.selectOption({ label: "United States: Virginia: $0.0895/kWh, 2023" });
    await expect(price).toHaveValue("0.0895");
    await expect(grams).toHaveValue("");
    await place.selectOption({ label: "Yunnan, China: 107 g/kWh, 2022" });
    await expect(grams).toHaveValue("107.3");
    await expect(price).toHaveValue("");
    await expect(page).toHaveURL(/co2=107\.3/);
    await place.selectOption({ label: "not said" });
    await expect(grams).toHaveValue("");
  });

  test("holds an API by kind of token against the cards at the real use", async ({ open }) => {
    const page = await open("?task=own&count=1&card=36K&used=0.5&kwh=0&price=1&yield=10000");
    await page
      .locator("details", { hasText: "API price by kind of token" })
      .locator("summary")
      .click();
    await page.locator("#api-price").selectOption({ label: "gpt-oss-120b · Groq · 2026-07-02" });
    // What a known price fills in is typed text like any other, with where it stands beside it.
    await expect(page.locator("#field-apiin")).toHaveValue("0.15");
    await expect(page.locator("#field-apicached")).toHaveValue("0.075");
    await expect(page.locator("#field-apiout")).toHaveValue("0.6");
    await expect(page.locator("#api-price + .field-note")).toHaveText(/models\.dev@[0-9a-f]+:/);
    await page.locator("#field-apihits").fill("0.5");
    // 0.6 + 3 x (0.075 + 0.0375) = 0.9375 a million; half of 730 hours at 10,000 a second are 13,140 million:
    // 12,319 dollars. Bought, 36,000 over 36 months are 1,000 a month; all hours would save 24,638: 4 %.
    const rows = page.locator(".against-api tbody tr");
    await expect(rows).toHaveCount(3);
    await expect(rows.nth(0)).toHaveText(/API\s*\$0\.94\s*\$12,300\s*\$443K/, rendered);
    await expect(rows.nth(1)).toHaveText(
      /Bought\s*\$0\.0[78]\d*\s*\$1,000\s*\$36,000\s*4\.06% use/,
      rendered,
    );
    // On demand: half of 730 dollars.
    await expect(rows.nth(2)).toHaveText(/\$0\.0[23]\d*\s*\$365\s*\$13,100\s*any use/, rendered);
    await expect(page).toHaveURL(/apiout=0\.6/);
    await page.locator("#api-price").selectOption({ label: "type yours" });
    await expect(page.locator(".against-api")).toHaveCount(0);
  });

  for (const language of ["en", "zh"]) {
    test(`shows all of an API against own cards on a phone: ${language}`, async ({ open }) => {
      const query = "?task=own&count=8&card=36K&used=0.5&yield=10000&api=0.9";
      const page = await open(`${query}&lang=${language}`, {
        viewport: { width: 360, height: 780 },
      });
      const table = page.locator(".against-api");
      await table.scrollIntoViewIfNeeded();
      await expect(table.locator("tbody tr").nth(2)).toBeVisible();
      const beyond = await table.evaluate(
        ({ parentElement: region }) => region.scrollWidth - region.clientWidth,
      );
      assert.ok(beyond <= 0, `${beyond} pixels beyond the edge`);
    });
  }

  test("counts as one does by hand", async ({ open }) => {
    // A card of 10,000 dollars against one dollar an hour, all 730 hours of a month, electricity for nothing:
    // 10,000 / 730 = 13.7 months.
    const page = await open("?task=own&count=1&card=10K&used=1&kwh=0&price=1");
    const text = plain(await page.locator(".verdict-sentence").innerText());
    assert.match(text, /pays after 13\.7 months at 100% use/);
    await expect(page.locator(".badge").first()).toHaveText(/Buying pays/, rendered);
    await expect(page.locator("path.chart-line")).toHaveCount(2);
    await page.locator("#field-price").fill("0.1");
    // 10,000 / 73 = 137 months, long after 36.
    assert.match(plain(await page.locator(".verdict-sentence").innerText()), /137 months/);
    await expect(page.locator(".badge").first()).toHaveText(/Renting is cheaper/, rendered);
    await expect(page).toHaveURL(/task=own.*price=0\.1/);
  });

  test("shows its amounts, its table and its axis in the chosen currency", async ({
    open,
    site,
  }) => {
    const value = JSON.stringify({ offers: [], currency: "CNY", cnyPerUsd: 7 });
    const localStorage = [{ name: "whichgpu.prices", value }];
    const origins = [{ origin: site.origin, localStorage }];
    const page = await open("?task=own", { storageState: { cookies: [], origins } });
    const text = await page.locator(".answer").innerText();
    await expect(page.locator(".chart-name").last()).toHaveText("¥");
    await expect(page.locator(".comparison thead")).toHaveText(/¥ an hour/, rendered);
    assert.doesNotMatch(text, /\$|dollar|=>/);
  });

  test("takes amounts in the currency shown, letter by letter, and keeps dollars in the address", async ({
    open,
  }) => {
    const page = await open("?task=own&lang=zh");
    const field = page.locator("#field-price");
    const unit = page.locator(".field", { has: field }).locator(".field-unit");
    await expect(unit).toHaveText("¥");
    // What is taken while nothing is typed is known in dollars, and only about so much in yuan.
    await expect(page.locator("#field-electricity")).toHaveAttribute("placeholder", /^≈0\.\d+$/);
    await field.pressSequentially("20.50");
    await expect(field).toHaveValue("20.50");
    const [{ per_usd: rate, as_of: date }] = rates;
    await expect(page).toHaveURL(/[?&]price=2\.9/);
    const kept = Number(new URL(page.url()).searchParams.get("price"));
    assert.ok(Math.abs(kept * rate - 20.5) < 1e-6, `${kept}`);
    await expect(page.locator("footer")).toContainText(`${rate} 元（${date}`);
    await page.reload();
    await expect(field).toHaveValue("20.5");
    await speak(page, "English");
    await expect(unit).toHaveText("US$");
    await expect(field).toHaveValue(String(kept));
    await expect(page.locator("footer")).not.toContainText(String(rate));
  });

  test("takes thousands by a letter, and says the limits, in the currency shown", async ({
    open,
  }) => {
    const page = await open("?task=own&lang=zh&card=10K");
    const [{ per_usd: rate }] = rates;
    const card = page.locator("#field-cardprice");
    await expect(card).toHaveValue(String(Number((10_000 * rate).toPrecision(6))));
    await card.fill("70K");
    await expect(page).toHaveURL(/[?&]card=1\d{4}\b/);
    const kept = Number(new URL(page.url()).searchParams.get("card"));
    assert.ok(Math.abs(kept * rate - 70_000) < 1e-3, `${kept}`);
    await page.locator("#field-price").fill("80000"); // more than the 10,000 dollars an hour that the core takes
    const most = String(Math.floor((10_000 * rate) / 1000));
    await expect(page.locator("#field-price-error")).toHaveText(new RegExp(`0 到 ${most},\\d{3}`));
  });

  test("says beside the entry what is wrong", async ({ open }) => {
    const page = await open("?task=own");
    await page.locator("#field-used").fill("50");
    await expect(page.locator("#field-used-error")).toHaveText(/from 0\.001 to 1/, rendered);
  });
});
