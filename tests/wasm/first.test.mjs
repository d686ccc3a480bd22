// The module with which the page starts answers as the whole one does, or says that it lacks what is asked.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { requests } from "../record/requests.mjs";

const dist = new URL("../../dist/npm/", import.meta.url);
const built = new URL("../../build/wasm/", import.meta.url);
let first, whole;

before(async () => {
  const { WhichGpu } = await import(new URL("whichgpu.js", dist));
  const start = async (file) => WhichGpu.start(await WebAssembly.compile(await readFile(file)));
  [first, whole] = await Promise.all([
    start(new URL("first.wasm", built)),
    start(new URL("core.wasm", dist)),
  ]);
});

const isDescribed = (named) => typeof named === "object" && named !== null;
const ofArrivals = [
  "arrivals",
  "input_length",
  "output_length",
  "distinct_prompts",
  "percentile",
  "max_e2e_ms",
];

/** What is computed beside an estimate, and by the whole module only. */
const asides = ["cold_start", "disaggregation", "lora", "colocation", "mixed"];

const ofPictures = ["images", "video", "vision"];

/** Whether users begin together, and find no room for all of them: they wait for it one by one. */
function isCrowdedRun({ load }, { speed }) {
  return ["benchmark", "burst"].includes(load) && speed && speed.limited_by !== "none";
}

/** Whether a request is for the whole module. */
function isElsewhere(method, request) {
  if (method === "own") return true;
  if (method === "compare") return isElsewhere("estimate", request.request ?? {});
  if (isDescribed(request.model)) return true;
  if (method === "plan") {
    const { model_params_billion: size, existing, serving } = request;
    const seen = ofPictures.map((field) => serving?.[field]);
    return [size, existing, serving?.percentile, ...seen].some((field) => field !== undefined);
  }
  const { workload = "serving", gpu } = request;
  const serves = workload === "serving";
  if (serves && ["open", "sessions", "job"].includes(request.load)) return true;
  const isAsked = (field) => request[field] !== undefined;
  return !serves || isDescribed(gpu) || [...ofArrivals, ...asides, ...ofPictures].some(isAsked);
}

test("every answer of the first module is the whole one's", () => {
  const told = { same: 0, elsewhere: 0 };
  for (const { method, request } of requests) {
    const text = JSON.stringify(request);
    const [short, full] = [first.answer(method, text), whole.answer(method, text)];
    if (short.startsWith('{"error":{"code":"elsewhere"')) {
      const crowded = method === "estimate" && isCrowdedRun(request, JSON.parse(full));
      assert.ok(crowded || isElsewhere(method, request), text);
      told.elsewhere += 1;
    } else {
      assert.equal(short, full, text);
      told.same += 1;
    }
  }
  assert.ok(told.same > 100 && told.elsewhere > 100, JSON.stringify(told));
});

test("what is wrong with a question is said in the same words", () => {
  const opening = { model: "meta-llama/Llama-3.1-70B-Instruct", gpu: "h200-sxm-141gb" };
  for (const [method, request] of [
    ["estimate", { ...opening, concurency: 3 }],
    ["estimate", { ...opening, sessions: { turns: 3 } }],
    ["estimate", { ...opening, model: "lama-3" }],
    ["estimate", { ...opening, workload: "serfing" }],
    ["compare", { request: { ...opening, gpu: "h300" }, gpus: [] }],
    ["plan", { model: opening.model }],
    ["plan", { model: opening.model, serving: { users: 3 } }],
    ["nothing", {}],
  ]) {
    const text = JSON.stringify(request);
    assert.match(whole.answer(method, text), /^\{"error":/);
    assert.equal(first.answer(method, text), whole.answer(method, text), text);
  }
  for (const text of [
    "",
    "[1,]",
    '{"a":1,}',
    '{"a" 1}',
    "1e999",
    "[".repeat(300),
    "nul",
    '"\\q"',
  ]) {
    assert.equal(first.answer("estimate", text), whole.answer("estimate", text));
  }
});

test("the catalog is the same, and the whole module has no elsewhere", () => {
  assert.equal(first.answer("catalog", "{}"), whole.answer("catalog", "{}"));
  for (const { method, request } of requests) {
    assert.doesNotMatch(whole.answer(method, JSON.stringify(request)), /"elsewhere"/);
  }
});
