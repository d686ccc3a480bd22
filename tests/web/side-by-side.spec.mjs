import assert from "node:assert/strict";
import {
  accessibilityProblems,
  catalog,
  command,
  expect,
  isRounded,
  numberIn,
  opening,
  rendered,
  test,
} from "./support.mjs";

test.describe("configurations side by side", () => {
  const add = (page) => page.getByRole("button", { name: "Add this configuration" });
  const three = (page) => page.getByRole("button", { name: "Three generations of cards" });
  /** The cells of a row: its figure, and its ratio to the first. */
  const cells = async (page, name) => {
    const row = page.locator(".sides tr", {
      has: page.getByRole("rowheader", { name, exact: true }),
    });
    const texts = await row.locator("td").allInnerTexts();
    const bold = await row
      .locator("td")
      .evaluateAll((all) => all.map((td) => td.querySelector("b") !== null));
    return { texts: texts.map((text) => text.split("\n")), bold };
  };

  test(
    "shows the figures of the npm command for three generations, with ratios and the best in bold",
    { tag: "@core" },
    async ({ open }) => {
      const page = await open("?task=serving");
      await three(page).click();
      const heads = await page.locator(".sides thead .row-button").allInnerTexts();
      assert.deepEqual(
        heads.map((head) => head.replace(/^\d+ × /, "")),
        ["A100 SXM 80GB", "H100 SXM 80GB", "H200 SXM 141GB"],
      );
      const ids = ["a100-sxm-80gb", "h100-sxm-80gb", "h200-sxm-141gb"];
      const reports = await command(
        ids.map((gpu, index) => ({ ...opening, gpu, gpu_count: numberIn(heads[index]) })),
      );
      for (const [name, value] of [
        ["Tokens/s each", (report) => report.speed.tokens_per_second_per_user],
        ["Million output tokens", (report) => report.cost.usd_per_million_output_tokens],
        ["An hour", (report) => report.cost.usd_per_hour],
      ]) {
        const exact = reports.map(value);
        const { texts, bold } = await cells(page, name);
        texts.forEach(([figure, ratio], index) => {
          assert.ok(isRounded(numberIn(figure), exact[index]), `${name}: ${figure}`);
          if (index > 0) assert.ok(isRounded(numberIn(ratio), exact[index] / exact[0]), ratio);
        });
        const best = name === "Tokens/s each" ? Math.max(...exact) : Math.min(...exact);
        assert.deepEqual(
          bold,
          exact.map((one) => one === best),
          name,
        );
      }
      // Data sheets: 312 and 989.5 TFLOP/s of dense FP16; an A100 has no FP8 units.
      const { texts } = await cells(page, "FP16 tensor, TFLOP/s");
      assert.equal(texts[0][0], "312");
      assert.ok(Math.abs(numberIn(texts[1][1]) - 989.5 / 312) < 0.02, texts[1][1]);
      assert.equal((await cells(page, "FP8 tensor, TFLOP/s")).texts[0][0], "–");
      const { gpus } = await catalog();
      const links = gpus.find(({ id }) => id === ids[1]).nvlink_bytes_per_second_per_direction;
      assert.equal(numberIn((await cells(page, "Link between cards")).texts[1][0]), links / 1e9);
    },
  );

  test("keeps up to four while the question changes, in the address too", async ({ open }) => {
    const page = await open("?task=serving");
    await add(page).click();
    await expect(add(page), "the same is not added twice").toBeDisabled();
    for (const users of ["8", "4", "2"]) {
      await page.locator("#field-users").fill(users);
      await add(page).click();
    }
    await page.locator("#field-users").fill("1");
    await expect(add(page), "four are enough").toBeDisabled();
    const before = await page.locator(".sides").innerText();
    await expect(page).toHaveURL(/users=1&(beside=.*){4}/);
    await page.reload();
    await expect(page.locator(".sides")).toBeVisible();
    await expect(page.locator(".sides")).toHaveText(before, rendered);
    await expect(page.locator("#field-users")).toHaveValue("1");
    await page.locator("#tab-hpc").click();
    await page.locator("#tab-serving").click();
    await page.locator(".side-remove").first().click();
    await expect(page.locator(".side-remove")).toHaveCount(3);
    await page.locator(".sides thead .row-button").last().click();
    await expect(page.locator("#field-users")).toHaveValue("2");
    await page.getByRole("button", { name: "Clear" }).click();
    await expect(page.locator(".sides")).toHaveCount(0);
  });

  for (const [name, query, settings] of [
    ["light", "", {}],
    [
      "dark, in Chinese, on a phone",
      "&lang=zh",
      { colorScheme: "dark", viewport: { width: 390, height: 844 } },
    ],
  ]) {
    test(`is accessible: ${name}`, async ({ open }) => {
      const page = await open(`?beside=gpu%3Dh100-sxm-80gb%26count%3D2&beside=${query}`, settings);
      await expect(page.locator(".side-remove")).toHaveCount(2);
      assert.deepEqual(await accessibilityProblems(page), []);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= (settings.viewport?.width ?? 1280), `${width} sticks out`);
    });
  }

  test("skips what cannot be answered", async ({ open }) => {
    const page = await open("?beside=gpu%3Dnone&beside=task%3Dhpc&beside=users%3D4");
    await expect(page.locator(".side-remove")).toHaveCount(1);
  });
});
