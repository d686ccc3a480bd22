import assert from "node:assert/strict";
import { assertRounded, bigNumbers, command, expect, rendered, test } from "./support.mjs";

test.describe("the tab about reinforcement learning", () => {
  const grpo = {
    workload: "reinforcement",
    method: "grpo",
    update: "full",
    model: "meta-llama/Llama-3.1-8B-Instruct",
    gpu: "h100-sxm-80gb",
    gpu_count: 16,
  };
  const address = "?task=reinforcement&model=meta-llama/Llama-3.1-8B-Instruct&gpu=h100-sxm-80gb";

  test("shows the figures of the npm command, pools side by side, and how a step comes about", async ({
    open,
  }) => {
    const page = await open(address);
    const [report] = await command([grpo]);
    const [memory, , cost] = await bigNumbers(page);
    const needs = report.fit.peaks.map(({ per_gpu }) => per_gpu.needed_bytes);
    assertRounded(memory, Math.max(...needs) / 1e9);
    assertRounded(cost, report.cost.usd_total);
    await expect(page.locator(".memory-bar, .bar-marks")).toHaveCount(2);
    await page.locator("#field-pools").selectOption("split");
    await expect(page).toHaveURL(/placement=split/);
    await expect(page.locator("#field-answering")).toBeVisible();
    await expect(page.locator("main")).toContainText(/side by side/, rendered);
  });

  test("says what makes it fit, and takes a method without answers", async ({ open }) => {
    const page = await open(`${address}&count=1`);
    const [{ fit }] = await command([{ ...grpo, gpu_count: 1 }]);
    assert.ok(fit.fixes.length > 1);
    await expect(page.locator(".fixes button")).toHaveCount(fit.fixes.length);
    const pairs = await open(`${address}&method=dpo`);
    const [report] = await command([{ ...grpo, method: "dpo" }]);
    assertRounded((await bigNumbers(pairs))[2], report.cost.usd_total);
    await expect(pairs.locator("#field-pools")).toHaveCount(0);
  });
});
