// `whichgpu mcp`, asked by the client of the protocol's own library: the same figures as the core gives, with sources and
// links that open the question asked.
import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { after, before, describe, test } from "node:test";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import Ajv from "ajv/dist/2020.js";
import { load } from "../../dist/npm/node.js";
import { buildRequest } from "../../web/src/state/request.ts";
import { comparedFromQuery } from "../../web/src/state/compared.ts";
import { questionFromQuery } from "../../web/src/state/url.ts";

const dist = new URL("../../dist/", import.meta.url);
const site = "https://example.org/gpu/";
let core, client;

async function connect(env) {
  const command = fileURLToPath(new URL("npm/cli.js", dist));
  const connected = new Client({ name: "test", version: "1" });
  await connected.connect(
    new StdioClientTransport({ command: process.execPath, args: [command, "mcp"], env }),
  );
  return connected;
}

before(async () => {
  core = await load();
  client = await connect({ WHICHGPU_SITE_URL: site });
});

after(() => client.close());

const call = (name, said) => client.callTool({ name, arguments: said });

const serving = (model, gpu, more) => ({ workload: "serving", model, gpu, ...more });
const llama70b = "meta-llama/Llama-3.1-70B-Instruct";
const llama8b = "meta-llama/Llama-3.1-8B-Instruct";

/** What people ask, by the tool that answers it. */
const estimates = [
  serving(llama70b, "h200-sxm-141gb", { precision: { weights: "fp8" }, concurrency: 16 }),
  serving(llama70b, "h100-sxm-80gb", {}),
  serving(llama70b, "h100-sxm-80gb", { gpu_count: 2, input_tokens: 8192, output_tokens: 512 }),
  serving(llama8b, "rtx-4090-24gb", { precision: { weights: "awq_int4" } }),
  serving(llama8b, "l40s-48gb", { concurrency: 32, max_ttft_ms: 500, max_tpot_ms: 40 }),
  serving("openai/gpt-oss-120b", "h100-sxm-80gb", { concurrency: 8 }),
  serving("Qwen/Qwen3-32B", "a100-sxm-80gb", { engine: "sglang", price: { usd_per_gpu_hour: 2 } }),
  serving(llama8b, "h100-sxm-80gb", { load: "open", arrivals: { requests_per_second: 4 } }),
  serving("deepseek-ai/DeepSeek-R1", "h200-sxm-141gb", { gpu_count: 8, concurrency: 64 }),
  serving(llama8b, "h100-sxm-80gb:1g.10gb", { precision: { weights: "int4" } }),
  { workload: "training", method: "lora", model: llama8b, gpu: "rtx-4090-24gb" },
  { workload: "training", method: "qlora", model: llama70b, gpu: "a100-sxm-80gb" },
  {
    workload: "training",
    method: "pretraining",
    model: llama8b,
    gpu: "h100-sxm-80gb",
    gpu_count: 64,
  },
  { workload: "image", model: "black-forest-labs/FLUX.1-dev", gpu: "l40s-48gb", batch: 2 },
  { workload: "video", model: "tencent/HunyuanVideo", gpu: "h200-sxm-141gb", frames: 61 },
  { workload: "hpc", gpu: "h100-sxm-80gb", arithmetic_intensity: 0.25 },
];
const needs = [
  { model: llama70b, serving: { concurrency: 16, max_tpot_ms: 50 } },
  { model: llama8b, serving: { concurrency: 100 }, vendors: ["AMD"] },
];
const comparisons = [
  { request: estimates[0], gpus: ["h100-sxm-80gb", "b200-sxm-180gb", "no-such-card"] },
  { request: estimates[4], gpus: ["l40s-48gb", "a100-sxm-80gb"] },
];
const explained = [estimates[0]];

/** A report without what the tools leave out. */
const without = (value) =>
  JSON.parse(JSON.stringify(value), (name, inner) =>
    ["working", "pareto", "series"].includes(name) ? undefined : inner,
  );

/** The request that the page makes of a link. */
function askedBy(link) {
  assert.ok(link.startsWith(`${site}?`), link);
  const built = buildRequest(questionFromQuery(new URL(link).search));
  assert.ok("request" in built, link);
  return built.request;
}

describe("twenty-one questions get the core's figures, with sources and a link", () => {
  for (const request of estimates) {
    const name = [request.workload, request.method, request.model, request.gpu].join(" ");
    test(`estimate: ${name}`, async () => {
      const { structuredContent: told, content, isError } = await call("estimate", request);
      assert.ok(!isError, content[0].text);
      const report = core.estimate(request);
      assert.ok(!("error" in report));
      assert.deepEqual(told.report, without(report));
      assert.deepEqual(JSON.parse(content[0].text), told);
      assert.ok(told.sources.length > 0);
      assert.equal(told.link_leaves_out, undefined);
      assert.deepEqual(core.estimate(askedBy(told.link)), report);
    });
  }

  for (const need of needs) {
    test(`plan: ${JSON.stringify(need)}`, async () => {
      const { structuredContent: told } = await call("plan", need);
      const report = core.plan(need);
      assert.ok(report.plans.length > 0);
      const { plans, ...rest } = told.report;
      assert.deepEqual(
        { ...rest, plans: plans.map((one) => ({ ...one, link: undefined })) },
        {
          ...without(report),
          plans: without(report.plans).map((one) => ({ ...one, link: undefined })),
        },
      );
      assert.deepEqual(core.plan(askedBy(told.link)).plans, report.plans);
      for (const { link, estimate } of plans) {
        assert.deepEqual(without(core.estimate(askedBy(link))).fit, estimate.fit);
      }
    });
  }

  for (const comparison of comparisons) {
    test(`compare: ${comparison.gpus.join(", ")}`, async () => {
      const { structuredContent: told } = await call("compare", comparison);
      assert.deepEqual(told.report, without(core.compare(comparison)));
      const beside = comparedFromQuery(new URL(told.link).search);
      assert.deepEqual(
        beside.map(({ gpu }) => gpu),
        comparison.gpus,
      );
      const { request } = buildRequest(beside[0]);
      assert.deepEqual(
        core.estimate(request),
        core.estimate({ ...comparison.request, gpu: comparison.gpus[0] }),
      );
    });
  }

  for (const request of explained) {
    test("explain: every line of the working, or those asked for", async () => {
      const { structuredContent: told } = await call("explain", { request });
      const { working } = core.estimate(request);
      assert.deepEqual(
        told.working.map(({ name, ...line }) => {
          assert.ok(name);
          return line;
        }),
        working,
      );
      const one = await call("explain", { request, figures: ["kv_cache_bytes"] });
      // 320 KiB of BF16 keys and values a token, 16 users of 2,048 tokens.
      const [{ value }] = one.structuredContent.working;
      assert.ok(Math.abs(value / (320 * 1024 * 16 * 2048) - 1) < 0.001);
    });
  }

  test("are twenty-one", () => {
    const all = [estimates, needs, comparisons, explained];
    assert.equal(all.flat().length, 21);
  });
});

describe("the other answers", () => {
  test("a request that the page has no field for says what its link leaves out", async () => {
    const request = { ...estimates.at(-1), compare: ["a100-sxm-80gb"] };
    const { structuredContent } = await call("estimate", request);
    assert.deepEqual(structuredContent.link_leaves_out, ["compare"]);
  });

  test("errors are the core's, and marked as such", async () => {
    for (const said of [{}, { ...estimates[0], model: "llama 3.1 70b" }, { workload: 3 }]) {
      const { structuredContent, isError } = await call("estimate", said);
      assert.equal(isError, true);
      assert.deepEqual(structuredContent, core.estimate(said));
    }
    for (const [tool, said] of [
      ["compare", {}],
      ["compare", { request: estimates[0], gpus: "h100" }],
      ["plan", { model: 1 }],
      ["explain", {}],
    ]) {
      const { structuredContent, isError } = await call(tool, said);
      assert.equal(isError, true, tool);
      assert.equal(typeof structuredContent.error.message, "string");
    }
  });

  test("models and cards are found by the words that people use", async () => {
    const model = async (query) =>
      (await call("find_models", { query, limit: 3 })).structuredContent.models[0].id;
    assert.equal(await model("llama 3.1 70b"), llama70b);
    assert.equal(await model("gpt oss 120b"), "openai/gpt-oss-120b");
    const images = (await call("find_models", { query: "flux" })).structuredContent.image_models;
    assert.ok(images.some(({ id }) => id === "black-forest-labs/FLUX.1-dev"));
    const { structuredContent: cards } = await call("find_gpus", {
      query: "nvidia hopper",
      min_memory_gb: 100,
    });
    const h200 = cards.gpus.find(({ id }) => id === "h200-sxm-141gb");
    assert.equal(h200.memory_bandwidth_bytes_per_second, 4.8e12); // NVIDIA's data sheet
    assert.ok(cards.gpus.every(({ marketed_memory_bytes: bytes }) => bytes >= 100e9));
    assert.ok(cards.sources.some((source) => source.includes("nvidia.com")));
    const { offers } = core.catalog();
    const prices = offers.filter(
      (one) => one.gpu === h200.id && one.current && one.kind === "on_demand",
    );
    assert.equal(
      h200.cheapest_offer.usd_per_gpu_hour,
      Math.min(...prices.map((one) => one.usd_per_gpu_hour)),
    );
  });

  test("tools say what they take, resources hold the whole schemas", async () => {
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.map(({ name }) => name),
      ["estimate", "plan", "compare", "find_models", "find_gpus", "explain"],
    );
    const all = JSON.stringify(tools);
    assert.ok(all.length < 20_500, "an agent reads them all before it asks");
    for (const [address] of all.matchAll(/whichgpu:\/\/schema\/\w+/g)) {
      const { contents } = await client.readResource({ uri: address });
      assert.ok(JSON.parse(contents[0].text).properties, address);
    }
  });

  test("without the site's address links open the file in the package", async () => {
    const other = await connect({});
    try {
      const { structuredContent } = await other.callTool({
        name: "estimate",
        arguments: estimates[1],
      });
      const { protocol, pathname } = new URL(structuredContent.link);
      assert.equal(protocol, "file:");
      assert.ok((await stat(pathname)).size > 100_000);
    } finally {
      await other.close();
    }
  });
});

describe("what agents read of the site", () => {
  const text = (name) => readFile(new URL(name, dist), "utf8");

  test("every link of llms.txt leads somewhere", async () => {
    const links = [...(await text("llms.txt")).matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link);
    assert.ok(links.length > 80);
    for (const link of links) assert.ok((await stat(new URL(link, dist))).size > 0, link);
  });

  test("the commands of the skill are answered", async () => {
    const skill = await text("SKILL.md");
    assert.match(skill, /^---\nname: whichgpu\ndescription: .{80,1024}\n/);
    const asked = [...skill.matchAll(/echo '(.*)' \| npx whichgpu(?: --(\w+))?/g)];
    assert.equal(asked.length, 3);
    for (const [, request, method = "estimate"] of asked) {
      const answer = JSON.parse(core.answer(method, request));
      assert.ok(!("error" in answer), JSON.stringify(answer.error));
    }
  });

  test("the OpenAPI document says what is asked and answered", async () => {
    const document = JSON.parse(await text("openapi.json"));
    assert.match(document.openapi, /^3\.1\./);
    const ajv = new Ajv({ strict: false, validateFormats: false });
    ajv.addSchema(document, "openapi");
    const checker = ({ content }) => {
      const { schema } = content["application/json"];
      const names = (schema.anyOf ?? [schema]).map(({ $ref }) => $ref);
      return (value) => names.some((name) => ajv.validate({ $ref: `openapi${name}` }, value));
    };
    const { paths } = document;
    const asks = [
      ...estimates.map((request) => ["estimate", request]),
      ...needs.map((need) => ["plan", need]),
      ...comparisons.map((comparison) => ["compare", comparison]),
      ["own", { gpu: "h100-sxm-80gb" }],
    ];
    for (const [name, request] of asks) {
      const { requestBody, responses } = paths[`/${name}`].post;
      assert.ok(checker(requestBody)(request), JSON.stringify(request));
      assert.ok(!checker(requestBody)({ ...request, unheard_of: 1 }));
      assert.ok(checker(responses[200])(core[name](request)), name);
      assert.ok(checker(responses[422])(core[name]({ unheard_of: 1 })), name);
    }
    assert.ok(checker(paths["/catalog"].get.responses[200])(core.catalog()));
  });
});
