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

/** The cells of the row whose name holds `name`, and the number with which a cell begins. */
const row = (path, name) => {
  const found = all(pages[path], /<tr>(<th scope="row">.*?)<\/tr>/gs).find((cells) =>
    text(cells).includes(name),
  );
  return all(found, /<td>(.*?)<\/td>/gs).map(text);
};
const first = (cell) => Number(numbers(cell)[0].replaceAll(",", ""));

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

  test("Chinese pages count in yuan and say at which rate", async () => {
    const rates = JSON.parse(
      await readFile(new URL("../../data/exchange_rates.json", import.meta.url), "utf8"),
    );
    const { per_usd } = rates.rates.find(({ currency }) => currency === "CNY");
    assert.ok(Math.abs((1000 * per_usd) / 7000 - 1) < 0.05, "$1,000 are 7000 元 in a title");
    for (const [path, html] of Object.entries(pages)) {
      if (!path.startsWith("answers/zh/")) continue;
      assert.doesNotMatch(text(main(html)), /\$\d/, path);
      assert.ok(html.includes(`1 美元 = ${Number(per_usd.toPrecision(3))} 元`), path);
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

describe("what the prose of answers says without computing it", () => {
  const three = (value) => Number(value.toPrecision(3));
  const card = (id) => {
    const { memory_bandwidth_bytes_per_second: bytes, ...of } = gpu
      .catalog()
      .gpus.find((one) => one.id === id);
    return {
      tb: three(bytes / 1e12),
      gbs: (bytes / 1e9).toLocaleString("en-US"),
      gb: of.marketed_memory_bytes / 1e9,
      bf16: three(of.dense_flops.bf16 / 1e12),
      fp8: of.dense_flops.fp8,
      fp64: of.dense_flops.fp64,
      watts: of.power_watts.toLocaleString("en-US"),
      link: of.nvlink_bytes_per_second_per_direction / 1e9,
    };
  };

  test("datasheets are quoted as the catalog has them, in both languages", () => {
    const ids =
      "h100-sxm-80gb a100-sxm-80gb h200-sxm-141gb b200-sxm-180gb l40s-48gb h20-sxm-96gb mi300x-192gb";
    const [h100, a100, h200, b200, l40s, h20, mi300x] = ids.split(" ").map(card);
    const gaming = ["rtx-3090-24gb", "rtx-4090-24gb", "rtx-5090-32gb"].map((id) => card(id).gbs);
    const macs = ["apple-m4-max-128gb", "apple-m3-ultra-512gb"].map((id) => card(id).gbs);
    const times = (a, b) => `${(a / b).toFixed(1)} times`;
    const model = gpu.catalog().models.find(({ id }) => id === "deepseek-ai/DeepSeek-R1");
    const billion = (count) => Math.round(count / 1e9);
    for (const [slug, ...phrases] of [
      [
        "h100-vs-a100",
        `${h100.tb} against ${a100.tb} TB/s`,
        `${h100.bf16} against ${a100.bf16} TFLOP/s`,
      ],
      [
        "h200-vs-h100",
        `${h200.gb} GB at ${h200.tb} TB/s where the H100 has ${h100.gb} GB at ${h100.tb}`,
      ],
      ["h200-vs-h100", `${times(h200.tb, h100.tb)} the bandwidth`],
      ["b200-vs-h200", `${b200.gb} GB at ${b200.tb} TB/s against ${h200.gb} at ${h200.tb}`],
      ["b200-vs-h200", `${times(b200.fp8, h200.fp8)} the FP8`, `${b200.watts} watts`],
      ["rtx-5090-vs-4090", `${gaming[0]}, ${gaming[1]} and ${gaming[2]} GB/s`],
      ["l40s-inference", `${l40s.bf16} TFLOP/s`, `${l40s.gbs} GB/s`],
      [
        "h20-inference",
        `${h20.bf16} of the H100's ${h100.bf16} dense`,
        `${h20.gb} GB at ${h20.tb} TB/s`,
      ],
      ["h20-inference", `from ${h100.link} to ${card("h800-sxm-80gb").link} GB/s`],
      ["h20-inference", `from ${a100.link} to ${card("a800-sxm-80gb").link} GB/s`],
      [
        "mi300x-vs-h100",
        `${mi300x.gb} GB at ${mi300x.tb} TB/s and ${times(mi300x.bf16, h100.bf16)}`,
      ],
      [
        "apple-silicon-llm",
        `${macs[0]} GB/s on an M4 Max, ${macs[1]} on an M3 Ultra, ${gaming[1]} on`,
      ],
      [
        "deepseek-r1-full",
        `${billion(model.active_parameters)} of the ${billion(model.parameters)} billion`,
      ],
    ]) {
      const chinese = numbers(
        main(pages[`answers/zh/${slug}.html`]).replace(/(\d),(?=\d{3})/g, "$1"),
      );
      for (const phrase of phrases) {
        assert.ok(
          text(main(pages[`answers/en/${slug}.html`])).includes(phrase),
          `${slug}: ${phrase}`,
        );
        for (const number of numbers(phrase.replace(/H100|M\d |FP8/g, " "))) {
          const same = chinese.some((one) => parseFloat(one) === first(number));
          assert.ok(same || /times/.test(phrase), `${slug} in Chinese: ${number}`);
        }
      }
    }
    assert.ok(parseFloat(l40s.gbs) < (a100.tb * 1000) / 2, "less than half of an A100's bandwidth");
    assert.ok(card("b300-sxm-288gb").fp64 < h100.fp64, "newer is not better in FP64");
  });

  test("what it concludes is what the table shows", () => {
    const page = (slug, name) => row(`answers/en/${slug}.html`, name);
    assert.match(page("h200-vs-h100", "1 × H100, 1 user")[1], /Does not fit/);
    assert.match(page("h200-vs-h100", "1 × H200, 16 users")[1], /^Fits/);
    assert.match(page("qlora-70b", "1 × H100 80GB, 2K")[1], /^Fits/);
    const speeds = ["3090", "4090"].map((name) =>
      first(page("rtx-5090-vs-4090", `RTX ${name}, Qwen3 32B`)[2]),
    );
    assert.ok(speeds[1] / speeds[0] < 1.2, "a 4090 is hardly ahead of a 3090 when it writes");
    const alone = ["H20", "H100"].map((name) =>
      first(page("h20-inference", `8 × ${name}, 1 user`)[2]),
    );
    assert.ok(Math.abs(alone[0] / alone[1] - 1) < 0.2, "eight H20 write like eight H100");
    const drawn = ["RTX 4090", "RTX 4090, 2 at once"].map((name) =>
      first(page("sdxl-seconds-per-image", name)[1]),
    );
    assert.ok(drawn[0] / drawn[1] < 1.2, "drawing several at once gains little");
    const copies = ["1, 32", "2 copies, 64"].map((name) =>
      first(page("second-gpu-speed", name)[2]),
    );
    assert.ok(Math.abs(copies[1] / copies[0] - 2) < 0.02, "two copies double the total");
    const faster = (users) => {
      const [on, off] = ["4 drafted, 2.8 a step", "off"].map((draft) =>
        first(page("speculative-decoding", `${users}, ${draft}`)[0]),
      );
      return on / off;
    };
    assert.ok(faster(1) > faster(64) && faster(64) > faster(256), "the busier the card, the less");
  });

  test("what is not known is not written as a nought", () => {
    for (const [path, html] of Object.entries(pages)) {
      for (const cells of all(html, /<tr>(<th scope="row">.*?)<\/tr>/gs)) {
        if (!/Does not fit|放不下/.test(cells)) continue;
        // Users that fit are none; a speed or a price of what does not run is no number.
        const noughts = all(cells, /<td>(.*?)<\/td>/gs).filter((cell) =>
          /^≈?[$¥]?0(\.0+)?$/.test(cell),
        );
        assert.ok(noughts.length <= 1, `${path}: ${text(cells)}`);
      }
    }
  });
});
