import type { TemplateResult } from "lit";
import type { TrainingReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import type { Card } from "../card.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { memoryBar, type Memory } from "../../parts/memory-bar/memory-bar.ts";
import { priceFact } from "../../parts/tiles/hourly.ts";
import { hoursRange, hoursText } from "./hours.ts";
import { unbroken, type Headline } from "../../parts/verdict/verdict.ts";

/** Does the run fit, how long does it take, what does it cost? Of training and of fine-tuning. */
export const trainingCard: Card<"training"> & Card<"finetuning"> = {
  headline(report, voice): Headline {
    const { verdict } = report.fit;
    const badge = voice.words.verdicts[verdict] ?? verdict;
    return { verdict, badge, ...sentence(report, voice) };
  },
  summary({ configuration: now }, { words }): string {
    const { model, gpu, gpu_count: count, method } = now;
    return `${model.name} · ${count} × ${gpu.name} · ${words.training.methods[method]}`;
  },
  bar: (report, voice): TemplateResult => memoryBar(trainingMemory(report, voice), voice),
  figures({ speed, cost }, voice): Fact[] {
    if (!speed) return [];
    const { words, numbers } = voice;
    const { trainingRun: run } = words;
    return [
      {
        name: run.time,
        value: hoursText(speed.hours, voice),
        range: hoursRange(speed.hours, speed.range.hours, voice),
      },
      { name: words.training.use, value: numbers.percent(speed.mfu) },
      ...(cost
        ? [
            {
              name: run.cost,
              value: numbers.sum(cost.usd_total),
              range: priceFact(cost.offer, voice).value,
            },
          ]
        : []),
    ];
  },
};

function trainingMemory({ fit }: TrainingReport, { words, numbers }: Voice): Memory {
  const { per_gpu: gpu } = fit;
  const parts = [
    ["weights", gpu.weights_bytes],
    ["gradients", gpu.gradients_bytes],
    ["optimizer", gpu.optimizer_bytes],
    ["activations", gpu.activations_bytes],
    ["logits", gpu.logits_bytes],
    ["communication", gpu.communication_bytes],
    ["runtime", gpu.runtime_bytes],
  ] as const;
  const sum = parts.reduce((total, [, bytes]) => total + bytes, 0);
  return {
    parts: [...parts, ["margin", Math.max(0, gpu.needed_bytes - sum)]],
    shortfall: fit.shortfall_bytes,
    needed: gpu.needed_bytes,
    reserved: 0,
    usable: gpu.usable_bytes,
    capacity: gpu.capacity_bytes,
    limit: words.bar.usableShare(numbers.percent(gpu.usable_bytes / gpu.capacity_bytes)),
  };
}

function sentence({ configuration: now, fit, speed, cost }: TrainingReport, voice: Voice) {
  const { words, numbers } = voice;
  const { training, trainingRun: run } = words;
  const what = [
    training.doing[now.method],
    now.model.name,
    numbers.whole(now.gpu_count),
    unbroken(now.gpu.name),
  ] as const;
  if (!speed) {
    return {
      main: run.doesNotFit(...what),
      quiet: run.short(numbers.gb(fit.shortfall_bytes)),
    };
  }
  const tokens = numbers.amount(now.dataset_tokens * now.epochs);
  return {
    main: run.takes(...what, hoursText(speed.hours, voice), tokens),
    quiet: run.at(
      numbers.figure(speed.tokens_per_second),
      cost ? numbers.sum(cost.usd_total) : undefined,
    ),
  };
}
