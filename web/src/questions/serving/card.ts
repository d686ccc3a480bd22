import type { TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import type { Card } from "../card.ts";
import { memoryBar, type Memory } from "../../parts/memory-bar/memory-bar.ts";
import { hourly } from "../../parts/tiles/hourly.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { unbroken, type Headline } from "../../parts/verdict/verdict.ts";
import { requestLength } from "../../format/request-length.ts";

/** What keeps the estimate from what is asked: memory, room for all at once, or time; undefined: nothing. */
export function lackingIn({ fit, latency, notes }: Report): "memory" | "room" | "time" | undefined {
  if (latency?.sustained === false) return "time";
  if (fit.verdict === "does_not_fit") return "memory";
  if (fit.shortfall_bytes > 0) return "room";
  const late = latency && notes.some(({ id }) => id.endsWith("_missed"));
  return late || fit.fixes.length + fit.in_vain.length > 0 ? "time" : undefined;
}

/** Requests a second that come; undefined where the load has no rate. */
export function rateOf(latency: Report["latency"]): number | undefined {
  const { load_share: share, saturation_requests_per_second: most = 0 } = latency ?? {};
  return share === undefined ? undefined : share * most;
}

/** Does it fit, how fast is it for each user, what does it cost? */
export const servingCard: Card<"serving"> & Card<"compare"> = {
  headline(report, voice): Headline {
    const lacking = lackingIn(report);
    const { words } = voice;
    const overloaded = report.latency?.sustained === false;
    const late = overloaded ? "does_not_fit" : "tight";
    const verdict = lacking === "time" ? late : report.fit.verdict;
    const badges = { room: words.takesTurns, time: overloaded ? words.tooMany : words.tooSlow };
    const badge =
      lacking === "room" || lacking === "time"
        ? badges[lacking]
        : (words.verdicts[verdict] ?? verdict);
    return { verdict, badge, ...sentence(report, voice) };
  },
  summary({ configuration: now, latency }, { words, numbers }): string {
    const rate = rateOf(latency);
    const load =
      rate === undefined
        ? words.usersOf(numbers.whole(now.concurrency))
        : words.requestsOf(numbers.figure(rate));
    return `${now.model.name} · ${now.gpu_count} × ${now.gpu.name} · ${load}`;
  },
  bar: (report, voice): TemplateResult => memoryBar(servingMemory(report, voice), voice),
  figures({ speed, cost }, voice): Fact[] {
    if (!speed) return [];
    const { words, numbers } = voice;
    const { range } = speed;
    return [
      {
        name: words.speed.title,
        value: `${numbers.figure(speed.tokens_per_second_per_user)} ${words.speedUnit}`,
        range: numbers.range(range.tokens_per_second_per_user),
      },
      {
        name: words.speed.first,
        value: numbers.duration(speed.ttft_ms),
        range: numbers.durationRange(speed.ttft_ms, range.ttft_ms),
      },
      ...hourly(cost, voice),
    ];
  },
};

/** The memory of the fullest GPU, up to what the engine takes. */
function servingMemory({ fit, configuration }: Report, voice: Voice): Memory {
  const { per_gpu: gpu } = fit;
  const { words, numbers } = voice;
  const share = numbers.percent(gpu.usable_bytes / gpu.capacity_bytes);
  const takes = gpu.reserved_bytes >= gpu.usable_bytes ? words.bar.takes : words.bar.mayTake;
  return {
    parts: [
      ["weights", gpu.weights_bytes],
      ["kv", gpu.kv_cache_bytes],
      ["activations", gpu.activations_bytes],
      ["runtime", gpu.runtime_bytes],
    ],
    needed: gpu.needed_bytes,
    shortfall: Math.max(0, gpu.needed_bytes - gpu.usable_bytes),
    reserved: gpu.reserved_bytes,
    usable: gpu.usable_bytes,
    capacity: gpu.capacity_bytes,
    limit: takes(voice.engineName(configuration.engine), share),
  };
}

/** The sentence in two tones: what runs where, then how well. */
function sentence(
  { configuration, fit, speed, cost, latency }: Report,
  { words, numbers, precisionName }: Voice,
): { main: string; quiet: string } {
  const { model, gpu, gpu_count: count, precision, concurrency: users } = configuration;
  const context = numbers.tokens(requestLength(configuration));
  const weights = precisionName(precision.weights);
  const { load_share: share, saturation_requests_per_second: most = 0 } = latency ?? {};
  const coming = rateOf(latency);
  const rate = coming === undefined ? "" : numbers.figure(coming);
  if (latency?.sustained === false) {
    return {
      main: words.overloaded(model.name, count, unbroken(gpu.name), rate),
      quiet: words.takesAtMost(
        numbers.figure(most),
        numbers.figure(latency.queue_growth_per_second ?? 0),
      ),
    };
  }
  if (fit.verdict === "does_not_fit") {
    return {
      main: words.doesNotRun(model.name, weights, count, unbroken(gpu.name)),
      quiet: words.shortBy(numbers.gb(fit.shortfall_bytes), users, context),
    };
  }
  const main = words.runs(model.name, weights, count, unbroken(gpu.name), users, context);
  if (!speed) return { main, quiet: words.withoutSpeed };
  const { running_requests: running } = speed;
  const inTurns = running < users && !latency ? words.inTurns(numbers.whole(running)) : "";
  return {
    main,
    quiet:
      inTurns +
      words.runsAt(
        numbers.figure(speed.tokens_per_second_per_user),
        typeof cost?.usd_per_million_output_tokens === "number"
          ? numbers.dollars(cost.usd_per_million_output_tokens)
          : undefined,
      ) +
      (share === undefined ? "" : words.keepsUp(rate, numbers.percent(share))),
  };
}
