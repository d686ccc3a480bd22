import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isRelevant } from "../../web/src/questions/serving/relevance.ts";
import { initialQuestion } from "../../web/src/state/fields.ts";
import {
  accessibilityProblems,
  assertRounded,
  bigNumbers,
  catalog,
  command,
  numberIn,
  opening,
  servedSite,
  speak,
} from "./support.mjs";

describe("which rare fields matter", () => {
  const models = [
    { id: "dense", name: "dense", aliases: [], experts: 0 },
    { id: "mixture", name: "mixture", aliases: [], experts: 64 },
  ];
  const relevant = (name, change) =>
    isRelevant(name, { ...initialQuestion("serving"), ...change }, { models });
  it("depends on the number of GPUs", () => {
    assert.ok(!relevant("tensor", { count: "1" }));
    assert.ok(relevant("tensor", { count: "2" }));
    assert.ok(!relevant("network", { count: "8" }));
    assert.ok(relevant("network", { count: "9" }));
  });
  it("depends on the engine and its versions", () => {
    assert.ok(relevant("receive", { engine: "sglang-0.5.6" }));
    assert.ok(!relevant("receive", { engine: "vllm" }));
    assert.ok(relevant("batchwait", { engine: "tensorrt-llm" }));
    assert.ok(!relevant("attentionwait", { engine: "sglang" }));
  });
  it("depends on the model: only a mixture has experts to spread", () => {
    assert.ok(!relevant("expert", { model: "dense", count: "8" }));
    assert.ok(relevant("expert", { model: "mixture", count: "8" }));
  });
});

describe("the advanced inputs", () => {
  const served = servedSite();

  it("ask the core what they say, and come back with the address", async () => {
    const page = await served.open(
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
    assert.equal(await page.locator(".field-error").count(), 0);
    const shown = await bigNumbers(page);
    assertRounded(shown[1], report.speed.tokens_per_second_per_user);
    await page.waitForURL(/accepted=2\.4/);
    await page.reload();
    await page.locator(".tile").first().waitFor();
    assert.deepEqual(await bigNumbers(page), shown);
    for (const [name, [text]] of Object.entries(typed)) {
      assert.equal(await page.locator(`#field-${name}`).inputValue(), text);
      assert.ok(await page.locator(`#field-${name}`).isVisible(), `${name} is open`);
    }
    assert.deepEqual(await accessibilityProblems(page), []);
  });

  it("show what matters, and whatever holds a text", async () => {
    const page = await served.open("?recv=4&engine=sglang");
    assert.ok(await page.locator("#field-receive").isVisible());
    assert.equal(await page.locator("#field-expert, #field-network").count(), 0);
    await page.locator("#field-engine").selectOption("vllm");
    assert.equal(await page.locator("#field-receive").inputValue(), "4", "kept in sight");
    await page.locator("#field-engine").selectOption("tensorrt-llm");
    assert.equal(await page.locator("#field-batchwait").count(), 1);
  });

  it("leave layers in host memory where llama.cpp may", async () => {
    const query =
      "?model=meta-llama/Llama-3.1-70B-Instruct&weights=q4_k_m&gpu=rtx-4090-24gb&users=1&in=2K&out=512";
    const page = await served.open(`${query}&engine=llama.cpp`);
    assert.match(await page.locator(".badge").innerText(), /Does not fit/);
    await page.getByText("Engine settings").click();
    await page.locator("#field-offload").selectOption("yes");
    assert.doesNotMatch(await page.locator(".badge").innerText(), /Does not fit/);
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
    await page.waitForURL(/offload=yes&layers=20/);
  });

  it("say beside the control what is wrong, in both languages", async () => {
    const page = await served.open("?draft=3");
    const error = page.locator("#field-accepted-error");
    assert.match(await error.innerText(), /said too/);
    await page.locator("#field-accepted").fill("5");
    assert.match(await error.innerText(), /from 1 to 4/);
    await page.locator("#field-accepted").fill("2");
    assert.equal(await page.locator(".field-error").count(), 0);
    await page.locator("#field-count").fill("4");
    await page.getByText("KV cache and parallelism").click();
    await page.locator("#field-data").fill("3");
    assert.match(await page.locator("#field-tensor-error").innerText(), /number of GPUs/);
    await speak(page, "中文");
    assert.match(await page.locator("#field-tensor-error").innerText(), /张数/);
    assert.equal(await page.locator("#field-data").inputValue(), "3");
  });

  it("name the engine's own limit on tokens in one step", async () => {
    const page = await served.open("?task=serving");
    const { engines } = await catalog();
    const { max_num_batched_tokens: limit } = engines.find(({ id }) => id === opening.engine);
    const hint = await page.locator("#field-batched").getAttribute("placeholder");
    assert.equal(numberIn(hint), limit);
  });
});
