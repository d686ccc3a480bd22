import { html, type TemplateResult } from "lit";
import type { ReinforcementReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { memoryBar, type Memory } from "../../parts/memory-bar/memory-bar.ts";
import { priceFact } from "../../parts/tiles/hourly.ts";
import { unbroken, type Headline } from "../../parts/verdict/verdict.ts";
import type { Card } from "../card.ts";
import { hoursRange, hoursText } from "../training/hours.ts";

type Peak = ReinforcementReport["fit"]["peaks"][number];

/** The time of a step, in the unit that reads best, and its range in the same. */
export const stepText = (seconds: number, { numbers }: Voice) => numbers.duration(seconds * 1000);
export const stepRange = (
  seconds: number,
  [low = 0, high = 0]: readonly number[],
  { numbers }: Voice,
) => numbers.durationRange(seconds * 1000, [low * 1000, high * 1000]);

/** Do all roles fit, how long is a step and the run, what does it cost? */
export const reinforcementCard: Card<"reinforcement"> = {
  headline(report, voice): Headline {
    const { verdict } = report.fit;
    const badge = voice.words.verdicts[verdict] ?? verdict;
    return { verdict, badge, ...sentence(report, voice) };
  },
  summary({ configuration: now }, { words }): string {
    const { model, gpu, gpu_count: count, method } = now;
    return `${words.reinforcement.methods[method]} · ${model.name} · ${count} × ${gpu.name}`;
  },
  bar: ({ fit }, voice): TemplateResult =>
    html`${fit.peaks.map((peak) => [
      html`<h3>${voice.words.reinforcement.phases[peak.phase]}</h3>`,
      memoryBar(memoryOf(peak, voice), voice),
    ])}`,
  figures({ speed, cost }, voice): Fact[] {
    if (!speed) return [];
    const { words, numbers } = voice;
    return [
      {
        name: words.reinforcement.step,
        value: stepText(speed.step_seconds, voice),
        range: stepRange(speed.step_seconds, speed.range.step_seconds, voice),
      },
      {
        name: words.trainingRun.time,
        value: hoursText(speed.hours, voice),
        range: hoursRange(speed.hours, speed.range.hours, voice),
      },
      ...(cost
        ? [
            {
              name: words.trainingRun.cost,
              value: numbers.sum(cost.usd_total),
              range: priceFact(cost.offer, voice).value,
            },
          ]
        : []),
    ];
  },
};

/** A peak by role, in the colors of other bars. */
function memoryOf({ per_gpu: gpu, shortfall_bytes }: Peak, { words, numbers }: Voice): Memory {
  const { roles } = words.reinforcement;
  const parts = [
    ["weights", gpu.actor_bytes],
    ["gradients", gpu.critic_bytes],
    ["optimizer", gpu.reference_bytes],
    ["encoders", gpu.reward_bytes],
    ["kv", gpu.engine_bytes],
    ["activations", gpu.activations_bytes],
    ["logits", gpu.logits_bytes],
    ["communication", gpu.communication_bytes],
    ["runtime", gpu.runtime_bytes],
    ["margin", gpu.margin_bytes],
  ] as const;
  return {
    parts,
    names: {
      weights: roles.actor,
      gradients: roles.critic,
      optimizer: roles.reference,
      encoders: roles.reward,
      kv: roles.engine,
    },
    shortfall: shortfall_bytes,
    needed: gpu.needed_bytes,
    reserved: 0,
    usable: gpu.capacity_bytes,
    capacity: gpu.capacity_bytes,
    limit: words.bar.usableShare(numbers.percent(1)),
  };
}

function sentence(report: ReinforcementReport, voice: Voice) {
  const { configuration: now, fit, speed, cost } = report;
  const { words, numbers } = voice;
  const { reinforcement } = words;
  const what = [
    reinforcement.methods[now.method],
    now.model.name,
    numbers.whole(now.gpu_count),
    unbroken(now.gpu.name),
  ] as const;
  if (!speed) {
    return {
      main: reinforcement.doesNotFit(...what),
      quiet:
        fit.gpus_needed === null
          ? words.trainingRun.short(numbers.gb(fit.shortfall_bytes))
          : reinforcement.needs(numbers.gb(fit.shortfall_bytes), numbers.whole(fit.gpus_needed)),
    };
  }
  return {
    main: reinforcement.takes(...what, stepText(speed.step_seconds, voice)),
    quiet: reinforcement.run(
      numbers.whole(speed.steps),
      hoursText(speed.hours, voice),
      cost ? numbers.sum(cost.usd_total) : undefined,
    ),
  };
}
