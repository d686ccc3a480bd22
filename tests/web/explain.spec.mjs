import assert from "node:assert/strict";
import { accessibilityProblems, expect, test } from "./support.mjs";

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
      await page.keyboard.press("Escape");
      await expect(card).toHaveCount(0);
      await expect(first).toBeFocused();
      await page.locator(".tile").first().locator(".tile-big .figure").click();
      await expect(card.locator("mo").first()).toHaveText("=");
    });
  }
});
