import assert from "node:assert/strict";
import {
  assertRounded,
  bigNumbers,
  command,
  expect,
  isRounded,
  numberIn,
  rendered,
  test,
} from "./support.mjs";

const model = "meta-llama/Llama-3.1-70B-Instruct";
const gpu = "h200-sxm-141gb";
const tuning = {
  workload: "training",
  method: "qlora",
  model,
  gpu,
  gpu_count: 1,
  dataset_tokens: 1e7,
};
const pretraining = { ...tuning, method: "pretraining", gpu_count: 512, dataset_tokens: 1e12 };

/** The dollars in a text such as "$1.15M". */
const dollarsIn = (text) =>
  numberIn(text) * ({ K: 1e3, M: 1e6 }[/[\d.]([KM])/.exec(text)?.[1]] ?? 1);

test.describe("the tabs about training", () => {
  /** Compares memory, time and money on the page with a report of the npm command. */
  async function agrees(page, request) {
    const [report] = await command([request]);
    assert.ok(report.speed, JSON.stringify(report.error ?? report.fit));
    const [memory, time, cost] = await bigNumbers(page);
    assertRounded(memory, report.fit.per_gpu.needed_bytes / 1e9);
    assert.ok(isRounded(dollarsIn(cost), report.cost.usd_total), cost);
    const hours = numberIn(time) * { min: 1 / 60, h: 1, d: 24 }[/(min|h|d)\b/.exec(time)[1]];
    assert.ok(Math.abs(hours - report.speed.hours) < 0.051 * report.speed.hours, time);
    const rows = page.locator(".comparison tbody tr");
    await expect(rows.first()).toBeVisible();
    return report;
  }

  test(
    "show fine-tuning as the npm command does, with what it takes beside the card",
    { tag: "@core" },
    async ({ open }) => {
      const page = await open("?task=finetuning");
      const report = await agrees(page, tuning);
      const key = await page.locator(".bar-key").first().locator("li").allInnerTexts();
      const weights = key.find((text) => text.includes("Weights"));
      assertRounded(weights, report.fit.per_gpu.weights_bytes / 1e9);
      await expect(page.locator(".verdict-sentence")).toHaveText(
        /QLoRA.*H200.*10M tokens/,
        rendered,
      );
      const server = await page.getByText("What else it takes").locator("..").innerText();
      const checkpoint = numberIn(/Checkpoint\s+(\S+)/.exec(server)[1]);
      assert.ok(isRounded(checkpoint, report.server.checkpoint_bytes / 1e9), server);
      const rows = await page.locator(".comparison tbody tr").allInnerTexts();
      const [a100] = await command([{ ...tuning, gpu: "a100-sxm-80gb" }]);
      const row = rows.find((text) => text.includes("1 × A100"));
      const paid = a100.cost ? dollarsIn(row.split("$").at(-1)) : undefined;
      assert.ok(a100.cost ? isRounded(paid, a100.cost.usd_total) : /short|–/.test(row), row);
    },
  );

  test(
    "offer changes where every weight is too much for one card",
    { tag: "@core" },
    async ({ open }) => {
      const page = await open("?task=finetuning&method=full");
      const [report] = await command([{ ...tuning, method: "full" }]);
      assert.equal(report.fit.verdict, "does_not_fit");
      // 16 bytes for each of 70.6 billion weights, by hand.
      assert.ok(Math.abs(report.fit.model_state_bytes - 16 * 70.55e9) < 0.01 * 16 * 70.55e9);
      const buttons = page.locator(".fixes button");
      await expect(buttons).toHaveCount(report.fit.fixes.length);
      await expect(page.locator(".in-vain")).toHaveText(/shorter sequences/, rendered);
      const texts = await buttons.allInnerTexts();
      report.fit.fixes.forEach(({ args }, index) => {
        const paid = dollarsIn(/\$.*/.exec(texts[index])[0]);
        assert.ok(isRounded(paid, args.usd_total), texts[index]);
      });
      await buttons.filter({ hasText: "QLoRA" }).click();
      await expect(page.locator(".fixes, .in-vain")).toHaveCount(0);
      await expect(page.locator(".badge")).not.toHaveText(/Does not fit/, rendered);
      await page.getByText("How it is trained").click();
      await expect(page.locator("#field-rank"), "adapters can be set").toBeVisible();
    },
  );

  test("offer what saves memory where the program can do it", async ({ open }) => {
    const page = await open("?task=finetuning&method=full");
    await page.getByText("How it is trained").click();
    const placements = page.locator("#field-placement option");
    await expect(placements.filter({ hasText: "weights" }), "Hugging Face, FSDP").toHaveCount(1);
    await expect(page.locator("#field-optimizer")).toBeVisible();
    await expect(page.locator("#field-inbackward")).toHaveCount(0);
    await page.locator("#field-framework").selectOption("litgpt");
    await expect(placements.filter({ hasText: "weights" })).toHaveCount(0);
    await page.locator("#field-framework").selectOption("torchtune");
    await page.locator("#field-placement").selectOption("parameters");
    await page.locator("#field-inbackward").selectOption("true");
    const [report] = await command([
      {
        ...tuning,
        method: "full",
        framework: "torchtune",
        offload: "parameters",
        optimizer_in_backward: true,
      },
    ]);
    const [memory] = await bigNumbers(page);
    assertRounded(memory, report.fit.per_gpu.needed_bytes / 1e9);
    await page.locator("#field-method").selectOption("qlora");
    await expect(page.locator(".field-error"), "it is of no use to adapters").toHaveCount(1);
  });

  test("show pretraining, its layout chosen or said", { tag: "@core" }, async ({ open }) => {
    const page = await open("?task=training");
    const report = await agrees(page, pretraining);
    const { tensor, data } = report.configuration.parallelism;
    const layout = await page.getByText("What else it takes").locator("..").innerText();
    assert.ok(layout.includes(`tensor ${tensor}`) && layout.includes(`data ${data}`), layout);
    await page.getByText("Parallelism and network").click();
    await page.locator("#field-tensor").fill("8");
    await page.locator("#field-pipeline").fill("2");
    await page.locator("#field-network").fill("100");
    await agrees(page, {
      ...pretraining,
      parallelism: { tensor: 8, pipeline: 2 },
      network_gbit_s_per_gpu: 100,
    });
    await expect(page).toHaveURL(/task=training.*tp=8&pp=2.*net=100/);
    await page.locator("#field-corpus").fill("15T");
    await expect(page.locator(".verdict-sentence")).toHaveText(/15T tokens/, rendered);
    await page.locator("#field-count").fill("12");
    await expect(page.locator(".field-error"), "8 x 2 does not divide 12").toHaveCount(1);
  });

  test("speak Chinese", async ({ open }) => {
    const page = await open("?task=training&lang=zh");
    await expect(page.locator(".verdict-sentence")).toHaveText(/预训练.*约需/, rendered);
    await page.locator("#tab-finetuning").click();
    await expect(page.locator(".verdict-sentence")).toHaveText(/QLoRA 微调/, rendered);
  });
});
