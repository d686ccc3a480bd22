// What must hold for serving whatever is asked, over random cards, models and loads of the catalog.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { contract } from "./support.mjs";
import {
  arithmetic,
  core,
  gpuById,
  holds,
  onBetterCard,
  report,
  serving,
  start,
  adapters,
  sharing,
} from "./random/requests.mjs";

const check = await contract();
/** Less than anyone measures. */
const rounding = 1e-5;
const atLeast = (figure, bound, what, slack = rounding) =>
  assert.ok(figure >= bound * (1 - slack), `${what}: ${figure} after ${bound}`);

/**
 * Where a limit of the engine or of memory begins to make requests wait, another formula takes over; and of answers of
 * one token, the first of a batch waits for the prompts of the others.
 */
const seam = 5e-2;

/** Verdicts from the worst. */
const rank = ({ verdict }) => ["does_not_fit", "tight", "fits", "comfortable"].indexOf(verdict);

/** With the layout that the core has taken, so that another figure of the request does not choose another. */
const laidOut = (request, { configuration }) => ({
  ...request,
  parallelism: configuration.parallelism,
});

test("every report keeps the contract, and its ranges hold their figure", () => {
  holds(serving, (request) => {
    const answer = report(request);
    assert.equal(check("report", answer), "");
    for (const part of [answer.speed, answer.cost]) {
      for (const [name, [low, high]] of Object.entries(part?.range ?? {})) {
        assert.ok(
          low <= part[name] && part[name] <= high,
          `${name}: ${part[name]} in ${low} to ${high}`,
        );
      }
    }
  });
});

test("the parts of memory sum to what is needed", () => {
  holds(serving, (request) => {
    const { per_gpu: memory } = report(request).fit;
    const parts =
      memory.weights_bytes +
      memory.kv_cache_bytes +
      memory.activations_bytes +
      memory.runtime_bytes;
    assert.ok(Math.abs(parts - memory.needed_bytes) <= 1, `${parts} of ${memory.needed_bytes}`);
  });
});

test("arithmetic never goes beyond the cards' highest dense rate", () => {
  holds(serving, (request) => {
    const { speed, configuration } = report(request);
    if (speed === null) return;
    const peak = Math.max(
      ...Object.values(gpuById.get(request.gpu).dense_flops).map((rate) => rate ?? 0),
    );
    const shared = (request.cached_prefix_fraction ?? 0) * request.input_tokens;
    const tokens =
      speed.requests_per_second * (request.input_tokens - shared + request.output_tokens);
    // Two operations for each weight that a token meets; of large models a fifth at most is embedding and output head,
    // which a prompt's tokens do not meet.
    fc.pre(configuration.model.active_parameters >= 7e9);
    const operations = tokens * configuration.model.active_parameters * 2 * 0.8;
    assert.ok(
      operations <= peak * request.gpu_count,
      `${operations} of ${peak * request.gpu_count}`,
    );
  });
});

/** With the engine's own limit on requests at once, whose default follows the card's memory. */
const limited = serving.map((request) => ({ max_num_seqs: 256, ...request }));

const better = {
  memory: { memory_gb: 1.5 },
  "memory bandwidth": { memory_bandwidth_gb_s: 1.5 },
  arithmetic: Object.fromEntries(arithmetic.map((name) => [name, 1.5])),
  links: { nvlink_gb_s_per_direction: 1.5, pcie_gb_s_per_direction: 1.5 },
};
for (const [name, factors] of Object.entries(better)) {
  test(`more ${name} never fits less and is never slower at one layout`, () => {
    holds(limited, (request) => {
      const before = report(onBetterCard(laidOut(request, report(request)), { memory_gb: 1 }));
      const after = report(onBetterCard(laidOut(request, before), { memory_gb: 1, ...factors }));
      atLeast(rank(after.fit), rank(before.fit), "verdict");
      atLeast(after.fit.max_concurrency, before.fit.max_concurrency, "most users");
      // What an engine may have at once follows from memory too: who waits for what is another matter.
      if (before.speed === null || before.speed.limited_by !== after.speed?.limited_by) return;
      atLeast(
        after.speed.output_tokens_per_second,
        before.speed.output_tokens_per_second,
        "tokens/s",
        seam,
      );
    });
  });

  test(`more ${name} never fits less where the core lays out`, () => {
    holds(serving, (request) => {
      const before = report(onBetterCard(request, { memory_gb: 1 }));
      const after = report(onBetterCard(request, { memory_gb: 1, ...factors }));
      atLeast(rank(after.fit), rank(before.fit), "verdict");
      atLeast(after.fit.max_concurrency, before.fit.max_concurrency, "most users");
    });
  });
}

test("twice the cards never hold less", () => {
  holds(serving, (request) => {
    const before = report(request);
    const after = report({ ...request, gpu_count: request.gpu_count * 2 });
    atLeast(rank(after.fit), rank(before.fit), "verdict");
    atLeast(after.fit.max_concurrency, before.fit.max_concurrency, "most users");
  });
});

for (const field of ["input_tokens", "output_tokens", "concurrency"]) {
  test(`more ${field} never need less memory at one layout`, () => {
    holds(serving, (asked) => {
      // Of all that is queued, the engine takes as many at once as it has room for.
      const request = asked.load === "offline" ? { ...asked, load: undefined } : asked;
      const before = report(request);
      const more = Math.ceil(request[field] * 1.5);
      const after = report({ ...laidOut(request, before), [field]: more });
      const needed = ({ fit }) => fit.per_gpu.needed_bytes + fit.shortfall_bytes;
      atLeast(needed(after), needed(before), "bytes");
    });
  });
}

test("more users never serve fewer tokens while all of them fit", () => {
  // Of answers of a few tokens the step that follows the first one counts for more than it does.
  const answering = serving.map((request) => ({
    ...request,
    output_tokens: request.output_tokens + 15,
  }));
  holds(answering, (request) => {
    const before = report(request);
    const after = report({ ...laidOut(request, before), concurrency: request.concurrency * 2 });
    fc.pre(before.speed !== null && after.speed?.limited_by === "none");
    atLeast(
      after.speed.output_tokens_per_second,
      before.speed.output_tokens_per_second,
      "tokens/s",
      seam,
    );
  });
});

test("a longer cached prefix never serves fewer tokens where nobody waits for room", () => {
  holds(serving, (request) => {
    const before = report({ ...request, cached_prefix_fraction: 0.2 });
    const after = report({ ...laidOut(request, before), cached_prefix_fraction: 0.8 });
    fc.pre(before.speed?.limited_by === "none" && after.speed?.limited_by === "none");
    atLeast(
      after.speed.output_tokens_per_second,
      before.speed.output_tokens_per_second,
      "tokens/s",
    );
  });
});

test("a card's name changes nothing", () => {
  holds(serving, (request) => {
    const named = (name) => report({ ...request, gpu: { base: request.gpu, name } });
    const without = (answer) => JSON.stringify({ fit: answer.fit, speed: answer.speed });
    assert.equal(without(named("Another")), without(named("Card of mine")));
  });
});

test("a price that is half as high halves the cost, and changes nothing else", () => {
  holds(serving, (request) => {
    const priced = (price) => report({ ...request, price: { usd_per_gpu_hour: price } });
    const [dear, cheap] = [priced(4), priced(2)];
    fc.pre(dear.cost !== null);
    const unpriced = ({ fit, speed }) => ({ ...fit, fixes: undefined, speed });
    assert.deepEqual(unpriced(cheap), unpriced(dear));
    assert.equal(cheap.cost.usd_per_hour * 2, dear.cost.usd_per_hour);
  });
});

test("percentiles of requests that arrive are in order", () => {
  const arriving = fc
    .tuple(serving, fc.double({ min: 0.05, max: 0.95, noNaN: true }))
    .map(([request, share]) => ({
      request: { ...request, cached_prefix_fraction: undefined, concurrency: undefined },
      share,
    }));
  holds(arriving, ({ request, share }) => {
    const closed = report({ ...request, load: undefined, concurrency: 16 });
    fc.pre(closed.speed !== null);
    const arrivals = {
      requests_per_second: Math.max(0.001, closed.speed.requests_per_second * share),
    };
    const { latency } = report({ ...request, load: "open", arrivals });
    fc.pre(latency.sustained);
    for (const name of ["ttft_ms", "itl_ms", "tpot_ms", "e2e_ms"]) {
      const { p50, p90, p95, p99 } = latency[name];
      assert.ok(
        p50 <= p90 && p90 <= p95 && p95 <= p99,
        `${name}: ${JSON.stringify(latency[name])}`,
      );
    }
    assert.ok(latency.e2e_ms.p50 >= latency.ttft_ms.p50);
  });
});

test("a start is the sum of its parts, and a faster disk or a kept cache takes no longer", () => {
  holds(fc.tuple(serving, start), ([request, cold_start]) => {
    const ask = (more) => report({ ...request, cold_start: { ...cold_start, ...more } }).cold_start;
    const now = ask({});
    fc.pre(now !== undefined);
    const sum = now.parts.reduce((total, { seconds }) => total + seconds, 0);
    atLeast(sum, now.seconds, "parts");
    atLeast(now.seconds, sum, "seconds");
    assert.ok(now.low <= now.seconds && now.seconds <= now.high);
    atLeast(now.seconds, ask({ compile_cache: true }).seconds, "kept");
    atLeast(now.seconds, ask({ disk_gb_s: now.read_gb_s * 2 }).seconds, "faster disk");
  });
});

test("two pools fill the cards, and their users are those of Little's law", () => {
  holds(serving, ({ input_tokens, output_tokens: further, concurrency }) => {
    const output_tokens = 1 + further;
    const asked = {
      ...{ workload: "serving", model: "Qwen/Qwen3-32B", gpu: "h200-sxm-141gb", gpu_count: 16 },
      ...{ input_tokens, output_tokens, concurrency, disaggregation: {} },
    };
    const { disaggregation: pools } = report(asked);
    fc.pre(pools !== undefined);
    assert.ok(pools.prefill.gpus + pools.decode.gpus <= asked.gpu_count);
    const seconds = (pools.ttft_ms + (output_tokens - 1) * pools.tpot_ms) / 1000;
    const atOnce = (pools.output_tokens_per_second / output_tokens) * seconds;
    atLeast(atOnce, pools.users, "users", 1e-3);
    for (const end of pools.gain_vs_mixed ?? []) assert.ok(end > 0);
  });
});

test("adapters take memory and time, and more so the more and the larger they are", () => {
  holds(fc.tuple(serving, adapters), ([drawn, lora]) => {
    const request = { ...drawn, model: "Qwen/Qwen3-32B", engine: "vllm", load: undefined };
    const ask = (more) => core.estimate({ ...request, lora: { ...lora, ...more } });
    const now = ask({});
    fc.pre(now.error === undefined && now.speed !== null);
    const plain = report(request);
    const { lora: found } = now;
    assert.ok(found.factor_low <= found.throughput_factor);
    assert.ok(found.throughput_factor <= found.factor_high);
    atLeast(found.reserved_bytes, found.bytes_at_own_rank, "kept");
    atLeast(plain.fit.max_concurrency, now.fit.max_concurrency, "room");
    fc.pre(
      JSON.stringify(plain.configuration.parallelism) ===
        JSON.stringify(now.configuration.parallelism),
    );
    atLeast(plain.speed.output_tokens_per_second, now.speed.output_tokens_per_second, "speed");
    const more = ask({ adapters_resident: 1 + (lora.adapters_resident ?? 1) });
    fc.pre(
      JSON.stringify(more.configuration.parallelism) ===
        JSON.stringify(now.configuration.parallelism),
    );
    atLeast(more.lora.reserved_bytes, found.reserved_bytes, "more of them");
  });
});

test("what shares a card adds up, and more copies leave less and yield no less", () => {
  holds(fc.tuple(serving, sharing), ([drawn, colocation]) => {
    const request = { ...drawn, gpu_count: 1, load: undefined, model: "Qwen/Qwen3-4B" };
    const ask = (more) => core.estimate({ ...request, colocation: { ...colocation, ...more } });
    const { error, colocation: now } = ask({});
    fc.pre(error === undefined);
    const balance = ({ left_bytes: left, shortfall_bytes: short }) => left - short;
    const taken = now.copies * now.per_copy.needed_bytes + now.companion_bytes;
    assert.ok(balance(now) <= now.per_copy.usable_bytes - taken + 100);
    if (now.total_gain !== undefined) {
      assert.ok(now.gain_low <= now.total_gain && now.total_gain <= now.gain_high);
      assert.ok(now.total_gain <= now.copies);
    }
    const more = ask({ copies: colocation.copies + 1 }).colocation;
    assert.ok(balance(more) <= balance(now));
    atLeast(now.requests_per_copy, more.requests_per_copy, "requests");
    if (more.total_gain !== undefined) atLeast(more.total_gain, now.total_gain, "gain");
    const beside = ask({ others_gb: 1 + (colocation.others_gb ?? 0) }).colocation;
    assert.ok(balance(beside) < balance(now));
  });
});

test("unequal cards lie between their kinds, and one of them never waits in cut matrices", () => {
  const kinds = ["rtx-3090-24gb", "rtx-4090-24gb", "rtx-5090-32gb", "rtx-a6000-48gb", "l40s-48gb"];
  const kind = fc.constantFrom(...kinds);
  const engine = fc.constantFrom("vllm", "llama.cpp");
  holds(fc.tuple(serving, kind, kind, engine), ([drawn, gpu, other, runs]) => {
    const { input_tokens, output_tokens } = drawn;
    const request = {
      ...{ workload: "serving", model: "Qwen/Qwen3-14B", input_tokens, output_tokens, gpu },
      ...{ engine: runs, precision: { weights: runs === "vllm" ? "bf16" : "q4_k_m" } },
      mixed: { cards: [{ gpu: other }] },
    };
    const { mixed } = report(request);
    const shares = mixed.cards.reduce((total, { share }) => total + share, 0);
    assert.ok(Math.abs(shares - 1) < 1e-6);
    fc.pre(mixed.fits);
    const idle = mixed.cards.map(({ idle_share: share }) => share);
    atLeast(mixed.gain_over_slower, 1, "gain", 1e-6);
    if (mixed.split === "tensor") assert.equal(Math.min(...idle), 0);
    else {
      assert.ok(Math.abs(idle[0] + idle[1] - 1) < 1e-6);
      if (mixed.gain_over_faster !== undefined) atLeast(1, mixed.gain_over_faster, "faster", 1e-6);
    }
    assert.ok(mixed.range[0] <= mixed.output_tokens_per_second);
  });
});

test("the same question has the same answer whatever was asked before", () => {
  const asked = fc
    .sample(serving, { seed: 7, numRuns: 200 })
    .map((request) => JSON.parse(JSON.stringify(request)));
  const first = asked.map((request) => JSON.stringify(core.estimate(request)));
  const again = asked.toReversed().map((request) => JSON.stringify(core.estimate(request)));
  assert.deepEqual(again.reverse(), first);
});
