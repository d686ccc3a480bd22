import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { accessibilityProblems, command, expect, numberIn, opening, test } from "./support.mjs";

const clipboard = {
  prepare: (context) => context.grantPermissions(["clipboard-read", "clipboard-write"]),
};
const take = (page) => page.locator("whichgpu-take");
/** Goes near the buttons, whereupon they are fetched. */
const come = async (page) => {
  await take(page).scrollIntoViewIfNeeded();
  await take(page).getByRole("button").first().waitFor();
};
const saved = async (page, name) => {
  const download = page.waitForEvent("download");
  await take(page).getByRole("button", { name, exact: true }).click();
  return readFile(await (await download).path());
};

test.describe("the answer taken along", () => {
  test("is a link, a table of Markdown and HTML, CSV, JSON and a picture", async ({ open }) => {
    const page = await open("?task=serving&users=8", clipboard);
    await come(page);
    const copied = async (name) => {
      await take(page).getByRole("button", { name }).click();
      await expect(take(page).getByRole("button", { name: "Copied" })).toBeVisible();
      await expect(take(page).getByRole("button", { name })).toBeVisible();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    assert.equal(await copied("Copy link"), page.url());
    const [report] = await command([{ ...opening, concurrency: 8 }]);
    const each = Number(report.speed.tokens_per_second_per_user.toPrecision(4));
    const markdown = await copied("Copy as Markdown");
    assert.ok(markdown.includes(`| 1 × H200 SXM 141GB | FP8 | ${each} |`), markdown);
    assert.match(await copied("Copy as HTML"), /^<table>\n<tr><th>Cards<\/th>/);
    const csv = (await saved(page, "CSV")).toString("utf8");
    assert.ok(csv.split("\r\n")[1].startsWith(`1 × H200 SXM 141GB,FP8,${each},`), csv);
    const json = JSON.parse((await saved(page, "JSON")).toString("utf8"));
    assert.equal(json.request.concurrency, 8);
    assert.deepEqual(json.report.speed, report.speed);
    const picture = await saved(page, "Picture");
    assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)], [1200, 630]);
    assert.deepEqual(await accessibilityProblems(page), []);
  });

  for (const [language, title, headings] of [
    ["en", "Purchase request", ["What is needed", "The five strongest inputs", "Acceptance test"]],
    ["zh", "采购申请", ["需求", "影响最大的五个因素", "验收测试"]],
  ]) {
    test(`is a purchase request of two pages: ${language}`, async ({ open }) => {
      const page = await open(`?task=plan&serve=yes&train=&users=50&lang=${language}`);
      await come(page);
      await take(page).getByRole("button", { name: title }).click();
      const request = page.getByRole("dialog", { name: title });
      for (const name of headings) {
        await expect(request.getByRole("heading", { name })).toBeVisible();
      }
      // Three plans beside an empty column for the vendor's own quote.
      await expect(request.locator(".purchase-plans thead th")).toHaveCount(4);
      await expect(request.locator(".purchase-blank").first()).toHaveText("");
      await expect(request.locator(".purchase-tornado tr")).toHaveCount(5);
      await expect(request).toContainText("vllm bench serve");
      assert.deepEqual(await accessibilityProblems(page, "[role=dialog], dialog"), []);
      const widest = await request.evaluate((one) => one.scrollWidth - one.clientWidth);
      assert.equal(widest, 0);
      for (const format of ["A4", "Letter"]) {
        const paper = await page.pdf({
          format,
          margin: { top: 40, bottom: 40, left: 40, right: 40 },
        });
        const pages = paper.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
        assert.equal(pages, 2, format);
      }
      await page.keyboard.press("Escape");
      await expect(request).toHaveCount(0);
      await expect(take(page).getByRole("button", { name: title })).toBeFocused();
    });
  }
});

test.describe("the browser's history", () => {
  test("goes back from a tab, from a preset and from what was typed, a step for each field", async ({
    open,
  }) => {
    const page = await open("?task=serving");
    await page.locator("#field-users").fill("5");
    await page.locator("#field-users").fill("57");
    await expect(page).toHaveURL(/users=57/);
    await page.locator("#field-prompt").fill("2000");
    await expect(page).toHaveURL(/in=2000/);
    await page.getByRole("tab", { name: "HPC" }).click();
    await expect(page).toHaveURL(/task=hpc/);
    await page.goBack();
    await expect(page.locator("#field-prompt")).toHaveValue("2000");
    await page.goBack();
    await expect(page.locator("#field-prompt")).toHaveValue("7168");
    await expect(page.locator("#field-users")).toHaveValue("57");
    await page.goForward();
    await expect(page.locator("#field-prompt")).toHaveValue("2000");
    await page.locator("h1").click();
    await page.keyboard.press("Control+z");
    await expect(page.locator("#field-prompt")).toHaveValue("7168");
    await page.keyboard.press("Control+Shift+z");
    await expect(page.locator("#field-prompt")).toHaveValue("2000");
  });

  test("a preset says that it took the place of what was entered, and gives it back", async ({
    open,
  }) => {
    const page = await open("?task=serving");
    const preset = page.getByRole("link", { name: "RAG, long prompts" });
    await preset.click();
    await expect(page.locator(".replaced"), "nothing of one's own was lost").toHaveCount(0);
    await page.locator("#field-users").fill("77");
    await preset.click();
    await page.locator(".replaced").getByRole("button", { name: "Undo" }).click();
    await expect(page.locator("#field-users")).toHaveValue("77");
    await expect(page.locator(".replaced")).toHaveCount(0);
  });

  test("names each step by what is shown", async ({ open }) => {
    const page = await open("?task=serving&gpu=h100-sxm-80gb&count=2&users=9");
    await expect(page).toHaveTitle(
      "Llama 3.1 70B Instruct · 2 × H100 SXM 80GB · 9 users · WhichGPU",
    );
    assert.equal(numberIn(await page.title()), 3.1);
  });
});
