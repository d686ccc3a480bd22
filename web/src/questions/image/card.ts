import type { TemplateResult } from "lit";
import type { ImageReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import type { Card } from "../card.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { memoryBar, type Memory } from "../../parts/memory-bar/memory-bar.ts";
import { hourly } from "../../parts/tiles/hourly.ts";
import { unbroken, type Headline } from "../../parts/verdict/verdict.ts";

/** Seconds in the unit that reads best. */
export const secondsText = (seconds: number, { numbers }: Voice) =>
  numbers.duration(seconds * 1000);
export const secondsRange = (
  seconds: number,
  [low, high]: readonly [number, number],
  { numbers }: Voice,
) => numbers.durationRange(seconds * 1000, [low * 1000, high * 1000]);

/** Does it fit, how long does an image take, what does a thousand cost? */
export const imageCard: Card<"image"> = {
  headline(report, voice): Headline {
    const { verdict } = report.fit;
    const badge = voice.words.verdicts[verdict] ?? verdict;
    return { verdict, badge, ...sentence(report, voice) };
  },
  summary: ({ configuration: now }): string =>
    `${now.model.name} · ${now.gpu_count} × ${now.gpu.name} · ${now.width} × ${now.height}`,
  bar: (report, voice): TemplateResult => memoryBar(generationMemory(report.fit, voice), voice),
  figures({ speed, cost }, voice): Fact[] {
    if (!speed) return [];
    return [
      {
        name: voice.words.image.each,
        value: secondsText(speed.seconds_per_image, voice),
        range: secondsRange(speed.seconds_per_image, pair(speed.range.seconds_per_image), voice),
      },
      ...hourly(cost, voice),
    ];
  },
};

/** The two ends of a range. */
export const pair = ([low = 0, high = 0]: readonly number[]): [number, number] => [low, high];

/** What a card's memory holds in the stage of a run that needs most. */
export function generationMemory(
  fit: Pick<ImageReport["fit"], "per_gpu" | "shortfall_bytes">,
  { words, numbers }: Voice,
): Memory {
  const { per_gpu: gpu } = fit;
  return {
    parts: [
      ["encoders", gpu.text_encoders_bytes],
      ["denoiser", gpu.denoiser_bytes],
      ["vae", gpu.vae_bytes],
      ["activations", gpu.activations_bytes],
      ["runtime", gpu.runtime_bytes],
    ],
    needed: gpu.needed_bytes,
    shortfall: fit.shortfall_bytes,
    reserved: 0,
    usable: gpu.usable_bytes,
    capacity: gpu.capacity_bytes,
    limit: words.bar.usableShare(numbers.percent(gpu.usable_bytes / gpu.capacity_bytes)),
  };
}

function sentence({ configuration: now, fit, speed, cost }: ImageReport, voice: Voice) {
  const { words, numbers } = voice;
  const what = [now.model.name, numbers.whole(now.gpu_count), unbroken(now.gpu.name)] as const;
  if (!speed) {
    return {
      main: words.image.doesNotFit(...what),
      quiet: words.image.short(numbers.gb(fit.shortfall_bytes)),
    };
  }
  return {
    main: words.image.makes(
      ...what,
      `${now.width} × ${now.height}`,
      numbers.whole(now.steps),
      secondsText(speed.seconds_per_image, voice),
    ),
    quiet: words.image.at(
      numbers.figure(speed.images_per_hour),
      cost ? numbers.dollars(cost.usd_per_1000_images) : undefined,
    ),
  };
}
