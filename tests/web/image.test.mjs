import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertRounded, bigNumbers, command, numberIn, servedSite, speak } from "./support.mjs";

describe("the tab about images", () => {
  const served = servedSite();
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

  it("shows the figures of the npm command, as asked and on other cards", async () => {
    const page = await served.open("?task=image");
    await agrees(page, flux);
    await page.locator(".comparison tbody tr").first().waitFor();
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
    assert.match(await page.locator(".verdict-sentence").innerText(), /512 × 768 in 20 steps/);
    await page.waitForURL(/task=image&engine=tensorrt&width=512&height=768&steps=20&batch=4/);
  });

  it("says what would help where a model does not fit, each one click, and what would not", async () => {
    const request = { ...flux, gpu: "rtx-4090-24gb" };
    const [{ fit }] = await command([request]);
    assert.ok(fit.fixes.length > 0);
    for (const [index, { id, patch, args }] of fit.fixes.entries()) {
      const page = await served.open("?task=image&gpu=rtx-4090-24gb");
      const chips = page.locator(".fixes button");
      assert.equal(await chips.count(), fit.fixes.length);
      assert.match(await page.locator(".in-vain").innerText(), /smaller images, more cards/);
      const text = await chips.nth(index).innerText();
      assertRounded(text.match(/\$[\d.]+/)[0], args.usd_per_hour);
      await chips.nth(index).focus();
      await page.keyboard.press("Enter");
      await page.locator('.verdict:not(:has([data-verdict="does_not_fit"]))').waitFor();
      await agrees(page, { ...request, ...patch });
      assert.equal(await page.locator(".fixes").count(), 0, id);
    }
  });

  it("says by how much a model does not fit, and names the field of an error", async () => {
    const page = await served.open("?task=image&gpu=rtx-4090-24gb");
    const [report] = await command([{ ...flux, gpu: "rtx-4090-24gb" }]);
    assert.equal(report.fit.verdict, "does_not_fit");
    const said = await page.locator(".verdict-sentence em").innerText();
    assertRounded(said, report.fit.shortfall_bytes / 1e9);
    await page.locator("#field-width").fill("7");
    assert.match(await page.locator("#field-width-error").innerText(), /64 to/);
    await speak(page, "中文");
    assert.match(await page.locator("#field-width-error").innerText(), /整数/);
  });
});
