// What the search fields find in the catalog: the names that people type, and what they mean by them.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { numberFormats } from "../../web/src/format/numbers.ts";
import {
  gpuOptions,
  modelOptions,
  sliceOptions,
} from "../../web/src/parts/inputs/catalog-options.ts";
import { wordsOf } from "../../web/src/search/fold.ts";
import { listOf } from "../../web/src/search/list.ts";
import { findableIn } from "../../web/src/search/findable.ts";
import { cardsNamed } from "../../web/src/search/own-card.ts";
import { rank } from "../../web/src/search/rank.ts";
import { together } from "../../web/src/search/together.ts";
import { changedBy } from "../../web/src/state/changes.ts";
import { initialQuestion } from "../../web/src/state/fields.ts";
import { importPackage, installPackage } from "../wasm/support.mjs";

let catalog, models, imageModels, cards, slices;

before(async () => {
  const { load } = await importPackage(await installPackage());
  catalog = (await load()).catalog();
  const voice = {
    catalog,
    numbers: numberFormats("en-US"),
    words: { slice: (memory) => memory, search: {} },
  };
  ({ imageModels } = findableIn(voice));
  models = modelOptions(voice);
  cards = gpuOptions(voice);
  slices = sliceOptions(voice);
});

const first = (options, text) => rank(options, text)[0]?.option.id;

describe("a search", () => {
  it("reads words however they are spaced and written", () => {
    assert.deepEqual(wordsOf("RTX4090"), ["rtx", "4090"]);
    assert.deepEqual(wordsOf("llama3.3-70B"), ["llama", "3.3", "70b"]);
    assert.deepEqual(wordsOf("英伟达H100"), ["nvidia", "h100"]);
    assert.deepEqual(wordsOf("Ａ１００ 80GB"), ["a100", "80gb"]);
    assert.deepEqual(wordsOf("mixtral 8x7b"), ["mixtral", "8x7b"]);
  });

  it("takes for a model what people mean by it", () => {
    const meant = {
      "llama 8b": "meta-llama/Llama-3.1-8B-Instruct",
      "llama3.3 70b": "meta-llama/Llama-3.3-70B-Instruct",
      "qwen 3 32b": "Qwen/Qwen3-32B",
      "qwen3-32b": "Qwen/Qwen3-32B",
      "通义千问3 32b": "Qwen/Qwen3-32B",
      "deepseek r1": "deepseek-ai/DeepSeek-R1",
      深度求索r1: "deepseek-ai/DeepSeek-R1",
      "gpt oss 120": "openai/gpt-oss-120b",
      "lama 3.1 8b": "meta-llama/Llama-3.1-8B-Instruct",
    };
    for (const [text, id] of Object.entries(meant)) assert.equal(first(models, text), id, text);
    const newest = rank(models, "qwen3").map(({ option }) => option.label);
    assert.match(newest[0], /^Qwen3 /, "not Qwen3.5");
    assert.match(rank(models, "mistrl 7b")[0].option.label, /^Mistral 7B/);
  });

  it("takes for a card what people mean by it", () => {
    const meant = {
      h20: "h20-sxm-96gb",
      RTX4090: "rtx-4090-24gb",
      4090: "rtx-4090-24gb",
      "4090d": "rtx-4090d-24gb",
      "英伟达 H100": "h100-sxm-80gb",
      "H200 NVL": "h200-nvl-141gb",
      h100: "h100-sxm-80gb",
      "v100 32g": "v100-sxm-32gb",
      mi300: "mi300x-192gb",
      "苹果 m3 max": "apple-m3-max-128gb",
    };
    for (const [text, id] of Object.entries(meant)) assert.equal(first(cards, text), id, text);
    const nvl = rank(cards, "H200 NVL").map(({ option }) => option.id);
    assert.ok(!nvl.some((id) => id.startsWith("gh200")), "a part of another name is no match");
    assert.deepEqual(rank(cards, "no such card"), []);
  });

  it("lists the slices of a card under it, and only where they are meant", () => {
    const shown = (text, value = "") =>
      listOf([...cards, ...slices], text, { value, recentTitle: "" }).flatMap(
        ({ options }) => options,
      );
    const h100 = slices.filter(({ under }) => under === "h100-sxm-80gb").map(({ id }) => id);
    assert.ok(shown("h100").every(({ under }) => under === undefined));
    const named = shown("h100 sxm mig").map(({ id }) => id);
    assert.deepEqual(named.slice(0, h100.length).sort(), [...h100].sort());
    const ids = shown("", "h100-sxm-80gb").map(({ id }) => id);
    const at = ids.indexOf("h100-sxm-80gb");
    assert.deepEqual(ids.slice(at + 1, at + 1 + h100.length), h100);
    assert.equal(ids.length, cards.length + h100.length);
  });

  it("finds a model and a card in one text, in either order, and how many", () => {
    const found = (text) => {
      const usersOf = (users) => `${users} users`;
      const titles = { both: "both", models: "models", cards: "cards", recent: "recent" };
      const [group] = together(text, { models, imageModels, cards, titles, usersOf });
      return group && { title: group.title, ...JSON.parse(group.options[0].id) };
    };
    const [model, gpu] = ["Qwen/Qwen3-32B", "rtx-4090-24gb"];
    const texts = [
      "4090 qwen3 32b",
      "qwen3-32b on RTX4090",
      "通义千问3 32b 4090",
      "4090通义千问3 32b",
    ];
    for (const text of texts) assert.deepEqual(found(text), { title: "both", model, gpu }, text);
    assert.deepEqual(found("deepseek r1 8x H200 64 users"), {
      title: "both",
      model: "deepseek-ai/DeepSeek-R1",
      gpu: "h200-sxm-141gb",
      count: "8",
      users: "64",
    });
    assert.deepEqual(found("8×h20"), { title: "cards", gpu: "h20-sxm-96gb", count: "8" });
    for (const text of ["8卡H20", "h20 8张", "8 块 h20"]) {
      assert.deepEqual(found(text), { title: "cards", gpu: "h20-sxm-96gb", count: "8" }, text);
    }
    assert.deepEqual(found("通义千问3 32b 2张4090"), { title: "both", model, gpu, count: "2" });
    assert.equal(found("4090卡").count, undefined);
    assert.equal(found("mixtral 8x7b").model, "mistralai/Mixtral-8x7B-Instruct-v0.1");
    assert.equal(found("zzz"), undefined);
    assert.deepEqual(found("sdxl l40s"), {
      title: "both",
      imagemodel: "stabilityai/stable-diffusion-xl-base-1.0",
      gpu: "l40s-48gb",
    });
    assert.equal(found("flux dev").imagemodel, "black-forest-labs/FLUX.1-dev");
  });
});

describe("the card of this computer", () => {
  it("is the one that the browser names, and none where that name says too little", () => {
    const named = (renderer) => cardsNamed(renderer, cards).map(({ id }) => id);
    const angle = (card) => `ANGLE (NVIDIA, NVIDIA ${card} Direct3D11 vs_5_0 ps_5_0, D3D11)`;
    assert.deepEqual(named(angle("GeForce RTX 3090")), ["rtx-3090-24gb"]);
    assert.equal(named("NVIDIA GeForce RTX 4090/PCIe/SSE2")[0], "rtx-4090-24gb");
    assert.deepEqual(named(angle("GeForce RTX 5090 Laptop GPU")), ["rtx-5090-laptop-24gb"]);
    // A laptop's RTX 4090 has 16 GB and is not in the catalog.
    assert.deepEqual(named(angle("GeForce RTX 4090 Laptop GPU")), []);
    // Sold with 8 and with 16 GB, which no browser tells apart.
    const sizes = ["rtx-4060-ti-16gb", "rtx-4060-ti-8gb"];
    assert.deepEqual(named(angle("GeForce RTX 4060 Ti")).sort(), sizes);
    assert.deepEqual(named("ANGLE (Apple, ANGLE Metal Renderer: Apple M1, Version 14)"), []);
  });
});

describe("a desktop card", () => {
  const opened = initialQuestion("serving");
  const on = (question, gpu) => changedBy(question, "gpu", gpu, catalog);

  it("opens with one user and llama.cpp's usual format, and a server card as before", () => {
    const desk = on(opened, "rtx-4090-24gb");
    const { users, prompt, answer, engine, weights } = desk;
    assert.deepEqual([users, engine, weights], ["1", "llama.cpp", "q4_k_m"]);
    assert.equal(Number(prompt) + Number(answer), 4096);
    assert.deepEqual(on(desk, "h200-sxm-141gb"), opened);
  });

  it("leaves what the visitor chose", () => {
    const chosen = { ...opened, users: "4", engine: "sglang" };
    const desk = on(chosen, "rtx-5090-32gb");
    assert.deepEqual([desk.users, desk.engine], ["4", "sglang"]);
    const other = on(on({ ...opened, users: "3" }, "rtx-4090-24gb"), "l40s-48gb");
    assert.equal(other.users, "3");
    assert.equal(on(desk, "rtx-4090-24gb").users, "4", "from one desktop card to another");
  });
});

describe("what was measured", () => {
  const opened = { ...initialQuestion("serving"), users: "16", prompt: "512", answer: "128" };

  it("keeps the load of its first time, however the question goes on", () => {
    const first = changedBy(opened, "tpot", "12", catalog);
    assert.deepEqual([first.atusers, first.atprompt, first.atanswer], ["16", "512", "128"]);
    const second = changedBy({ ...first, users: "64" }, "ttft", "300", catalog);
    assert.deepEqual([second.tpot, second.ttft, second.atusers], ["12", "300", "16"]);
  });

  it("is forgotten on another card and model, and keeps a load that was said", () => {
    const said = changedBy({ ...opened, atusers: "4" }, "tpot", "12", catalog);
    assert.equal(said.atusers, "4");
    for (const [name, text] of [
      ["gpu", "b200-sxm-180gb"],
      ["model", "Qwen/Qwen3-32B"],
    ]) {
      const other = changedBy(said, name, text, catalog);
      assert.deepEqual([other.tpot, other.atusers, other.atprompt], ["", "", ""], name);
    }
  });
});
