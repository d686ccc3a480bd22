import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { llama8b } from "./gguf.mjs";
import {
  accessibilityProblems,
  assertRounded,
  bigNumbers,
  command,
  dist,
  expect,
  forgive,
  llamaConfig,
  opening,
  rendered,
  test,
} from "./support.mjs";

const config = {
  ...llamaConfig,
  max_position_embeddings: 131072,
  torch_dtype: "bfloat16",
  rope_theta: 500000,
};

test.describe("a model or a card of one's own", () => {
  const hub = /^https:\/\/huggingface\.co\//;
  const openModel = (page) => page.getByRole("button", { name: "Use your own model" }).click();
  const openGpu = (page) => page.getByRole("button", { name: "Change its figures" }).click();
  const useModel = (page) => page.getByRole("button", { name: "Use this model" });
  const showsSpeedOf = async (page, request) => {
    const [report] = await command([request]);
    assert.equal(report.error, undefined);
    const [memory, speed] = await bigNumbers(page);
    assertRounded(memory, report.fit.per_gpu.needed_bytes / 1e9);
    assertRounded(speed, report.speed.tokens_per_second_per_user);
  };
  const plain = { ...opening };
  delete plain.precision;

  test(
    "takes a pasted config.json, and keeps it in the address",
    { tag: "@core" },
    async ({ open }) => {
      const page = await open("?task=serving");
      await openModel(page);
      await page
        .locator("#own-model-text")
        .fill(JSON.stringify({ ...config, _name_or_path: "us/Ours" }));
      await expect(page.locator(".own-result")).toHaveText(
        /^Ours: 8\.03B parameters, weights in BF16/,
        rendered,
      );
      await expect(page.locator(".own-result li")).toHaveCount(0);
      await useModel(page).click();
      await expect(page.locator("#field-model")).toHaveValue("Ours");
      await showsSpeedOf(page, { ...plain, model: { name: "Ours", config } });
      await expect(page).toHaveURL(/model=/);
      const shown = await bigNumbers(page);
      await page.reload();
      await expect(page.locator(".tile").first()).toBeVisible();
      assert.deepEqual(await bigNumbers(page), shown);
      await openModel(page);
      await expect(page.locator("#own-model-text")).toHaveValue(/"hidden_size": 4096/);
    },
  );

  test("names what it does not read, and refuses what it cannot", async ({ open }) => {
    const page = await open("?task=serving");
    await openModel(page);
    const paste = (change) =>
      page.locator("#own-model-text").fill(JSON.stringify({ ...config, ...change }));
    await paste({ vision_config: { depth: 32 }, num_nextn_predict_layers: 1 });
    await expect(page.locator(".own-result li")).toHaveText(
      [/ vision_config$/, / num_nextn_predict_layers$/],
      rendered,
    );
    await expect(useModel(page)).toBeEnabled();
    for (const [change, message] of [
      [{ model_type: "mamba2" }, /mamba_num_heads.*mamba2/],
      [{ layer_types: ["quantum"] }, /layer_types.*quantum/],
      [{ hidden_size: -1 }, /hidden_size.*from 1 to/],
    ]) {
      await paste(change);
      await expect(page.locator(".own-result")).toHaveText(message, rendered);
      await expect(useModel(page)).toBeDisabled();
    }
    await page.locator("#own-model-text").fill("{ no");
    await expect(page.locator(".own-result")).toHaveText(/not the JSON/, rendered);
    await page.keyboard.press("Escape");
    await expect(page.locator(".own-dialog")).toHaveCount(0);
    await expect(page.locator("#field-model")).toHaveValue("Llama 3.1 70B Instruct");
  });

  test("reads the header of a GGUF file, chosen or dropped", { tag: "@core" }, async ({ open }) => {
    const page = await open("?gpu=rtx-4090-24gb&users=1");
    await openModel(page);
    const choose = (buffer, name = "ours.gguf") =>
      page.locator(".own-file input").setInputFiles({ name, mimeType: "", buffer });
    const result = page.locator(".own-result");
    await choose(Buffer.concat([llama8b(), Buffer.alloc(3_000_000)]));
    await expect(result.getByText("Our Llama: 8.03B parameters, weights in Q4_K_M")).toBeVisible();
    await expect(result).toHaveText(/The file holds 8.03B parameters/, rendered);
    await expect(page.locator(".own-result li")).toHaveCount(0);
    await choose(llama8b({ "llama.block_count": 30 }));
    await expect(page.getByText("part of it was not understood")).toBeVisible();
    await choose(llama8b({ "llama.ssm.state_size": 16 }));
    await expect(
      page.getByText("Models with “llama.ssm.state_size” are not supported"),
    ).toBeVisible();
    await choose(Buffer.from("GGML, not GGUF"));
    await expect(page.getByText("This is no GGUF file")).toBeVisible();
    await choose(llama8b().subarray(0, 5000));
    await expect(page.getByText("This is no GGUF file")).toBeVisible();
    await expect(useModel(page)).toBeDisabled();

    const bytes = [...llama8b()];
    const transfer = await page.evaluateHandle((content) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(content)], "dropped.gguf"));
      return data;
    }, bytes);
    await page.locator(".own-drop").dispatchEvent("drop", { dataTransfer: transfer });
    await expect(result.getByText("8.03B")).toBeVisible();
    await useModel(page).click();
    await expect(page.locator("#field-weights")).toHaveValue("q4_k_m");
    await expect(page.locator("#field-engine")).toHaveValue("llama.cpp");
    await showsSpeedOf(page, {
      ...opening,
      model: { config, name: "Same" },
      gpu: "rtx-4090-24gb",
      concurrency: 1,
      engine: "llama.cpp",
      precision: { weights: "q4_k_m" },
    });
  });

  test("takes a shape that is typed, and says beside the field what is wrong", async ({ open }) => {
    const page = await open("?task=serving");
    await openModel(page);
    await page.getByText("Or type its shape").click();
    const type = (label, text) => page.getByLabel(label, { exact: true }).fill(text);
    await type("Layers", "32");
    await expect(page.locator("#own-model-hidden-error")).toHaveText(/Required/, rendered);
    await type("Hidden width", "4,096");
    await type("Vocabulary", "128,256");
    await type("Heads", "9999999");
    await expect(page.locator("#own-model-attention-0-heads-error")).toHaveText(
      /1 to 4,096/,
      rendered,
    );
    await type("Heads", "many");
    await expect(page.locator("#own-model-attention-0-heads-error")).toHaveText(
      /not a number/,
      rendered,
    );
    await type("Heads", "32");
    await type("KV heads", "8");
    await type("Intermediate width", "14336");
    await type("Name", "Typed");
    await expect(page.locator(".own-result")).toHaveText(/Typed: 8\.03B/, rendered);
    await expect(page.getByLabel("KV rank")).toHaveCount(0);
    await page.getByLabel("Kind", { exact: true }).selectOption("multi_head_latent");
    await expect(page.getByLabel("KV rank")).toHaveCount(1);
    await page.getByLabel("Kind", { exact: true }).selectOption("");
    await useModel(page).click();
    const shape = {
      hidden: 4096,
      vocabulary: 128256,
      attention: [{ layers: 32, heads: 32, kv_heads: 8, head_dim: 128 }],
      feed_forward: [{ layers: 32, intermediate: 14336 }],
    };
    await showsSpeedOf(page, { ...plain, model: shape });
    await openModel(page);
    await expect(page.getByLabel("KV heads")).toHaveValue("8");
  });

  test("keeps what was brought last, however late an answer comes", async ({ open, seen }) => {
    const page = await open("?task=serving");
    await openModel(page);
    await page.getByText("Or fetch it from Hugging Face").click();
    await page.getByLabel("Let this page ask").check();
    let answer;
    const asked = new Promise((resolve) => {
      answer = resolve;
    });
    await page.context().route("https://huggingface.co/**", async (route) => {
      await asked;
      const headers = { "Access-Control-Allow-Origin": "*" };
      await route.fulfill({ headers, json: { ...config, num_hidden_layers: 2 } });
    });
    await page.getByLabel("Model id").fill("us/late");
    await page.getByRole("button", { name: "Fetch" }).click();
    await expect(page.getByText("Asking huggingface.co")).toBeVisible();
    await page.locator("#own-model-text").fill(JSON.stringify({ ...config, _name_or_path: "Now" }));
    answer();
    await expect(page.getByText("Asking huggingface.co")).toHaveCount(0);
    await expect(page.locator(".own-result")).toHaveText(/^Now: 8\.03B/, rendered);
    forgive(seen, hub);
  });

  test("takes a text that is dropped anywhere on the dialog", async ({ open }) => {
    const page = await open("?task=serving");
    await openModel(page);
    const transfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      return data;
    }, JSON.stringify(config));
    await page.locator(".own-dialog h2").dispatchEvent("drop", { dataTransfer: transfer });
    await expect(page.locator(".own-result")).toHaveText(/8\.03B parameters/, rendered);
    await expect(page.locator("#own-model-text")).toHaveValue(/hidden_size/);
  });

  test("lets every figure of a card that a request can say be changed", async ({ open }) => {
    const page = await open("?task=serving");
    await openGpu(page);
    const inputs = page.locator(".own-dialog fieldset :is(input, select)");
    await expect(inputs.first()).toBeAttached();
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
    await expect(page.locator(".own-dialog .field-error")).toHaveCount(0);
    await page.getByRole("button", { name: "Use this card" }).click();
    await expect(page).toHaveURL(/gpu=/);
    const gpu = JSON.parse(new URL(page.url()).searchParams.get("gpu"));
    assert.deepEqual(Object.keys(gpu).sort(), ["base", "id", ...wanted].sort());
    assert.deepEqual(
      [gpu.memory_gb, gpu.memory_mib, gpu.memory_class, gpu.dpx, gpu.vendor, gpu.year],
      [17, 16000, "gddr", false, "17", 2025],
    );
    await expect(page.locator(".verdict")).toBeVisible();
  });

  test("lets a figure of a card be changed", { tag: "@core" }, async ({ open }) => {
    const page = await open("?task=serving");
    await openGpu(page);
    const bandwidth = page.getByLabel("Bandwidth");
    await expect(bandwidth).toHaveAttribute("placeholder", "4800");
    await bandwidth.fill("fast");
    await expect(page.locator(".own-dialog .field-error")).toHaveText(/not a number/, rendered);
    await bandwidth.fill("1000000");
    await expect(page.locator(".own-dialog .field-error")).toHaveText(/1 to 100,000/, rendered);
    const use = page.getByRole("button", { name: "Use this card" });
    await expect(use).toBeDisabled();
    await bandwidth.fill("9600");
    await use.click();
    await expect(page.locator("#field-gpu")).toHaveValue("H200 SXM 141GB, changed");
    const gpu = { base: "h200-sxm-141gb", id: "own", memory_bandwidth_gb_s: 9600 };
    await showsSpeedOf(page, { ...opening, gpu });
    await expect(page.locator(".verdict-sentence")).toHaveText(/H200.*changed/, rendered);
    await expect(page.locator(".comparison tbody tr").nth(1)).toBeVisible();
    await openGpu(page);
    await expect(bandwidth).toHaveValue("9600");
    await bandwidth.fill("");
    await use.click();
    await expect(page.locator("#field-gpu")).toHaveValue("H200 SXM 141GB");
    await showsSpeedOf(page, opening);
  });

  test("says so where a description in the address is damaged", async ({ open }) => {
    const page = await open("?gpu={broken");
    await expect(page.locator("#field-gpu-error")).toHaveText(/not valid JSON/, rendered);
  });

  test("works in the offline file too", async ({ open, seen }) => {
    const address = pathToFileURL(`${dist}/whichgpu.html`).href;
    const page = await open("?task=serving", { offline: true, address });
    await openModel(page);
    await page
      .locator(".own-file input")
      .setInputFiles({ name: "ours.gguf", mimeType: "", buffer: llama8b() });
    await expect(page.locator(".own-result").getByText("8.03B")).toBeVisible();
    await page.getByText("Or fetch it from Hugging Face").click();
    await page.getByLabel("Let this page ask").check();
    await page.getByLabel("Model id").fill("us/ours");
    await page
      .context()
      .route("https://huggingface.co/**", (route) => route.abort("internetdisconnected"));
    await page.getByRole("button", { name: "Fetch" }).click();
    await expect(page.getByText("huggingface.co did not answer")).toBeVisible();
    forgive(seen, hub, /ERR_INTERNET_DISCONNECTED/);
  });

  test("asks Hugging Face only when told to, and says what came of it", async ({ open, seen }) => {
    const page = await open("?task=serving");
    await openModel(page);
    await page.getByText("Or fetch it from Hugging Face").click();
    const fetchButton = page.getByRole("button", { name: "Fetch" });
    await expect(page.getByLabel("Model id")).toBeDisabled();
    await page.getByLabel("Let this page ask").check();
    const answers = { gated: 401, private: 403, none: 404, broken: 500, ours: 200 };
    await page.context().route("https://huggingface.co/**", (route) => {
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
      await expect(page.locator(".own-result", { hasText: message })).toBeVisible();
    }
    await page.getByLabel("Model id").fill("../../etc");
    await expect(fetchButton).toBeDisabled();
    await useModel(page).click();
    await expect(page.locator("#field-model")).toHaveValue("ours");
    assert.equal(forgive(seen, hub, /status of (40[134]|500)/), 5);
  });

  for (const [name, query, settings] of [
    ["light", "?task=serving", {}],
    ["dark, in Chinese", "?task=serving&lang=zh", { colorScheme: "dark" }],
    ["on a phone", "?task=serving", { viewport: { width: 390, height: 844 } }],
  ]) {
    test(`is accessible: ${name}`, async ({ open }) => {
      const page = await open(query, settings);
      const sheet = page.locator(".open-inputs");
      for (const [index, tag] of ["whichgpu-own-model", "whichgpu-own-gpu"].entries()) {
        if (await sheet.isVisible()) await sheet.click();
        await page.locator(".own-link").nth(index).click();
        await expect(page.locator(".own-dialog")).toBeVisible();
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
        // What opened it on a phone has closed with its sheet.
        const onPhone = await sheet.isVisible();
        await expect(onPhone ? sheet : page.locator(".own-link").nth(index)).toBeFocused();
      }
    });
  }
});
