import type { TemplateResult } from "lit";
import type { EmbeddingReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { memoryBar, type Memory } from "../../parts/memory-bar/memory-bar.ts";
import { hourly } from "../../parts/tiles/hourly.ts";
import { unbroken, type Headline } from "../../parts/verdict/verdict.ts";
import type { Card } from "../card.ts";
import { pair } from "../image/card.ts";
import { hoursText } from "../training/hours.ts";

/** Does it fit, how many documents a second, what does the corpus cost? */
export const embeddingCard: Card<"embedding"> = {
  headline(report, voice): Headline {
    const { verdict } = report.fit;
    const badge = voice.words.verdicts[verdict] ?? verdict;
    return { verdict, badge, ...sentence(report, voice) };
  },
  summary: ({ configuration: now }, { words, numbers }): string =>
    `${now.model.name} · ${now.gpu_count} × ${now.gpu.name} · ${words.embedding.long(numbers.whole(now.tokens_per_document))}`,
  bar: ({ fit }, voice): TemplateResult => memoryBar(heldMemory(fit, voice), voice),
  figures({ speed, cost }, voice): Fact[] {
    if (!speed) return [];
    const { words, numbers } = voice;
    return [
      {
        name: words.embedding.rate,
        value: numbers.figure(speed.documents_per_second),
        range: numbers.range(pair(speed.range.documents_per_second)),
      },
      ...hourly(cost, voice),
    ];
  },
};

/** What a card holds of work on whole inputs. */
export function heldMemory(
  { per_gpu: gpu, shortfall_bytes }: Pick<EmbeddingReport["fit"], "per_gpu" | "shortfall_bytes">,
  { words, numbers }: Voice,
): Memory {
  return {
    parts: [
      ["weights", gpu.weights_bytes],
      ["kv", gpu.kv_cache_bytes],
      ["activations", gpu.activations_bytes],
      ["runtime", gpu.runtime_bytes],
    ],
    needed: gpu.needed_bytes,
    shortfall: shortfall_bytes,
    reserved: 0,
    usable: gpu.usable_bytes,
    capacity: gpu.capacity_bytes,
    limit: words.bar.usableShare(numbers.percent(gpu.usable_bytes / gpu.capacity_bytes)),
  };
}

function sentence({ configuration: now, fit, speed, cost }: EmbeddingReport, voice: Voice) {
  const { words, numbers } = voice;
  const { embedding } = words;
  const what = [now.model.name, numbers.whole(now.gpu_count), unbroken(now.gpu.name)] as const;
  if (!speed) {
    return {
      main: words.image.doesNotFit(...what),
      quiet: words.image.short(numbers.gb(fit.shortfall_bytes)),
    };
  }
  const rate = numbers.figure(speed.documents_per_second);
  const long = embedding.long(numbers.whole(now.tokens_per_document));
  return {
    main: (now.query_tokens > 0 ? embedding.scores : embedding.reads)(...what, rate, long),
    quiet: embedding.all(
      numbers.figure(speed.documents),
      hoursText(speed.hours, voice),
      cost ? numbers.sum(cost.usd_total) : undefined,
    ),
  };
}
