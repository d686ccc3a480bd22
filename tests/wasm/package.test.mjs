// The npm package, installed into an empty project.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { readCatalogue } from "../../data/tools/read.mjs";
import { serve } from "../../web/serve.mjs";
import { contract, importPackage, installPackage, opening } from "./support.mjs";

let project, folder, whichgpu, gpu, check;

before(async () => {
  project = await installPackage();
  folder = join(project, "node_modules/whichgpu");
  whichgpu = await importPackage(project);
  gpu = await whichgpu.load();
  check = await contract();
});

describe("history", () => {
  test("has every dated price by card, and the current ones as the catalog has them", async () => {
    const { default: history } = await import(join(folder, "history.mjs"));
    const dated = readCatalogue().offers.filter(({ as_of: date }) => date !== "");
    assert.equal(Object.values(history).flat().length, dated.length);
    const usd = (prices) => prices.map((one) => one.usd_per_gpu_hour).sort((a, b) => a - b);
    for (const [card, prices] of Object.entries(history)) {
      const current = gpu.catalog().offers.filter((one) => one.gpu === card && one.current);
      assert.deepEqual(usd(prices.filter((one) => one.current)), usd(current), card);
    }
  });
});

describe("load", () => {
  test("takes bytes, a compiled module or an address", async () => {
    const bytes = await readFile(join(folder, "core.wasm"));
    const server = await serve(folder);
    const address = `http://localhost:${server.address().port}/core.wasm`;
    const sources = [
      bytes,
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
    ];
    sources.push(await WebAssembly.compile(bytes), address, new URL(address));
    try {
      for (const wasm of sources) {
        const answer = (await whichgpu.load({ wasm })).estimate(opening);
        assert.deepEqual(answer, gpu.estimate(opening));
      }
    } finally {
      server.close();
    }
  });

  test("rejects what is not there and what is not WebAssembly", async () => {
    const server = await serve(folder);
    const address = `http://localhost:${server.address().port}/missing.wasm`;
    try {
      await assert.rejects(whichgpu.load({ wasm: address }), /404/);
    } finally {
      server.close();
    }
    await assert.rejects(
      whichgpu.load({ wasm: new Uint8Array([1, 2, 3]) }),
      WebAssembly.CompileError,
    );
    const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    await assert.rejects(whichgpu.load({ wasm: empty }));
  });
});

describe("estimate", () => {
  test("a number that JSON has none for is named, and not taken for nothing", () => {
    for (const number of [NaN, Infinity, 64n]) {
      const { error } = gpu.estimate({ ...opening, concurrency: number });
      assert.deepEqual([error?.code, error?.field], ["bad_value", "concurrency"]);
    }
  });

  test("what is no request at all gets an error too, and no exception", () => {
    const cycle = { ...opening };
    cycle.offers = [cycle];
    for (const request of [undefined, null, () => 1, Symbol("x"), cycle]) {
      const { error } = gpu.estimate(request);
      assert.equal(typeof error?.code, "string", String(request?.constructor?.name));
      assert.ok(error.message.length > 0);
    }
  });

  test("answers with a report of the contract", () => {
    const report = gpu.estimate(opening);
    assert.equal(check("report", report), "");
    assert.equal(report.configuration.model.id, opening.model);
    assert.equal(report.configuration.gpu.id, opening.gpu);
  });

  test("carries the package's version", async () => {
    const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    assert.equal(gpu.estimate(opening).version, version);
  });

  test("agrees with arithmetic: 70.55 billion BF16 parameters halved over two cards", () => {
    const request = {
      ...opening,
      gpu_count: 2,
      parallelism: { tensor: 2 },
      precision: { weights: "bf16" },
    };
    const { fit, configuration } = gpu.estimate(request);
    assert.ok(Math.abs(configuration.model.parameters / 70.55e9 - 1) < 1e-3);
    assert.ok(Math.abs(fit.per_gpu.weights_bytes / 70.55e9 - 1) < 0.01);
    // 320 KiB of BF16 keys and values per token, 16 users of 8192 tokens, half on each card
    const cache = (320 * 1024 * 16 * 8192) / 2;
    assert.ok(Math.abs(fit.per_gpu.kv_cache_bytes / cache - 1) < 0.01);
  });

  test("adds up: the parts of a card's memory, tokens per user, dollars", () => {
    const { fit, speed, cost } = gpu.estimate({ ...opening, price: { usd_per_gpu_hour: 3 } });
    const m = fit.per_gpu;
    const parts = m.weights_bytes + m.kv_cache_bytes + m.activations_bytes + m.runtime_bytes;
    assert.ok(Math.abs(parts / m.needed_bytes - 1) < 1e-9);
    assert.ok(Math.abs((speed.tokens_per_second_per_user * speed.tpot_ms) / 1000 - 1) < 1e-6);
    assert.equal(cost.usd_per_hour, 3);
    const per_million = 3 / (speed.output_tokens_per_second * 3600e-6);
    assert.ok(Math.abs(cost.usd_per_million_output_tokens / per_million - 1) < 1e-6);
  });

  test("reports sizes without speed where nothing fits", () => {
    const report = gpu.estimate({ ...opening, precision: { weights: "bf16" } });
    assert.equal(check("report", report), "");
    assert.equal(report.fit.verdict, "does_not_fit");
    assert.ok(report.fit.shortfall_bytes > 0);
    assert.equal(report.speed, null);
    assert.equal(report.cost, null);
  });

  test("applies a fix as it is offered", () => {
    const request = { ...opening, precision: { weights: "bf16" } };
    const { fixes } = gpu.estimate(request).fit;
    assert.ok(fixes.length > 0);
    for (const { id, patch } of fixes) {
      const answer = gpu.estimate(mergePatch(request, patch));
      assert.ok(!whichgpu.isFailure(answer), id);
      assert.notEqual(answer.fit.verdict, "does_not_fit", id);
    }
  });
});

describe("compare, catalog, plan", () => {
  test("compare answers one row per GPU, in order", () => {
    const gpus = ["h100-sxm-80gb", "no-such-card", "h200-sxm-141gb"];
    const report = gpu.compare({ request: opening, gpus });
    assert.equal(check("compare_report", report), "");
    assert.equal(report.rows.length, 3);
    assert.equal(report.rows[0].configuration.gpu.id, gpus[0]);
    assert.equal(report.rows[1].error.code, "unknown_gpu");
    assert.equal(report.rows[2].configuration.gpu.id, gpus[2]);
  });

  test("catalog lists what requests accept", () => {
    const catalog = gpu.catalog();
    assert.equal(check("catalog", catalog), "");
    for (const { id } of catalog.gpus) {
      assert.ok(
        !whichgpu.isFailure(
          gpu.estimate({ ...opening, gpu: id, engine: undefined, precision: undefined }),
        ),
        id,
      );
    }
    for (const { id } of catalog.models) {
      const answer = gpu.estimate({
        ...opening,
        model: id,
        precision: undefined,
        input_tokens: 64,
        output_tokens: 64,
      });
      assert.ok(!whichgpu.isFailure(answer), id);
      assert.equal(check("report", answer), "", id);
    }
  });

  test("every source is the sentence of data/, in the catalog and in a working", () => {
    const data = readCatalogue();
    const catalog = gpu.catalog();
    const sourcesOf = (entries) =>
      Object.fromEntries(entries.map(({ id, source }) => [id, source]));
    const citedBy = (entries) =>
      Object.fromEntries(entries.map(({ id, sources }) => [id, sources[0].cite]));
    assert.deepEqual(sourcesOf(catalog.gpus), citedBy(data.gpus));
    assert.deepEqual(sourcesOf(catalog.image_models), citedBy(data.imageModels));
    const carried = data.offers.filter(({ current, as_of: day }) => current || !day);
    assert.deepEqual(sourcesOf(catalog.offers), sourcesOf(carried));
    assert.deepEqual(sourcesOf(catalog.engines), sourcesOf(data.engines));
    const { working } = gpu.estimate(opening);
    const usable = working.find(({ id }) => id === "usable_bytes");
    assert.equal(usable.source, sourcesOf(catalog.gpus)[opening.gpu]);
  });

  test("a text of the request is no reference to a source", () => {
    const offer = {
      id: '"source":"#1"',
      provider: "#1",
      gpu: opening.gpu,
      gpu_count: 1,
      usd_per_gpu_hour: 1,
      kind: "on_demand",
      as_of: "2026-01-01",
    };
    const { cost } = gpu.estimate({ ...opening, offers: [offer], price: { offer: offer.id } });
    assert.deepEqual([cost.offer.id, cost.offer.provider], [offer.id, offer.provider]);
  });

  test("plan answers configurations, each with the estimate of its request", () => {
    const need = { model: opening.model, serving: { concurrency: 16, max_tpot_ms: 50 } };
    assert.equal(check("plan_request", need), "");
    const report = gpu.plan(need);
    assert.equal(check("plan_report", report), "");
    assert.ok(report.considered >= 20_000);
    assert.ok(report.plans.length >= 2);
    for (const { request, estimate } of report.plans) {
      assert.deepEqual(gpu.estimate(request), estimate);
    }
  });
});

test("no file of the package evaluates text as code", async () => {
  for (const name of await readdir(folder)) {
    // mcp.js runs in Node.js alone, and no page loads it.
    if (!/\.m?js$/.test(name) || name === "mcp.js") continue;
    const text = await readFile(join(folder, name), "utf8");
    assert.doesNotMatch(text, /\beval\(|new Function\b|(?<!WebAssembly\.)\bFunction\(/, name);
  }
});

/** RFC 7396. */
function mergePatch(target, patch) {
  if (patch === null || typeof patch !== "object" || Array.isArray(patch)) return patch;
  const merged =
    target !== null && typeof target === "object" && !Array.isArray(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}
