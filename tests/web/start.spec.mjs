// The page before it runs, and where it cannot: the ready answer, loading, no WebAssembly, no JavaScript.
import assert from "node:assert/strict";
import { accessibilityProblems, command, expect, forgive, rendered, test } from "./support.mjs";

const shown = (page) => page.locator(".ready:visible");

/** Opens the site's `path` in a context that cannot do what `settings` and `hinder` take from it. */
async function openWithout({ browser, site }, path, settings, hinder) {
  const context = await browser.newContext({ serviceWorkers: "block", ...settings });
  await hinder?.(context);
  const page = await context.newPage();
  await page.goto(site.page + path);
  return page;
}

test.describe("before the calculator runs", () => {
  for (const [lang, locale, loading] of [
    ["en", "en-US", /Loading the calculator/],
    ["zh", "zh-CN", /正在载入/],
  ]) {
    test(`the opening answer stands in the page, and is taken over: ${lang}`, async ({
      browser,
      site,
    }) => {
      let release;
      const released = new Promise((done) => (release = done));
      const page = await openWithout({ browser, site }, "", { locale }, (context) =>
        context.route(/\.wasm$/, async (route) => {
          await released;
          await route.continue();
        }),
      );
      await expect(shown(page)).toHaveCount(1);
      await expect(shown(page).locator(".ready-loading")).toHaveText(loading, rendered);
      assert.deepEqual(await accessibilityProblems(page), []);
      const ready = await shown(page).locator(".ready-sentence").innerText();
      const need = {
        model: "meta-llama/Llama-3.1-70B-Instruct",
        serving: {
          concurrency: 16,
          input_tokens: 7168,
          output_tokens: 1024,
          max_ttft_ms: 2000,
          max_tpot_ms: 50,
        },
      };
      const [report] = await command([need], "--plan");
      const { gpu, gpu_count: count } = report.plans[0].estimate.configuration;
      assert.ok(ready.replaceAll("\u00a0", " ").includes(`${count} × ${gpu.name}`), ready);
      release();
      await expect(page.locator(".verdict-sentence")).toHaveText(ready, rendered);
      await expect(page.locator(".ready")).toHaveCount(0);
      await page.context().close();
    });
  }

  test("another question does not see that answer", async ({ browser, site }) => {
    const page = await openWithout({ browser, site }, "?task=serving&users=3", {}, (context) =>
      context.route(/\.wasm$/, () => undefined),
    );
    await expect(shown(page).locator(".ready-loading")).toBeVisible();
    await expect(page.locator(".ready-sentence:visible")).toHaveCount(0);
    await page.context().close();
  });
});

test.describe("without what it needs", () => {
  for (const path of ["", "claims.html", "?task=serving&lang=zh"]) {
    test(`the page offers what it can, and a second try: ${path || "/"}`, async ({
      browser,
      site,
    }) => {
      const page = await openWithout({ browser, site }, path, {}, (context) =>
        context.route(/\.wasm$/, (route) => route.abort()),
      );
      const failed = shown(page).locator(".ready-failed");
      await expect(failed).toBeVisible();
      await expect(failed.locator("h2")).toHaveText(
        path.includes("zh") ? /没能载入/ : /could not be loaded/,
        rendered,
      );
      assert.deepEqual(await accessibilityProblems(page), []);
      const offline = failed.locator("a[download]");
      const file = await page.request.head(
        new URL(await offline.getAttribute("href"), page.url()).href,
      );
      assert.equal(file.status(), 200);
      await expect(failed.getByRole("link").last()).toHaveAttribute("href", /answers\/(en|zh)\/$/);
      await page.context().unroute(/\.wasm$/);
      await failed.locator(".ready-retry").click();
      await expect(page.locator(".verdict-sentence, .claim").first()).toBeVisible();
      await page.context().close();
    });
  }

  test("a script that does not arrive is noticed too", async ({ browser, site }) => {
    const page = await openWithout({ browser, site }, "?lang=zh", {}, (context) =>
      context.route(/\/base-[^/]*\.js$/, (route) => route.abort()),
    );
    await expect(shown(page).locator(".ready-failed")).toBeVisible();
    await page.context().close();
  });

  test("no JavaScript: the opening answer in both languages, and where others are written", async ({
    browser,
    site,
  }) => {
    const page = await openWithout({ browser, site }, "", { javaScriptEnabled: false });
    await expect(page.locator(".ready-sentence:visible")).toHaveCount(2);
    await expect(page.locator(".ready-script").last()).toContainText("需要 JavaScript");
    await expect(page.locator(".ready-failed:visible, .ready-loading:visible")).toHaveCount(0);
    await page.locator(".ready-script:visible a").last().click();
    await expect(page.locator("html")).toHaveAttribute("lang", /^zh/);
    await expect(page.getByRole("link").nth(30)).toBeVisible();
    await page.context().close();
  });

  test("a wrong address offers the usual question", async ({ open, seen }) => {
    const page = await open("?task=serving&model=no-such-model");
    await page.getByRole("button", { name: "Start from the usual question" }).click();
    await expect(page.locator(".verdict-sentence")).toHaveText(/runs on/, rendered);
    forgive(seen, /^$/);
  });
});
