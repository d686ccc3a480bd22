// What must hold for training, reinforcement learning, images, buying and plans whatever is asked, over random requests of the catalog.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { contract } from "./support.mjs";
import {
  core,
  given,
  gpuId,
  holds,
  image,
  video,
  need,
  octaves,
  embedding,
  own,
  reinforcement,
  report,
  speech,
  training,
} from "./random/requests.mjs";

const check = await contract();
const rounding = 1e-6;
const atLeast = (figure, bound, what) =>
  assert.ok(figure >= bound * (1 - rounding), `${what}: ${figure} after ${bound}`);
const rank = ({ verdict }) => ["does_not_fit", "tight", "fits", "comfortable"].indexOf(verdict);

/** With all that the core has decided, so that another figure of the request decides nothing else. */
const decided = (request, { configuration }) => ({
  ...request,
  parallelism: configuration.parallelism,
  micro_batch_sequences: configuration.micro_batch_sequences,
  global_batch_sequences: configuration.global_batch_sequences,
  recompute: configuration.recompute,
});

const ranges = (answer) => {
  for (const part of [answer.speed, answer.cost]) {
    for (const [name, [low, high]] of Object.entries(part?.range ?? {})) {
      assert.ok(
        low <= part[name] && part[name] <= high,
        `${name}: ${part[name]} in ${low} to ${high}`,
      );
    }
  }
};

test("reports of training keep the contract, their ranges and their sums", () => {
  holds(training, (request) => {
    const answer = report(request);
    assert.equal(check("training_report", answer), "");
    ranges(answer);
    const { needed_bytes, ...parts } = answer.fit.per_gpu;
    for (const whole of ["capacity_bytes", "usable_bytes", "free_bytes"]) delete parts[whole];
    const sum = Object.values(parts).reduce((total, bytes) => total + bytes, 0);
    assert.ok(Math.abs(sum - needed_bytes) <= 5, `${sum} of ${needed_bytes}`);
  });
});

test("training is never faster than its cards' highest dense rate", () => {
  holds(training, (request) => {
    const { speed } = report(request);
    if (speed !== null) assert.ok(speed.mfu <= 1, `${speed.mfu}`);
  });
});

test("longer sequences never take less memory", () => {
  holds(training, (request) => {
    const before = report(request);
    const after = report({
      ...decided(request, before),
      sequence_length: request.sequence_length * 2,
    });
    const needed = ({ fit }) => fit.per_gpu.needed_bytes + fit.shortfall_bytes;
    atLeast(needed(after), needed(before), "bytes");
  });
});

test("the printed length of a sequence fits when it is asked for", () => {
  holds(training, (request) => {
    const most = report(request).fit.max_sequence_length;
    fc.pre(most >= 1);
    const { fit } = report({ ...request, sequence_length: most });
    assert.ok(rank(fit) > 0, `${most} tokens: ${fit.verdict}`);
  });
});

test("twice the tokens take twice the steps, as long and as much, to a step", () => {
  holds(training, (request) => {
    const before = report(request);
    const tokens = before.configuration.dataset_tokens * 2;
    const after = report({ ...decided(request, before), dataset_tokens: tokens });
    fc.pre(before.speed !== null && after.speed !== null);
    assert.equal(after.speed.step_seconds, before.speed.step_seconds);
    assert.ok(Math.abs(after.speed.steps - 2 * before.speed.steps) <= 1);
  });
});

/** With all that the core has decided of a step. */
const settled = (request, { configuration: now }) => ({
  ...request,
  parallelism: now.parallelism,
  micro_batch_sequences: now.micro_batch_sequences,
  mini_batch_samples: now.mini_batch_samples,
  recompute: now.recompute,
  ...(now.rollout && {
    rollout_tensor: now.rollout.tensor,
    state_leaves: now.rollout.state_leaves,
  }),
});

test("reports of reinforcement learning keep the contract, and more samples or steps take no less", () => {
  holds(reinforcement, (request) => {
    const before = report(request);
    assert.equal(check("reinforcement_report", before), "");
    ranges(before);
    for (const { per_gpu } of before.fit.peaks) {
      const { needed_bytes, ...parts } = per_gpu;
      for (const whole of ["capacity_bytes", "free_bytes"]) delete parts[whole];
      const sum = Object.values(parts).reduce((total, bytes) => total + bytes, 0);
      assert.ok(Math.abs(sum - needed_bytes) <= 6, `${sum} of ${needed_bytes}`);
    }
    if (before.speed === null) return;
    const samples = before.configuration.samples * 2;
    const more = report({ ...settled(request, before), samples, steps: 200 });
    atLeast(more.speed.step_seconds, before.speed.step_seconds, "seconds");
    atLeast(more.speed.hours, before.speed.hours * 2, "hours");
    const longest = before.configuration.max_output_tokens + 4096;
    const longer = core.estimate({ ...settled(request, before), max_output_tokens: longest });
    fc.pre(!("error" in longer));
    const [at, then] = [before, longer].map(({ fit }) => fit.peaks[0].per_gpu.needed_bytes);
    atLeast(then, at, "bytes");
  });
});

test("reports of images keep the contract, and more pixels, steps or pictures take no less", () => {
  holds(image, (request) => {
    const before = report(request);
    assert.equal(check("image_report", before), "");
    ranges(before);
    for (const more of [{ width: request.width * 2 }, { steps: request.steps * 2 }]) {
      const changed = core.estimate(given({ ...request, ...more }));
      if (changed.error !== undefined) continue;
      atLeast(changed.fit.per_gpu.needed_bytes, before.fit.per_gpu.needed_bytes, "bytes");
      if (before.speed === null || changed.speed === null) continue;
      atLeast(changed.speed.seconds_per_image, before.speed.seconds_per_image, "seconds");
    }
  });
});

test("reports of clips keep the contract, and more pixels, frames, steps or passes take no less", () => {
  holds(video, (request) => {
    const before = report(request);
    assert.equal(check("video_report", before), "");
    ranges(before);
    const { width, frames, steps, passes } = before.configuration;
    for (const more of [
      { width: width * 2 },
      { frames: frames + 24 },
      { steps: steps * 2 },
      { passes: passes + 1 },
    ]) {
      const changed = core.estimate(given({ ...request, ...more }));
      if (changed.error !== undefined) continue;
      // Cards that each run one of two passes hold all tokens, those that share passes a part of them.
      const apart = changed.configuration.passes === 2 || before.configuration.passes === 2;
      if (more.passes && apart) continue;
      atLeast(changed.fit.per_gpu.needed_bytes, before.fit.per_gpu.needed_bytes, "bytes");
      if (before.speed === null || changed.speed === null) continue;
      atLeast(changed.speed.seconds_per_clip, before.speed.seconds_per_clip, "seconds");
    }
  });
});

test("reports of documents keep the contract, and longer ones, or more at once, take no less", () => {
  holds(embedding, (request) => {
    const before = report(request);
    assert.equal(check("embedding_report", before), "");
    ranges(before);
    const { tokens_per_document: tokens, batch } = before.configuration;
    for (const more of [{ tokens_per_document: tokens * 2 }, { batch: batch * 2 }]) {
      const changed = core.estimate(given({ ...request, ...more }));
      if (changed.error !== undefined) continue;
      if (changed.configuration.tensor !== before.configuration.tensor) continue;
      atLeast(changed.fit.per_gpu.needed_bytes, before.fit.per_gpu.needed_bytes, "bytes");
      if (before.speed === null || changed.speed === null) continue;
      atLeast(changed.speed.seconds_per_batch, before.speed.seconds_per_batch, "seconds");
    }
  });
});

test("reports of speech keep the contract, and longer clips, more at once, or more text take no less", () => {
  holds(speech, (request) => {
    const before = report(request);
    assert.equal(check("speech_report", before), "");
    ranges(before);
    const { clip_seconds, batch, tokens_per_second } = before.configuration;
    for (const more of [
      { clip_seconds: clip_seconds * 2 },
      { batch: batch * 2 },
      { tokens_per_second: tokens_per_second + 2 },
    ]) {
      const changed = core.estimate(given({ ...request, ...more }));
      if (changed.error !== undefined) continue;
      atLeast(changed.fit.per_gpu.needed_bytes, before.fit.per_gpu.needed_bytes, "bytes");
      if (before.speed === null || changed.speed === null) continue;
      atLeast(changed.speed.seconds_per_batch, before.speed.seconds_per_batch, "seconds");
      if (!before.speed.streams || more.batch) continue;
      atLeast(before.speed.streams.at_once, changed.speed.streams.at_once, "streams");
    }
  });
});

test("buying: dearer cards, power and use cost no less, and rent is hours times price", () => {
  holds(own, ({ usd_per_gpu_hour: price, ...request }) => {
    const asked = (changes) =>
      core.own({ ...request, price: { usd_per_gpu_hour: price }, ...changes });
    const before = asked({});
    fc.pre(before.error === undefined); // a card of which no power is known
    assert.equal(check("own_report", before), "");
    atLeast(
      asked({ usd_per_gpu: request.usd_per_gpu * 2 }).buy.usd_per_month,
      before.buy.usd_per_month,
      "buying",
    );
    atLeast(
      asked({ electricity_usd_per_kwh: 1 }).buy.usd_per_month,
      before.buy.usd_per_month,
      "electricity",
    );
    const hours = 730 * request.utilization;
    const month = price * request.gpu_count * hours;
    assert.ok(Math.abs(before.rent[0].usd_per_month - month) <= month * 1e-8);
  });
});

test("a numerical code: rates times k take times divided by k", () => {
  const asked = fc.tuple(gpuId, octaves(1e6), fc.double({ min: 1.1, max: 8, noNaN: true }));
  holds(asked, ([base, flops, factor]) => {
    const rates = (by) => ({
      base,
      memory_bandwidth_gb_s: 1000 * by,
      fp64_tflops: 10 * by,
      fp64_tensor_dense_tflops: 20 * by,
    });
    const seconds = (by) =>
      report({ workload: "hpc", gpu: rates(by), flops: flops * 1e12, bytes: 1e12 }).roofs.map(
        (roof) => roof.seconds,
      );
    const [slow, fast] = [seconds(1), seconds(factor)];
    slow.forEach((time, unit) =>
      assert.ok(Math.abs(time / factor / fast[unit] - 1) < 1e-8, `${time} ${fast[unit]}`),
    );
  });
});

const planned = ({ model, ...serving }) => {
  const plan = core.plan({ model, serving });
  fc.pre(plan.error === undefined);
  return plan;
};
const cheapest = ({ plans }) =>
  Math.min(
    ...plans
      .filter(({ workload }) => workload === "serving")
      .map(({ estimate }) => estimate.cost.usd_per_hour),
  );
const few = (arbitrary) => fc.noShrink(arbitrary);

test("a plan's figures are those of an estimate of its request", () => {
  holds(few(need), (serving) => {
    for (const { request, estimate } of planned(serving).plans) {
      const { fit, speed, cost } = core.estimate(request);
      assert.deepEqual(
        { fit: fit.per_gpu, speed, cost },
        { fit: estimate.fit.per_gpu, speed: estimate.speed, cost: estimate.cost },
      );
    }
  });
});

test("a looser limit never makes the cheapest plan dearer", () => {
  holds(few(need), (serving) => {
    const [tight, loose] = [serving, { ...serving, max_tpot_ms: serving.max_tpot_ms * 1.5 }].map(
      planned,
    );
    if (tight.plans.length > 0) atLeast(cheapest(tight), cheapest(loose), "dollars an hour");
  });
});
