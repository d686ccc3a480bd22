import { command, expect, rendered, test } from "./support.mjs";

test.describe("what is asked beside serving", () => {
  test("tells how long an engine takes to start, by part, once it is asked", async ({ open }) => {
    const page = await open("?task=serving&count=2&tp=2&engine=vllm&weights=fp8");
    await expect(page.locator(".verdict").first()).toBeVisible();
    await page.locator("summary", { hasText: "Starting from nothing" }).click();
    await page.locator("#field-coldstart").selectOption("yes");
    await page.locator("#field-disk").fill("2");
    const [{ cold_start: start }] = await command([
      {
        workload: "serving",
        model: "meta-llama/Llama-3.1-70B-Instruct",
        gpu: "h200-sxm-141gb",
        gpu_count: 2,
        parallelism: { tensor: 2 },
        precision: { weights: "fp8" },
        engine: "vllm",
        cold_start: { disk_gb_s: 2 },
      },
    ]);
    const panel = page.locator("section", { hasText: "From nothing to the first answer" }).last();
    await expect(panel).toContainText(`${Math.round(start.seconds)} s`, rendered);
    await expect(panel.locator(".bar-key li")).toHaveCount(start.parts.length);
    await expect(panel).toContainText("/dev/shm");
    await expect(page).toHaveURL(/cold=yes/);
  });

  test("counts adapters beside a model, and says what a smaller rank gives back", async ({
    open,
  }) => {
    const address =
      "?task=serving&model=meta-llama/Llama-2-7b-chat-hf&weights=&gpu=a100-sxm-80gb&users=8&in=1024&out=512&loras=20&maxrank=64";
    const page = await open(address);
    const panel = page.locator("section", { hasText: "Adapters beside the model" }).last();
    // 20 x 319.8 MB and 20 x 79.95 MB: see tests/core/adapters_test.cpp.
    await expect(panel).toContainText("6.4 GB", rendered);
    await expect(panel).toContainText("1.6 GB");
    await expect(panel).toContainText("30%");
    await expect(page.locator("main")).toContainText("16 instead of 64 gives 4.8 GB");
    const chinese = await open(`${address}&lang=zh`);
    await expect(
      chinese.locator("section", { hasText: "与模型一起服务的 LoRA" }).last(),
    ).toContainText("6.4 GB", rendered);
  });

  test("compares copies on a card with one engine of all their users", async ({ open }) => {
    const page = await open(
      "?task=serving&model=meta-llama/Llama-3.1-8B-Instruct&weights=&gpu=h100-sxm-80gb&users=8&in=1024&out=512",
    );
    await expect(page.locator(".verdict").first()).toBeVisible();
    await page.locator("summary", { hasText: "several models on a card" }).click();
    await page.locator("#field-copies").fill("3");
    await page.locator("#field-besides").fill("2");
    const [{ colocation: shared }] = await command([
      {
        ...{ workload: "serving", model: "meta-llama/Llama-3.1-8B-Instruct", gpu: "h100-sxm-80gb" },
        ...{ concurrency: 8, input_tokens: 1024, output_tokens: 512 },
        colocation: { copies: 3, others_gb: 2 },
      },
    ]);
    const panel = page.locator("section", { hasText: "Several on one card" }).last();
    await expect(panel).toContainText(`${shared.total_gain.toFixed(1)} ×`, rendered);
    await expect(panel).toContainText(`${shared.one_engine_gain.toFixed(1)} ×`);
    await expect(panel).toContainText("2 GB");
  });

  test("puts a card of another kind into the same engine", async ({ open }) => {
    const page = await open(
      "?task=serving&model=meta-llama/Llama-3.3-70B-Instruct&weights=q4_k_m&gpu=rtx-5090-32gb&engine=llama.cpp&users=1&in=512&out=256&mix=rtx-3090-24gb",
    );
    const [{ mixed }] = await command([
      {
        ...{ workload: "serving", model: "meta-llama/Llama-3.3-70B-Instruct", engine: "llama.cpp" },
        ...{ gpu: "rtx-5090-32gb", precision: { weights: "q4_k_m" }, concurrency: 1 },
        ...{ input_tokens: 512, output_tokens: 256 },
        mixed: { cards: [{ gpu: "rtx-3090-24gb" }] },
      },
    ]);
    const panel = page.locator("section", { hasText: "Unequal cards in one engine" }).last();
    await expect(panel).toContainText(`${mixed.gain_over_slower.toFixed(2)} ×`, rendered);
    await expect(panel).toContainText("RTX 3090");
  });

  test("compares two pools of cards with one, in Chinese as well", async ({ open }) => {
    const address =
      "?task=serving&model=meta-llama/Llama-3.3-70B-Instruct&weights=fp8&gpu=h100-sxm-80gb&count=16&tp=4&users=256&in=8192&out=512&pools=yes&reading=8";
    const page = await open(address);
    const panel = page.locator("section", { hasText: "Prompts and answers on cards" }).last();
    await expect(panel).toContainText("8 GPUs, 2 copies", rendered);
    const chinese = await open(`${address}&lang=zh`);
    await expect(chinese.locator("section", { hasText: "预填充与解码分离" }).last()).toContainText(
      "8 张卡，2 个副本",
      rendered,
    );
  });
});
