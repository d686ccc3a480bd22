import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { llama8b } from "./gguf.mjs";
import {
  accessibilityProblems,
  assertRounded,
  bigNumbers,
  command,
  dist,
  opening,
  servedSite,
} from "./support.mjs";

const config = {
  model_type: "llama",
  hidden_size: 4096,
  intermediate_size: 14336,
  num_hidden_layers: 32,
  num_attention_heads: 32,
  num_key_value_heads: 8,
  vocab_size: 128256,
  max_position_embeddings: 131072,
  torch_dtype: "bfloat16",
  rope_theta: 500000,
};

describe("a model or a card of one's own", () => {
  const served = servedSite();
  let page;
  const openWith = async (query = "?task=serving", settings) => {
    page = await served.open(query, settings);
  };
  const hub = /^https:\/\/huggingface\.co\//;
  const openModel = () => page.getByRole("button", { name: "Use your own model" }).click();
  const openGpu = () => page.getByRole("button", { name: "Change its figures" }).click();
  const useModel = () => page.getByRole("button", { name: "Use this model" });
  const showsSpeedOf = async (request) => {
    const [report] = await command([request]);
    assert.equal(report.error, undefined);
    const [memory, speed] = await bigNumbers(page);
    assertRounded(memory, report.fit.per_gpu.needed_bytes / 1e9);
    assertRounded(speed, report.speed.tokens_per_second_per_user);
  };
  const plain = { ...opening };
  delete plain.precision;

  it("takes a pasted config.json, and keeps it in the address", async () => {
    await openWith();
    await openModel();
    await page
      .locator("#own-model-text")
      .fill(JSON.stringify({ ...config, _name_or_path: "us/Ours" }));
    assert.match(
      await page.locator(".own-result").innerText(),
      /^Ours: 8\.03B parameters, weights in BF16/,
    );
    assert.equal(await page.locator(".own-result li").count(), 0);
    await useModel().click();
    assert.equal(await page.locator("#field-model").inputValue(), "Ours");
    await showsSpeedOf({ ...plain, model: { name: "Ours", config } });
    await page.waitForURL(/model=/);
    const shown = await bigNumbers(page);
    await page.reload();
    await page.locator(".tile").first().waitFor();
    assert.deepEqual(await bigNumbers(page), shown);
    await openModel();
    assert.match(await page.locator("#own-model-text").inputValue(), /"hidden_size": 4096/);
  });

  it("names what it does not read, and refuses what it cannot", async () => {
    await openWith();
    await openModel();
    const paste = (change) =>
      page.locator("#own-model-text").fill(JSON.stringify({ ...config, ...change }));
    await paste({ vision_config: { depth: 32 }, num_nextn_predict_layers: 1 });
    const unread = await page.locator(".own-result li").allInnerTexts();
    assert.deepEqual(
      unread.map((text) => text.split(" ").at(-1)),
      ["vision_config", "num_nextn_predict_layers"],
    );
    assert.ok(await useModel().isEnabled());
    for (const [change, message] of [
      [{ model_type: "mamba2" }, /model_type.*mamba2/],
      [{ layer_types: ["quantum"] }, /layer_types.*quantum/],
      [{ hidden_size: -1 }, /hidden_size.*from 1 to/],
    ]) {
      await paste(change);
      assert.match(await page.locator(".own-result").innerText(), message);
      assert.ok(await useModel().isDisabled());
    }
    await page.locator("#own-model-text").fill("{ no");
    assert.match(await page.locator(".own-result").innerText(), /not the JSON/);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".own-dialog").count(), 0);
    assert.equal(await page.locator("#field-model").inputValue(), "Llama 3.1 70B Instruct");
  });

  it("reads the header of a GGUF file, chosen or dropped", async () => {
    await openWith("?gpu=rtx-4090-24gb&users=1");
    await openModel();
    const choose = (buffer, name = "ours.gguf") =>
      page.locator(".own-file input").setInputFiles({ name, mimeType: "", buffer });
    const result = page.locator(".own-result");
    await choose(Buffer.concat([llama8b(), Buffer.alloc(3_000_000)]));
    await result.getByText("Our Llama: 8.03B parameters, weights in Q4_K_M").waitFor();
    assert.match(await result.innerText(), /The file holds 8.03B parameters/);
    assert.equal(await page.locator(".own-result li").count(), 0);
    await choose(llama8b({ "llama.block_count": 30 }));
    await page.getByText("part of it was not understood").waitFor();
    await choose(llama8b({ "llama.ssm.state_size": 16 }));
    await page.getByText("Models with “llama.ssm.state_size” are not supported").waitFor();
    await choose(Buffer.from("GGML, not GGUF"));
    await page.getByText("This is no GGUF file").waitFor();
    await choose(llama8b().subarray(0, 5000));
    await page.getByText("This is no GGUF file").waitFor();
    assert.ok(await useModel().isDisabled());

    const bytes = [...llama8b()];
    const transfer = await page.evaluateHandle((content) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(content)], "dropped.gguf"));
      return data;
    }, bytes);
    await page.locator(".own-drop").dispatchEvent("drop", { dataTransfer: transfer });
    await result.getByText("8.03B").waitFor();
    await useModel().click();
    assert.equal(await page.locator("#field-weights").inputValue(), "q4_k_m");
    assert.equal(await page.locator("#field-engine").inputValue(), "llama.cpp");
    await showsSpeedOf({
      ...opening,
      model: { config, name: "Same" },
      gpu: "rtx-4090-24gb",
      concurrency: 1,
      engine: "llama.cpp",
      precision: { weights: "q4_k_m" },
    });
  });

  it("takes a shape that is typed, and says beside the field what is wrong", async () => {
    await openWith();
    await openModel();
    await page.getByText("Or type its shape").click();
    const type = (label, text) => page.getByLabel(label, { exact: true }).fill(text);
    await type("Layers", "32");
    assert.match(await page.locator("#own-model-hidden-error").innerText(), /Needed/);
    await type("Hidden width", "4,096");
    await type("Vocabulary", "128,256");
    await type("Heads", "9999999");
    assert.match(
      await page.locator("#own-model-attention-0-heads-error").innerText(),
      /1 to 4,096/,
    );
    await type("Heads", "many");
    assert.match(
      await page.locator("#own-model-attention-0-heads-error").innerText(),
      /not a number/,
    );
    await type("Heads", "32");
    await type("KV heads", "8");
    await type("Intermediate width", "14336");
    await type("Name", "Typed");
    assert.match(await page.locator(".own-result").innerText(), /Typed: 8\.03B/);
    assert.equal(await page.getByLabel("KV rank").count(), 0);
    await page.getByLabel("Kind", { exact: true }).selectOption("multi_head_latent");
    assert.equal(await page.getByLabel("KV rank").count(), 1);
    await page.getByLabel("Kind", { exact: true }).selectOption("");
    await useModel().click();
    const shape = {
      hidden: 4096,
      vocabulary: 128256,
      attention: [{ layers: 32, heads: 32, kv_heads: 8, head_dim: 128 }],
      feed_forward: [{ layers: 32, intermediate: 14336 }],
    };
    await showsSpeedOf({ ...plain, model: shape });
    await openModel();
    assert.equal(await page.getByLabel("KV heads").inputValue(), "8");
  });

  it("keeps what was brought last, however late an answer comes", async () => {
    await openWith();
    await openModel();
    await page.getByText("Or fetch it from Hugging Face").click();
    await page.getByLabel("Let this page ask").check();
    let answer;
    const asked = new Promise((resolve) => {
      answer = resolve;
    });
    await served.context.route("https://huggingface.co/**", async (route) => {
      await asked;
      const headers = { "Access-Control-Allow-Origin": "*" };
      await route.fulfill({ headers, json: { ...config, num_hidden_layers: 2 } });
    });
    await page.getByLabel("Model id").fill("us/late");
    await page.getByRole("button", { name: "Fetch" }).click();
    await page.getByText("Asking huggingface.co").waitFor();
    await page.locator("#own-model-text").fill(JSON.stringify({ ...config, _name_or_path: "Now" }));
    answer();
    await page.getByText("Asking huggingface.co").waitFor({ state: "detached" });
    assert.match(await page.locator(".own-result").innerText(), /^Now: 8\.03B/);
    served.forgive(hub);
  });

  it("takes a text that is dropped anywhere on the dialog", async () => {
    await openWith();
    await openModel();
    const transfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      return data;
    }, JSON.stringify(config));
    await page.locator(".own-dialog h2").dispatchEvent("drop", { dataTransfer: transfer });
    assert.match(await page.locator(".own-result").innerText(), /8\.03B parameters/);
    assert.match(await page.locator("#own-model-text").inputValue(), /hidden_size/);
  });

  it("lets every figure of a card that a request can say be changed", async () => {
    await openWith();
    await openGpu();
    const inputs = page.locator(".own-dialog fieldset :is(input, select)");
    const ids = await inputs.evaluateAll((all) => all.map(({ id }) => id.replace("own-gpu-", "")));
    const schema = new URL("../../data/schema/serving_request.schema.json", import.meta.url);
    const { derived_gpu: said } = JSON.parse(await readFile(schema, "utf8")).$defs;
    const wanted = Object.keys(said.properties).filter((name) => !["base", "id"].includes(name));
    assert.deepEqual(ids.sort(), wanted.sort());
    const texts = {
      memory_class: "gddr",
      sparsity_doubles_rates: "false",
      dpx: "false",
      year: "2025",
    };
    for (const name of wanted) {
      const field = page.locator(`#own-gpu-${name}`);
      if (await field.evaluate(({ tagName }) => tagName === "SELECT"))
        await field.selectOption(texts[name]);
      else await field.fill(texts[name] ?? "17");
    }
    await page.locator("#own-gpu-memory_mib").fill("16000");
    assert.equal(await page.locator(".own-dialog .field-error").count(), 0);
    await page.getByRole("button", { name: "Use this card" }).click();
    await page.waitForURL(/gpu=/);
    const gpu = JSON.parse(new URL(page.url()).searchParams.get("gpu"));
    assert.deepEqual(Object.keys(gpu).sort(), ["base", "id", ...wanted].sort());
    assert.deepEqual(
      [gpu.memory_gb, gpu.memory_mib, gpu.memory_class, gpu.dpx, gpu.vendor, gpu.year],
      [17, 16000, "gddr", false, "17", 2025],
    );
    await page.locator(".verdict").waitFor();
  });

  it("lets a figure of a card be changed", async () => {
    await openWith();
    await openGpu();
    const bandwidth = page.getByLabel("Bandwidth");
    assert.equal(await bandwidth.getAttribute("placeholder"), "4800");
    await bandwidth.fill("fast");
    assert.match(await page.locator(".own-dialog .field-error").innerText(), /not a number/);
    await bandwidth.fill("1000000");
    assert.match(await page.locator(".own-dialog .field-error").innerText(), /1 to 100,000/);
    const use = page.getByRole("button", { name: "Use this card" });
    assert.ok(await use.isDisabled());
    await bandwidth.fill("9600");
    await use.click();
    assert.equal(await page.locator("#field-gpu").inputValue(), "H200 SXM 141GB, changed");
    const gpu = { base: "h200-sxm-141gb", id: "own", memory_bandwidth_gb_s: 9600 };
    await showsSpeedOf({ ...opening, gpu });
    assert.match(await page.locator(".verdict-sentence").innerText(), /H200.*changed/);
    await page.locator(".comparison tbody tr").nth(1).waitFor();
    await openGpu();
    assert.equal(await bandwidth.inputValue(), "9600");
    await bandwidth.fill("");
    await use.click();
    assert.equal(await page.locator("#field-gpu").inputValue(), "H200 SXM 141GB");
    await showsSpeedOf(opening);
  });

  it("says so where a description in the address is damaged", async () => {
    await openWith("?gpu={broken");
    assert.match(await page.locator("#field-gpu-error").innerText(), /not valid JSON/);
  });

  it("works in the offline file too", async () => {
    const address = pathToFileURL(`${dist}/whichgpu.html`).href;
    await openWith("?task=serving", { offline: true, address });
    await openModel();
    await page
      .locator(".own-file input")
      .setInputFiles({ name: "ours.gguf", mimeType: "", buffer: llama8b() });
    await page.locator(".own-result").getByText("8.03B").waitFor();
    await page.getByText("Or fetch it from Hugging Face").click();
    await page.getByLabel("Let this page ask").check();
    await page.getByLabel("Model id").fill("us/ours");
    await served.context.route("https://huggingface.co/**", (route) =>
      route.abort("internetdisconnected"),
    );
    await page.getByRole("button", { name: "Fetch" }).click();
    await page.getByText("huggingface.co did not answer").waitFor();
    served.forgive(hub, /ERR_INTERNET_DISCONNECTED/);
  });

  it("asks Hugging Face only when told to, and says what came of it", async () => {
    await openWith();
    await openModel();
    await page.getByText("Or fetch it from Hugging Face").click();
    const fetchButton = page.getByRole("button", { name: "Fetch" });
    assert.ok(await page.getByLabel("Model id").isDisabled());
    await page.getByLabel("Let this page ask").check();
    const answers = { gated: 401, private: 403, none: 404, broken: 500, ours: 200 };
    await served.context.route("https://huggingface.co/**", (route) => {
      const name = /us\/(\w+)\/resolve\/main\/config\.json$/.exec(route.request().url())[1];
      return route.fulfill({
        status: answers[name],
        headers: { "Access-Control-Allow-Origin": "*" },
        json: config,
      });
    });
    for (const [name, message] of [
      ["gated", /gated or private/],
      ["private", /gated or private/],
      ["none", /no such model/],
      ["broken", /status 500/],
      ["ours", /ours: 8\.03B/],
    ]) {
      await page.getByLabel("Model id").fill(`us/${name}`);
      await fetchButton.click();
      await page.locator(".own-result", { hasText: message }).waitFor();
    }
    await page.getByLabel("Model id").fill("../../etc");
    assert.ok(await fetchButton.isDisabled());
    await useModel().click();
    assert.equal(await page.locator("#field-model").inputValue(), "ours");
    assert.equal(served.forgive(hub, /status of (40[134]|500)/), 5);
  });

  for (const [name, query, settings] of [
    ["light", "?task=serving", {}],
    ["dark, in Chinese", "?task=serving&lang=zh", { colorScheme: "dark" }],
    ["on a phone", "?task=serving", { viewport: { width: 390, height: 844 } }],
  ]) {
    it(`is accessible: ${name}`, async () => {
      await openWith(query, settings);
      const sheet = page.locator(".open-inputs");
      for (const [index, tag] of ["whichgpu-own-model", "whichgpu-own-gpu"].entries()) {
        if (await sheet.isVisible()) await sheet.click();
        await page.locator(".own-link").nth(index).click();
        await page.locator(".own-dialog").waitFor();
        await page
          .locator(".own-dialog summary")
          .evaluateAll((all) => all.forEach((one) => one.click()));
        if (tag.endsWith("gpu")) await page.locator("#own-gpu-memory_gb").fill("-1");
        assert.deepEqual(await accessibilityProblems(page), []);
        const { clientWidth, scrollWidth } = await page
          .locator(".own-dialog")
          .evaluate(({ clientWidth, scrollWidth }) => ({ clientWidth, scrollWidth }));
        assert.equal(scrollWidth, clientWidth, "nothing sticks out");
        await page.keyboard.press("Escape");
      }
    });
  }
});
