import type { TemplateResult } from "lit";
import type { VideoReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import type { Card } from "../card.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { memoryBar } from "../../parts/memory-bar/memory-bar.ts";
import { hourly } from "../../parts/tiles/hourly.ts";
import { unbroken, type Headline } from "../../parts/verdict/verdict.ts";
import { generationMemory, pair, secondsRange, secondsText } from "../image/card.ts";

/** Does it fit, how long does a clip take, what does it cost? */
export const videoCard: Card<"video"> = {
  headline(report, voice): Headline {
    const { verdict } = report.fit;
    const badge = voice.words.verdicts[verdict] ?? verdict;
    return { verdict, badge, ...sentence(report, voice) };
  },
  summary: ({ configuration: now }, voice): string =>
    `${now.model.name} · ${now.gpu_count} × ${now.gpu.name} · ${sizeOf(now, voice)}`,
  bar: (report, voice): TemplateResult => memoryBar(generationMemory(report.fit, voice), voice),
  figures({ speed, cost }, voice): Fact[] {
    if (!speed) return [];
    return [
      {
        name: voice.words.video.each,
        value: secondsText(speed.seconds_per_clip, voice),
        range: secondsRange(speed.seconds_per_clip, pair(speed.range.seconds_per_clip), voice),
      },
      ...hourly(cost, voice),
    ];
  },
};

/** Pixels and seconds of a clip. */
function sizeOf(now: VideoReport["configuration"], { numbers, words }: Voice): string {
  const seconds = numbers.figure(now.frames / now.frames_per_second);
  return `${now.width} × ${now.height}, ${words.video.shown(numbers.whole(now.frames), seconds)}`;
}

function sentence({ configuration: now, fit, speed, cost }: VideoReport, voice: Voice) {
  const { words, numbers } = voice;
  const what = [now.model.name, numbers.whole(now.gpu_count), unbroken(now.gpu.name)] as const;
  if (!speed) {
    return {
      main: words.image.doesNotFit(...what),
      quiet: words.image.short(numbers.gb(fit.shortfall_bytes)),
    };
  }
  return {
    main: words.video.makes(
      ...what,
      sizeOf(now, voice),
      numbers.whole(now.steps),
      secondsText(speed.seconds_per_clip, voice),
    ),
    quiet: words.video.at(
      numbers.figure(speed.clips_per_hour),
      cost ? numbers.dollars(cost.usd_per_clip) : undefined,
    ),
  };
}
