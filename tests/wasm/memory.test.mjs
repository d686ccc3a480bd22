// The module's memory: what the first requests have taken, later ones do not add to. 100,000 estimates and 1,000 plans
// left it at 16 MiB, as it starts (2026-11-30).
//   MEMORY_ESTIMATES=1000000 MEMORY_PLANS=10000 node --test tests/wasm/memory.test.mjs
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, need, serving, given } from "./random/requests.mjs";
import { importPackage, installPackage } from "./support.mjs";

const estimates = Number(process.env.MEMORY_ESTIMATES ?? 500);
const plans = Number(process.env.MEMORY_PLANS ?? 15);

/** Runs `load` and returns what it resolves to, with every memory of the modules that it made. */
async function withMemories(load) {
  const { instantiate } = WebAssembly;
  const memories = [];
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    const { exports } = made.instance ?? made;
    memories.push(...Object.values(exports).filter((one) => one instanceof WebAssembly.Memory));
    return made;
  };
  try {
    return [await load(), memories];
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

test("memory does not grow with the number of requests", async (t) => {
  const { load } = await importPackage(await installPackage());
  const [core, memories] = await withMemories(load);
  assert.ok(memories.length > 0);
  const bytes = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  const asked = drawn(serving).map(given);
  const needs = drawn(need, 0.1).map(({ model, ...what }) => ({ model, serving: what }));
  const plan = (one) => core.plan(one);
  const ask = (most, list, answer) => {
    for (let i = 0; i < most; i++) answer(list[i % list.length]);
  };
  ask(asked.length, asked, (one) => core.estimate(one));
  ask(needs.length, needs, plan);
  assert.equal(core.plan(needs[0]).error, undefined);
  const before = bytes();
  ask(estimates, asked, (one) => core.estimate(one));
  const between = bytes();
  ask(plans, needs, plan);
  t.diagnostic(
    `${before} bytes, ${between} after ${estimates} estimates, ${bytes()} after ${plans} plans`,
  );
  assert.equal(between, before);
  assert.equal(bytes(), before);
});
