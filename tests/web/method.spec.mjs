import assert from "node:assert/strict";
import { accessibilityProblems, expect, speak, test } from "./support.mjs";

test.describe("the method", () => {
  test("is reached from the foot of the calculator, in the language that is read", async ({
    open,
  }) => {
    const page = await open("");
    await speak(page, "中文");
    await page.getByRole("link", { name: "方法" }).click();
    await expect(page.locator("h1")).toHaveText("方法：算了什么，没算什么");
    await page.getByRole("link", { name: "English" }).click();
    await expect(page.locator("h1")).toHaveText("Method: what is calculated, and what is not");
  });

  test("has a glossary, which is reached from there too", async ({ open }) => {
    const page = await open("?lang=zh");
    await page.getByRole("link", { name: "术语表" }).click();
    await expect(page).toHaveURL(/method-zh\.html#glossary$/);
    await expect(page.locator("dt", { hasText: "首 token 延迟" })).toBeInViewport();
  });

  for (const [path, settings] of [
    ["method.html", { colorScheme: "dark" }],
    ["method-zh.html", { viewport: { width: 320, height: 640 } }],
  ]) {
    test.describe(path, () => {
      test.use({ ready: "math" });
      test("is accessible and does not stick out", async ({ open }) => {
        const page = await open(path, settings);
        assert.deepEqual(await accessibilityProblems(page), []);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= (settings.viewport?.width ?? 1280), `${width} sticks out`);
      });
    });
  }
});
