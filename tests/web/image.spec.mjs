import assert from "node:assert/strict";
import {
  assertRounded,
  bigNumbers,
  command,
  expect,
  numberIn,
  rendered,
  speak,
  test,
} from "./support.mjs";

test.describe("the tab about images", () => {
  const flux = {
    workload: "image",
    model: "black-forest-labs/FLUX.1-dev",
    gpu: "h200-sxm-141gb",
    gpu_count: 1,
    engine: "eager",
  };

  /** Compares memory, time and money on the page with a report of the npm command. */
  async function agrees(page, request) {
    const [report] = await command([request]);
    assert.ok(report.speed, JSON.stringify(report.error ?? report.fit));
    const [memory, time, cost] = await bigNumbers(page);
    assertRounded(memory, report.fit.per_gpu.needed_bytes / 1e9);
    assertRounded(cost, report.cost.usd_per_1000_images);
    const seconds = numberIn(time) * (/ms/.test(time) ? 1e-3 : 1);
    const exact = report.speed.seconds_per_image;
    assert.ok(Math.abs(seconds - exact) < 0.051 * exact, time);
    return report;
  }

  test(
    "shows the figures of the npm command, as asked and on other cards",
    { tag: "@core" },
    async ({ open }) => {
      const page = await open("?task=image");
      await agrees(page, flux);
      await expect(page.locator(".comparison tbody tr").first()).toBeVisible();
      const rows = await page.locator(".comparison tbody tr").allInnerTexts();
      const [other] = await command([{ ...flux, gpu: "l40s-48gb" }]);
      const row = rows.find((text) => text.includes("L40S"));
      assertRounded(row.split("\t")[3], other.speed.images_per_hour);
      await page.locator("#field-runner").selectOption("tensorrt");
      await page.locator("#field-width").fill("512");
      await page.locator("#field-height").fill("768");
      await page.locator("#field-steps").fill("20");
      await page.locator("#field-together").fill("4");
      const changed = { engine: "tensorrt", width: 512, height: 768, steps: 20, batch: 4 };
      await agrees(page, { ...flux, ...changed });
      await expect(page.locator(".verdict-sentence")).toHaveText(/512 × 768 in 20 steps/, rendered);
      await expect(page).toHaveURL(
        /task=image&engine=tensorrt&width=512&height=768&steps=20&batch=4/,
      );
    },
  );

  test("says what would help where a model does not fit, each one click, and what would not", async ({
    open,
  }) => {
    const request = { ...flux, gpu: "rtx-4090-24gb" };
    const [{ fit }] = await command([request]);
    assert.ok(fit.fixes.length > 0);
    for (const [index, { id, patch, args }] of fit.fixes.entries()) {
      const page = await open("?task=image&gpu=rtx-4090-24gb");
      const chips = page.locator(".fixes button");
      await expect(chips).toHaveCount(fit.fixes.length);
      await expect(page.locator(".in-vain")).toHaveText(/fewer pixels, more cards/, rendered);
      const text = await chips.nth(index).innerText();
      assertRounded(text.match(/\$[\d.]+/)[0], args.usd_per_hour);
      await chips.nth(index).focus();
      await page.keyboard.press("Enter");
      await expect(page.locator('.verdict:not(:has([data-verdict="does_not_fit"]))')).toBeVisible();
      await agrees(page, { ...request, ...patch });
      await expect(page.locator(".fixes"), id).toHaveCount(0);
    }
  });

  test("says by how much a model does not fit, and names the field of an error", async ({
    open,
  }) => {
    const page = await open("?task=image&gpu=rtx-4090-24gb");
    const [report] = await command([{ ...flux, gpu: "rtx-4090-24gb" }]);
    assert.equal(report.fit.verdict, "does_not_fit");
    const said = await page.locator(".verdict-sentence em").innerText();
    assertRounded(said, report.fit.shortfall_bytes / 1e9);
    await page.locator("#field-width").fill("7");
    await expect(page.locator("#field-width-error")).toHaveText(/64 to/, rendered);
    await speak(page, "中文");
    await expect(page.locator("#field-width-error")).toHaveText(/整数/, rendered);
  });
});
