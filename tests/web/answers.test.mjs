// The pages that answer one question each: what they say, and that each says something of its own.
import assert from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import { before, describe, test } from "node:test";
import { load } from "../../dist/npm/node.js";

const dist = new URL("../../dist/", import.meta.url);
const folders = ["answers/en/", "answers/zh/"];
const pages = {};
let gpu;

before(async () => {
  gpu = await load();
  for (const folder of folders) {
    const names = (await readdir(new URL(folder, dist))).filter((name) => name.endsWith(".html"));
    for (const name of names) {
      const html = await readFile(new URL(folder + name, dist), "utf8");
      if (name !== "index.html") pages[folder + name] = html;
    }
  }
});

const main = (html) => /<main>(.*)<\/main>/s.exec(html)[1];
const text = (html) => html.replace(/<[^>]+>/g, " ");
const all = (html, pattern) => [...html.matchAll(pattern)].map(([, found]) => found);
const numbers = (words) => words.match(/\d[\d,.]*/g) ?? [];

/** The prose of a page without figures and names in Latin letters or, in English, capitals. */
const prose = (html) =>
  all(main(html), /<p>(.*?)<\/p>/gs)
    .map(text)
    .join(" ")
    .replace(/[A-Z0-9][\w.,×%-]*/g, " ")
    .split(/\s+|(?<=[\u4e00-\u9fff])/)
    .filter(Boolean);

const grams = (words, length) =>
  new Set(words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(" ")));

describe("pages of answers", () => {
  test("there are forty and more in each language, the same in both", () => {
    const slugs = folders.map((folder) =>
      Object.keys(pages)
        .filter((path) => path.startsWith(folder))
        .map((path) => path.slice(folder.length)),
    );
    assert.ok(slugs[0].length >= 40);
    assert.deepEqual(slugs[0], slugs[1]);
  });

  test("each has its own title, description and figures, in its own words", () => {
    for (const pattern of [/<h1>(.*?)<\/h1>/, /<meta name="description" content="(.*?)">/]) {
      const said = Object.values(pages).map((html) => pattern.exec(html)[1]);
      assert.equal(new Set(said).size, said.length);
    }
    for (const [path, html] of Object.entries(pages)) {
      const [short] = all(html, /<p class="short">(.*?)<\/p>/gs);
      assert.ok(numbers(text(short)).length >= 1, `${path}: a figure in the short answer`);
      const cells = all(html, /<td>(.*?)<\/td>/gs).filter((cell) => numbers(cell).length > 0);
      assert.ok(cells.length >= 6, `${path}: ${cells.length} figures in its table`);
    }
    for (const folder of folders) {
      const length = folder === "answers/en/" ? 4 : 8;
      const told = Object.entries(pages)
        .filter(([path]) => path.startsWith(folder))
        .map(([path, html]) => [path, grams(prose(html), length)]);
      for (const [path, mine] of told) {
        for (const [other, theirs] of told) {
          if (path >= other) continue;
          const shared = [...mine].filter((gram) => theirs.has(gram)).length;
          const share = shared / Math.min(mine.size, theirs.size);
          assert.ok(share < 0.2, `${path} and ${other} share ${Math.round(100 * share)} %`);
        }
      }
    }
  });

  test("no figure is missing its number", () => {
    for (const [path, html] of Object.entries(pages)) {
      assert.doesNotMatch(text(main(html)), /undefined|NaN|null|Infinity|\[object/, path);
      const markup = main(html).replace(/<a [^>]*>/g, "<a>");
      assert.doesNotMatch(markup, /on\w+=|<script|javascript:/, path);
    }
  });

  test("Chinese pages count in yuan and say at which rate", () => {
    for (const [path, html] of Object.entries(pages)) {
      if (!path.startsWith("answers/zh/")) continue;
      assert.doesNotMatch(text(main(html)), /\$\d/, path);
      assert.match(html, /1 美元 = 6\.98 元/, path);
      assert.match(html, /<html lang="zh-CN">/);
    }
  });

  test("links lead somewhere: other pages, the other language, the calculator", async () => {
    for (const [path, html] of Object.entries(pages)) {
      const links = all(html, /href="([^"]+)"/g).map((href) => href.replaceAll("&amp;", "&"));
      assert.ok(
        links.some((href) => href.startsWith("../../?task=")),
        path,
      );
      for (const href of links) {
        const { pathname } = new URL(href, `http://site/${path}`);
        const file = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
        assert.ok((await stat(new URL(`.${file}`, dist))).isFile(), `${path}: ${href}`);
      }
    }
  });

  test("schema.org data holds the question and the answer that the page shows", () => {
    for (const html of Object.values(pages)) {
      const [data] = all(html, /<script type="application\/ld\+json">(.*?)<\/script>/gs);
      const { mainEntity } = JSON.parse(data);
      assert.equal(mainEntity[0].name, /<h1>(.*?)<\/h1>/.exec(html)[1]);
      const short = text(/<p class="short">(.*?)<\/p>/s.exec(html)[1]).replace(/\s+/g, "");
      assert.equal(mainEntity[0].acceptedAnswer.text.replace(/\s+/g, ""), short);
    }
  });
});

describe("figures of answers", () => {
  const row = (path, name) => {
    const found = all(pages[path], /<tr>(<th scope="row">.*?)<\/tr>/gs).find((cells) =>
      text(cells).includes(name),
    );
    return all(found, /<td>(.*?)<\/td>/gs).map(text);
  };
  const first = (cell) => Number(numbers(cell)[0].replaceAll(",", ""));
  const near = (shown, exact) =>
    assert.ok(Math.abs(shown / exact - 1) < 0.006, `${shown} is not ${exact}`);

  test("memory of a 70B: weights and cache by arithmetic", () => {
    for (const folder of folders) {
      // 70.55 billion weights of two bytes, in halves on two cards
      near(first(row(`${folder}70b-memory.html`, "BF16, 2")[0]), 70.55);
      // 80 layers, 8 heads, keys and values, 128 numbers of two bytes; 8,192 tokens
      assert.match(pages[`${folder}70b-memory.html`], /320 KiB/);
      assert.match(pages[`${folder}70b-memory.html`], /2\.68 GB/);
    }
  });

  test("cache per token: 2 × layers × heads × width × 2 bytes, in KiB", () => {
    const page = "answers/en/kv-cache-per-token.html";
    near(first(row(page, "Llama 2 7B")[0]), (2 * 32 * 32 * 128 * 2) / 1024);
    near(first(row(page, "Llama 3.1 8B")[0]), (2 * 32 * 8 * 128 * 2) / 1024);
    near(first(row(page, "Qwen3 32B")[0]), (2 * 64 * 8 * 128 * 2) / 1024);
    near(first(row(page, "DeepSeek V3")[0]), (61 * 576 * 2) / 1024);
  });

  test("speed and price are those of the package for the request written by hand", () => {
    const { speed, cost } = gpu.estimate({
      workload: "serving",
      model: "meta-llama/Llama-3.1-8B-Instruct",
      gpu: "h100-sxm-80gb",
      gpu_count: 1,
      precision: { weights: "fp8" },
      engine: "vllm",
      concurrency: 128,
      input_tokens: 2048,
      output_tokens: 512,
    });
    const cells = row("answers/en/cost-per-million-tokens.html", "H100, 128");
    near(first(cells[1]), speed.output_tokens_per_second);
    near(first(cells[2]), cost.usd_per_million_output_tokens);
  });

  test("pictures and training are those of the package too", () => {
    const drawn = gpu.estimate({
      workload: "image",
      model: "black-forest-labs/FLUX.1-dev",
      gpu: "l40s-48gb",
      gpu_count: 1,
      engine: "eager",
    });
    near(first(row("answers/en/flux-memory.html", "L40S")[2]), drawn.speed.seconds_per_image);
    const trained = gpu.estimate({
      workload: "training",
      method: "qlora",
      model: "meta-llama/Llama-3.1-70B-Instruct",
      gpu: "h100-sxm-80gb",
      gpu_count: 1,
      dataset_tokens: 1e7,
      sequence_length: 2048,
    });
    near(
      first(row("answers/zh/qlora-70b.html", "1 × H100 80GB, 2K")[0]),
      trained.fit.per_gpu.needed_bytes / 1e9,
    );
  });
});
