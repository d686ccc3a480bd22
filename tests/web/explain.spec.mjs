import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { accessibilityProblems, expect, test, unfold } from "./support.mjs";

/** The published tables that a figure of this card can be in, by what they cite. */
const folder = new URL("../../data/measurements/", import.meta.url);
const tablesOf = (gpu) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => readFileSync(new URL(name, folder), "utf8"))
    .filter((text) => text.includes(gpu))
    .map((text) => JSON.parse(text));

test.describe("a figure explains itself", () => {
  for (const [language, name, formula] of [
    ["en", "Time to the first token", "Formula"],
    ["zh", "首 token", "公式"],
  ]) {
    test(`on a click and on Enter: ${language}`, async ({ open }) => {
      const page = await open(`?task=serving&lang=${language}`);
      const figures = page.locator(".tile .figure");
      await expect(figures.first()).toBeVisible();
      assert.ok((await figures.count()) >= 8, "every figure of the tiles that has a working");
      const first = page.locator(".tile").nth(1).locator("dd .figure").first();
      await first.focus();
      await page.keyboard.press("Enter");
      const card = page.locator(".explain");
      await expect(card).toContainText(name);
      await expect(card.getByRole("region", { name: formula }).locator("math")).toContainText("=");
      await expect(card.locator("dl div").first()).toBeVisible();
      assert.deepEqual(await accessibilityProblems(page, ".explain"), []);
      await page.keyboard.press("Tab");
      await expect(card.locator(":focus")).toHaveCount(1);
      await page.keyboard.press("Shift+Tab");
      await expect(first).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(card).toHaveCount(0);
      await expect(first).toBeFocused();
      await page.locator(".tile").first().locator(".tile-big .figure").click();
      await expect(card.locator("mo").first()).toHaveText("=");
    });
  }

  /** The figures of the tiles of each tab, and how many of those say their formula at least. */
  const tabs = {
    "the plans of both needs": ["?task=plan&train=yes&users=16", 22],
    "fine-tuning": ["?task=finetuning", 9],
    training: ["?task=training", 9],
    images: ["?task=image", 5],
    "a numerical code": ["?task=hpc&flops=1e15", 3],
    "renting or buying": ["?task=own&api=2&yield=1000", 8],
  };
  for (const [tab, [query, most]] of Object.entries(tabs)) {
    for (const language of ["en", "zh"]) {
      test(`on every tab: ${tab}, ${language}`, async ({ open }) => {
        const page = await open(`${query}&lang=${language}`);
        const figures = page.locator(".tile .figure");
        await expect(figures.nth(most - 1)).toBeAttached();
        const card = page.locator(".explain");
        const last = await figures.count();
        for (let at = 0; at < last; at += 1) {
          const figure = figures.nth(at);
          await unfold(page);
          await figure.focus();
          await page.keyboard.press("Enter");
          await expect(card.locator("h3")).not.toHaveText(/^$|[a-z]_[a-z]/);
          await expect(card.locator(".explain-value")).toHaveText(/\d/);
          await expect(card.locator("math mtext").first()).toHaveText(
            await card.locator("h3").innerText(),
          );
          // Words, not the names of the core.
          const unnamed = { hasText: /[a-z]_[a-z]|undefined|NaN/ };
          await expect(card.locator("h3, dt, mtext").filter(unnamed)).toHaveCount(0);
          if (at === 0) assert.deepEqual(await accessibilityProblems(page, ".explain"), []);
          await page.keyboard.press("Escape");
          await expect(card).toHaveCount(0);
          await expect(figure).toBeFocused();
        }
      });
    }
  }

  test("with its basis and range where it depends on a speed", async ({ open }) => {
    const page = await open("?task=finetuning");
    await page.locator(".tile").nth(1).locator(".tile-big .figure").click();
    await expect(page.locator(".explain")).toContainText(/This framework was/);
    await expect(page.locator(".explain")).toContainText(/8 of 10 measurements lie within [\d.–]+/);
  });

  test("beside what was measured on the same card, with its source", async ({ open }) => {
    const page = await open("?task=serving&gpu=h100-sxm-80gb&count=4");
    await page.locator(".tile").nth(1).locator("dd .figure").first().click();
    const near = page.locator(".explain-near");
    await expect(near).toContainText("Nearest published measurement");
    await expect(near).toHaveText(/× H100 SXM 80GB.*measured [\d.,]+ (ms|s), estimated/s);
    const text = (await near.textContent()).replaceAll(/\s+/g, " ");
    const cites = tablesOf("h100-sxm-80gb").map(({ source }) => source?.cite ?? "-");
    assert.ok(
      cites.some((cite) => text.includes(cite)),
      text,
    );
    assert.deepEqual(await accessibilityProblems(page, ".explain"), []);
  });
});
