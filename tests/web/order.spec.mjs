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

  for (const [query, stops] of [
    ["?task=serving", 45],
    ["?task=plan&train=yes", 70],
  ]) {
    test(`nothing in focus lies outside of a low window: ${query}`, async ({ open }) => {
      const page = await open(query, { viewport: { width: 1280, height: 640 } });
      await expect(page.locator("#inputs summary").last()).toBeAttached();
      for (let stop = 0; stop < stops; stop += 1) {
        await page.keyboard.press("Tab");
        const outside = await page.evaluate(() => {
          const { activeElement: here } = document;
          const { top, bottom } = here.getBoundingClientRect();
          return bottom <= 0 || top >= window.innerHeight ? here.outerHTML.slice(0, 120) : "";
        });
        assert.equal(outside, "");
      }
    });
  }

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

  test("text grows with the reader's own size", async ({ open }) => {
    const page = await open("?task=plan&train=yes");
    await expect(page.locator(".plan").first()).toBeVisible();
    const sizes = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("body *")]
          .filter((one) => [...one.childNodes].some((node) => node.data?.trim()))
          .filter((one) => one.checkVisibility())
          .map((one) => [one.outerHTML.slice(0, 60), parseFloat(getComputedStyle(one).fontSize)]),
      );
    const before = await sizes();
    assert.ok(before.length > 40);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "125%";
    });
    const after = await sizes();
    assert.equal(after.length, before.length);
    const stuck = after.filter(
      ([, size], index) => Math.abs(size / before[index][1] - 1.25) > 0.01,
    );
    assert.deepEqual(stuck, []);
  });

  test.describe("the theme", () => {
    const background = (page) =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const isDark = async (page) => {
      const [red] = (await background(page)).match(/\d+/g).map(Number);
      return red < 128;
    };

    for (const [language, name, dark, system] of [
      ["en", "Colors", "dark", "as the system"],
      ["zh", "配色", "深色", "跟随系统"],
    ]) {
      test(`is the system's or the visitor's, on every page and visit: ${language}`, async ({
        open,
        site,
      }) => {
        const page = await open(`?task=serving&lang=${language}`);
        assert.equal(await isDark(page), false);
        const choice = page.getByLabel(name);
        await page.locator("footer").scrollIntoViewIfNeeded();
        await choice.selectOption({ label: dark });
        await expect.poll(() => isDark(page)).toBe(true);
        await page.getByRole("button", { name: /^(Embed|嵌入)/ }).click();
        await expect(page.locator(".embed-dialog textarea")).toHaveValue(/ theme="dark"/);
        for (const other of ["", "claims.html", "accuracy.html", "method.html", "answers/en/"]) {
          await page.goto(`${site.page}${other}?lang=${language}`);
          await expect.poll(() => isDark(page), other).toBe(true);
        }
        await page.goto(`${site.page}?task=serving&lang=${language}`);
        await page.locator("footer").scrollIntoViewIfNeeded();
        await expect(choice.locator("option:checked")).toHaveText(dark, rendered);
        assert.deepEqual(await accessibilityProblems(page, "footer"), []);
        await choice.selectOption({ label: system });
        await expect.poll(() => isDark(page)).toBe(false);
        await page.reload();
        await expect(page.locator(".verdict-sentence").first()).toBeVisible();
        assert.equal(await isDark(page), false);
      });
    }

    test("is the system's dark one where nothing is chosen, on every page", async ({
      open,
      site,
    }) => {
      const page = await open("?task=serving", { colorScheme: "dark" });
      assert.equal(await isDark(page), true);
      for (const other of ["", "claims.html", "accuracy.html", "method.html", "answers/en/"]) {
        await page.goto(`${site.page}${other}`);
        await expect.poll(() => isDark(page), other).toBe(true);
      }
    });

    test("is chosen for the visit where the browser keeps nothing", async ({ open }) => {
      const page = await open("?task=serving", {
        prepare: (context) =>
          context.addInitScript(() => {
            Object.defineProperty(globalThis, "localStorage", {
              get: () => {
                throw new DOMException("denied", "SecurityError");
              },
            });
          }),
      });
      await page.locator("footer").scrollIntoViewIfNeeded();
      await page.getByLabel("Colors").selectOption({ label: "dark" });
      await expect.poll(() => isDark(page)).toBe(true);
    });
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
