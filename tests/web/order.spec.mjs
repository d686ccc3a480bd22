// The order of the page: what comes first, what stays in sight, and what a finger, a keyboard or wide screens find.
import assert from "node:assert/strict";
import { accessibilityProblems, expect, rendered, test } from "./support.mjs";

const phone = { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true };

const boxes = async (page, ...selectors) =>
  Promise.all(selectors.map((selector) => page.locator(selector).first().boundingBox()));

test.describe("the order of the page", () => {
  test("the first Tab skips to the inputs", async ({ open }) => {
    const page = await open("?task=serving");
    await page.keyboard.press("Tab");
    await expect(page.locator(".skip")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.locator("#inputs .control").first()).toBeFocused();
  });

  test("on a phone it skips to what opens the inputs", async ({ open }) => {
    const page = await open("?task=serving&lang=zh", { viewport: phone.viewport });
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.locator(".open-inputs")).toBeFocused();
  });

  test("two panes stand side by side from 901 pixels on, and use a wide screen", async ({
    open,
  }) => {
    const page = await open("?task=serving", { viewport: { width: 901, height: 900 } });
    const [inputs, answer] = await boxes(page, "#inputs", ".answer");
    assert.ok(inputs.x + inputs.width <= answer.x);
    await page.setViewportSize({ width: 900, height: 900 });
    await expect(page.locator("#inputs")).toBeHidden();
    await page.setViewportSize({ width: 1920, height: 1080 });
    const [left, right] = await boxes(page, "#inputs", ".answer");
    assert.ok(right.x + right.width - left.x > 1600);
  });

  test("one line of the verdict stays in sight on a phone, and hides nothing in focus", async ({
    open,
  }) => {
    const page = await open("?task=serving", phone);
    const badge = await page.locator(".verdict .badge").innerText();
    await page.evaluate(() => window.scrollTo(0, 1500));
    const row = page.locator(".open-inputs");
    await expect(row).toBeInViewport({ ratio: 1 });
    await expect(row).toContainText(badge.replace(/^\S\s+/, ""));
    const { y, height } = await row.boundingBox();
    assert.ok(height <= 70, `${height} high`);
    for (let stop = 0; stop < 25; stop += 1) {
      await page.keyboard.press(stop < 20 ? "Tab" : "Shift+Tab");
      const hidden = await page.evaluate((below) => {
        const { activeElement: here } = document;
        const { top, bottom } = here.getBoundingClientRect();
        const fixed = here.closest(".open-inputs, .skip, header");
        return !fixed && top >= 0 && bottom > 0 && bottom <= below ? here.outerHTML : "";
      }, y + height);
      assert.equal(hidden, "");
    }
  });

  test("what is pressed is as large as a finger", async ({ open }) => {
    const page = await open("?task=serving", phone);
    const small = await page
      .locator(".tool:visible, .preset:visible, .chip:visible, .tab:visible, .open-inputs")
      .evaluateAll((all) =>
        all
          .filter((one) => one.getBoundingClientRect().height < 43.5)
          .map((one) => one.outerHTML.slice(0, 80)),
      );
    assert.deepEqual(small, []);
    assert.deepEqual(await accessibilityProblems(page), []);
  });

  test("with forced colors one can tell which tab is chosen", async ({ open }) => {
    const page = await open("?task=serving", { forcedColors: "active" });
    const line = (tab) =>
      page.locator(tab).evaluate((one) => getComputedStyle(one).borderBottomColor);
    assert.notEqual(await line("#tab-serving"), await line("#tab-plan"));
  });

  for (const [language, users] of [
    ["en", /to 50 users \(sized for 65 in a burst\)/],
    ["zh", /50 个并发用户（另留高峰余量，按 65 个计算）/],
  ]) {
    test(`the sentence says the users that were typed: ${language}`, async ({ open }) => {
      const page = await open(`?task=plan&users=50&lang=${language}`);
      await expect(page.locator(".verdict-sentence")).toHaveText(users, rendered);
    });
  }
});
