import type { TemplateResult } from "lit";
import type { SpeechReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { memoryBar } from "../../parts/memory-bar/memory-bar.ts";
import { hourly } from "../../parts/tiles/hourly.ts";
import { unbroken, type Headline } from "../../parts/verdict/verdict.ts";
import type { Card } from "../card.ts";
import { heldMemory } from "../embedding/card.ts";
import { pair } from "../image/card.ts";

/** Does it fit, how much sound a second, what does an hour of it cost? */
export const speechCard: Card<"speech"> = {
  headline(report, voice): Headline {
    const { verdict } = report.fit;
    const badge = voice.words.verdicts[verdict] ?? verdict;
    return { verdict, badge, ...sentence(report, voice) };
  },
  summary: ({ configuration: now }, { numbers }): string =>
    `${now.model.name} · ${now.gpu_count} × ${now.gpu.name} · ${numbers.figure(now.clip_seconds)} s`,
  bar: ({ fit }, voice): TemplateResult => memoryBar(heldMemory(fit, voice), voice),
  figures({ speed, cost }, voice): Fact[] {
    if (!speed) return [];
    const { words, numbers } = voice;
    return [
      {
        name: words.speech.rate,
        value: numbers.figure(speed.rtfx),
        range: numbers.range(pair(speed.range.rtfx)),
      },
      ...hourly(cost, voice),
    ];
  },
};

function sentence({ configuration: now, fit, speed, cost }: SpeechReport, voice: Voice) {
  const { words, numbers } = voice;
  const { speech } = words;
  const what = [now.model.name, numbers.whole(now.gpu_count), unbroken(now.gpu.name)] as const;
  if (!speed) {
    return {
      main: words.image.doesNotFit(...what),
      quiet: words.image.short(numbers.gb(fit.shortfall_bytes)),
    };
  }
  return {
    main: speech.hears(...what, numbers.figure(speed.rtfx), numbers.figure(now.clip_seconds)),
    quiet: speech.at(
      speed.streams ? numbers.whole(speed.streams.at_once) : undefined,
      cost ? numbers.dollars(cost.usd_per_audio_hour) : undefined,
    ),
  };
}
