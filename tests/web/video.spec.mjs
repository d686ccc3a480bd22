import assert from "node:assert/strict";
import { assertRounded, bigNumbers, command, expect, rendered, test } from "./support.mjs";

test.describe("the tab about video", () => {
  const wan = {
    workload: "video",
    model: "Wan-AI/Wan2.1-T2V-14B",
    gpu: "h200-sxm-141gb",
    gpu_count: 1,
    engine: "eager",
  };

  test("shows the figures of the npm command, and what makes a clip fit", async ({ open }) => {
    const page = await open("?task=video");
    const [report] = await command([wan]);
    const [memory, , cost] = await bigNumbers(page);
    assertRounded(memory, report.fit.per_gpu.needed_bytes / 1e9);
    assertRounded(cost, report.cost.usd_per_clip);
    const power = page.locator("main", { hasText: "Electricity, one clip" });
    await expect(power).toContainText(`${Math.round(report.power.mean_w_per_card)} W`);
    await expect(page.locator(".verdict-sentence")).toHaveText(/81 frames \(5\.06 s\)/, rendered);
    await page.locator("#field-frames").fill("49");
    await expect(page).toHaveURL(/task=video&frames=49/);
    await expect(page.locator(".verdict-sentence")).toHaveText(/49 frames/, rendered);
    const small = await open("?task=video&gpu=rtx-4090-24gb");
    const [{ fit }] = await command([{ ...wan, gpu: "rtx-4090-24gb" }]);
    assert.ok(fit.fixes.length > 1);
    const chips = small.locator(".fixes button");
    await expect(chips).toHaveCount(fit.fixes.length);
    await chips.first().focus();
    await small.keyboard.press("Enter");
    await expect(small.locator('.verdict:not(:has([data-verdict="does_not_fit"]))')).toBeVisible();
    await expect(small.locator(".fixes")).toHaveCount(0);
  });
});
