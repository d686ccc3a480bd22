import assert from "node:assert/strict";
import {
  accessibilityProblems,
  assertRounded,
  bigNumbers,
  catalog,
  command,
  expect,
  numberIn,
  opening,
  rendered,
  speak,
  test,
} from "./support.mjs";

test.describe("the advanced inputs", () => {
  test(
    "ask the core what they say, and come back with the address",
    { tag: "@core" },
    async ({ open }) => {
      const page = await open(
        "?model=deepseek-ai/DeepSeek-R1&weights=&count=16&engine=sglang&users=64",
      );
      const typed = {
        tensor: ["1", ["parallelism", "tensor"]],
        attention: ["16", ["parallelism", "attention_data"]],
        expert: ["16", ["parallelism", "expert"]],
        network: ["100", ["network_gbit_s_per_gpu"]],
        utilization: ["0.8", ["memory_utilization"]],
        sequences: ["128", ["max_num_seqs"]],
        batched: ["16K", ["engine_flags", "max_num_batched_tokens"]],
        receive: ["10", ["engine_flags", "scheduler_recv_interval"]],
        cached: ["0.5", ["cached_prefix_fraction"]],
        draft: ["3", ["speculative", "draft_tokens"]],
        accepted: ["2.4", ["speculative", "accepted_tokens_per_step"]],
      };
      for (const summary of await page.locator(".rare summary").all()) await summary.click();
      const request = {
        ...opening,
        model: "deepseek-ai/DeepSeek-R1",
        gpu_count: 16,
        engine: "sglang",
        concurrency: 64,
      };
      delete request.precision;
      for (const [name, [text, path]] of Object.entries(typed)) {
        await page.locator(`#field-${name}`).fill(text);
        const [group, key] =
          path.length === 1 ? [request, path[0]] : [(request[path[0]] ??= {}), path[1]];
        group[key] = text === "16K" ? 16_384 : Number(text);
      }
      const [report] = await command([request]);
      assert.ok(report.speed, JSON.stringify(report.error ?? report.fit));
      await expect(page.locator(".field-error")).toHaveCount(0);
      const shown = await bigNumbers(page);
      assertRounded(shown[1], report.speed.tokens_per_second_per_user);
      await expect(page).toHaveURL(/accepted=2\.4/);
      await page.reload();
      await expect(page.locator(".tile").first()).toBeVisible();
      assert.deepEqual(await bigNumbers(page), shown);
      for (const [name, [text]] of Object.entries(typed)) {
        await expect(page.locator(`#field-${name}`)).toHaveValue(text);
        await expect(page.locator(`#field-${name}`), `${name} is open`).toBeVisible();
      }
      assert.deepEqual(await accessibilityProblems(page), []);
    },
  );

  test("show what matters, and whatever holds a text", async ({ open }) => {
    const page = await open("?recv=4&engine=sglang");
    await expect(page.locator("#field-receive")).toBeVisible();
    await page.getByText("KV cache and parallelism").click();
    await expect(page.locator("#field-kv")).toBeVisible();
    await expect(page.locator("#field-expert, #field-network")).toHaveCount(0);
    await page.locator("#field-engine").selectOption("vllm");
    await expect(page.locator("#field-receive"), "kept in sight").toHaveValue("4");
    await page.locator("#field-engine").selectOption("tensorrt-llm");
    await expect(page.locator("#field-batchwait")).toHaveCount(1);
  });

  test("leave layers in host memory where llama.cpp may", { tag: "@core" }, async ({ open }) => {
    const query =
      "?model=meta-llama/Llama-3.1-70B-Instruct&weights=q4_k_m&gpu=rtx-4090-24gb&users=1&in=2K&out=512";
    const page = await open(`${query}&engine=llama.cpp`);
    await expect(page.locator(".badge")).toHaveText(/Does not fit/, rendered);
    await page.getByText("Engine settings").click();
    await page.locator("#field-offload").selectOption("yes");
    await expect(page.locator(".badge")).not.toHaveText(/Does not fit/, rendered);
    const request = {
      ...opening,
      gpu: "rtx-4090-24gb",
      precision: { weights: "q4_k_m" },
      engine: "llama.cpp",
      input_tokens: 2048,
      output_tokens: 512,
      concurrency: 1,
      offload: {},
    };
    const [all, some] = await command([request, { ...request, offload: { gpu_layers: 20 } }]);
    const speed = async () => (await bigNumbers(page))[1];
    assertRounded(await speed(), all.speed.tokens_per_second_per_user);
    const layers = page.locator("#field-layers");
    assert.equal(numberIn(await layers.getAttribute("placeholder")), all.fit.host.gpu_layers);
    await layers.fill("20");
    assertRounded(await speed(), some.speed.tokens_per_second_per_user);
    await expect(page).toHaveURL(/offload=yes&layers=20/);
  });

  test("put pictures into prompts of models that see", { tag: "@core" }, async ({ open }) => {
    const page = await open("?model=Qwen/Qwen3-VL-8B-Instruct&weights=&users=1&in=200&out=300");
    await page.getByText("Pictures and video in prompts").click();
    await page.locator("#field-pictures").fill("4");
    await expect(page.getByText("4 of them are 8,168 tokens")).toBeVisible(rendered);
    await page.locator("#field-maxpixels").fill("600000");
    await expect(page).toHaveURL(/pics=4&maxpx=600000/);
    const request = {
      ...opening,
      model: "Qwen/Qwen3-VL-8B-Instruct",
      precision: undefined,
      concurrency: 1,
      input_tokens: 200,
      output_tokens: 300,
      images: { count: 4 },
      vision: { max_pixels: 600000 },
    };
    const [small] = await command([request]);
    await expect(page.getByText("4 of them are 2,312 tokens")).toBeVisible(rendered);
    assertRounded((await bigNumbers(page))[1], small.speed.tokens_per_second_per_user);
    await page.locator("#field-model").fill("Qwen3 8B");
    await page.keyboard.press("Enter");
    await expect(page.locator("#field-pictures-error")).toBeVisible(rendered);
  });

  test("say beside the control what is wrong, in both languages", async ({ open }) => {
    const page = await open("?draft=3");
    const error = page.locator("#field-accepted-error");
    await expect(error).toHaveCount(0); // published acceptance is taken
    await page.locator("#field-accepted").fill("5");
    await expect(error).toHaveText(/from 1 to 4/, rendered);
    await page.locator("#field-accepted").fill("2");
    await expect(page.locator(".field-error")).toHaveCount(0);
    await page.locator("#field-count").fill("4");
    await page.getByText("KV cache and parallelism").click();
    await page.locator("#field-data").fill("3");
    await expect(page.locator("#field-tensor-error")).toHaveText(/number of GPUs/, rendered);
    await speak(page, "中文");
    await expect(page.locator("#field-tensor-error")).toHaveText(/张数/, rendered);
    await expect(page.locator("#field-data")).toHaveValue("3");
  });

  test("name the engine's own limit on tokens in one step", async ({ open }) => {
    const page = await open("?task=serving");
    const { engines } = await catalog();
    const { max_num_batched_tokens: limit } = engines.find(({ id }) => id === opening.engine);
    await page.getByText("Engine settings").click();
    const hint = await page.locator("#field-batched").getAttribute("placeholder");
    assert.equal(numberIn(hint), limit);
  });
});

test("an encoder has no answer to give a length", { tag: "@core" }, async ({ open }) => {
  const page = await open("?model=BAAI/bge-m3&weights=&gpu=l4-24gb&in=8192");
  await expect(page.locator(".tile").first()).toBeVisible();
  await expect(page.locator("#field-prompt")).toBeVisible();
  await expect(page.locator("#field-answer")).toHaveCount(0);
});
