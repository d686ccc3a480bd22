import assert from "node:assert/strict";
import { accessibilityProblems, command, expect, opening, speak, test } from "./support.mjs";

test.describe("the command that runs the answer", () => {
  const section = (page) => page.locator("whichgpu-launch");
  /** Goes near it, whereupon it is fetched. */
  const come = async (page) => {
    await section(page).scrollIntoViewIfNeeded();
    await section(page).locator("pre").first().waitFor();
  };
  const code = (page) => section(page).locator("pre").first();

  test("follows the form, in every form, and is fetched only near it", async ({ open, seen }) => {
    const page = await open("?task=serving&users=24&kv=fp8", {
      viewport: { width: 1280, height: 400 },
    });
    assert.ok(!seen.requests.some((url) => /\/launch-/.test(url)), "fetched before it is near");
    await come(page);
    await expect(code(page)).toContainText("vllm serve meta-llama/Llama-3.1-70B-Instruct");
    await expect(code(page)).toContainText("--kv-cache-dtype fp8");
    await section(page).getByRole("button", { name: "Kubernetes" }).click();
    await expect(code(page)).toContainText("nvidia.com/gpu");
    await page.locator("#field-engine").selectOption("sglang");
    await expect(code(page)).toContainText("lmsysorg/sglang:latest");
    await section(page).getByRole("button", { name: "Compose file" }).click();
    await expect(code(page)).toContainText("services:");
    assert.deepEqual(await accessibilityProblems(page, "whichgpu-launch"), []);
  });

  test("holds a machine to the range of the estimate under the benchmark's load", async ({
    open,
  }) => {
    const page = await open("?task=serving");
    await come(page);
    await section(page).getByText("Acceptance test", { exact: true }).first().click();
    const [report] = await command([{ ...opening, load: "burst" }]);
    const row = section(page).locator("tr", { hasText: "Mean TPOT (ms)" });
    const shown = Number(report.speed.range.tpot_ms[1].toPrecision(3));
    await expect(row.locator("td").first()).toContainText(`≤ ${shown} ms`);
    await expect(section(page)).toContainText("--max-concurrency 16");
    assert.deepEqual(await accessibilityProblems(page, "whichgpu-launch"), []);
  });

  test("is copied, and read back into the form", async ({ open }) => {
    const page = await open("?task=serving&gpu=h100-sxm-80gb&count=4&lang=zh", {
      prepare: (context) => context.grantPermissions(["clipboard-read", "clipboard-write"]),
    });
    await come(page);
    await section(page).getByRole("button", { name: "复制" }).first().click();
    await expect(section(page).getByRole("button", { name: "已复制" })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /vllm serve/);
    await section(page).getByText("已有启动命令：据此填表").click();
    await section(page)
      .getByRole("textbox")
      .fill("vllm serve Qwen/Qwen3-32B -tp 2 --max-model-len 16384 --swap-space 4");
    await section(page).getByRole("button", { name: "填入表单" }).click();
    await expect(page.locator("#field-count")).toHaveValue("2");
    await expect(page.locator("#field-prompt")).toHaveValue("15360");
    await expect(section(page)).toContainText("不认识，已略过");
    await expect(section(page).locator("dd").nth(1)).toHaveText("--swap-space");
    await speak(page, "English");
    await expect(section(page)).toContainText("Unknown, left out");
  });

  test("of a training run is the framework's own", async ({ open }) => {
    const page = await open("?task=training&gpu=h100-sxm-80gb&count=64");
    const run = page.locator("whichgpu-training-launch");
    await run.scrollIntoViewIfNeeded();
    await expect(run.locator("pre")).toContainText("torchrun");
    await expect(run.locator("pre")).toContainText("--use-distributed-optimizer");
    assert.deepEqual(await accessibilityProblems(page, "whichgpu-training-launch"), []);
  });
});
