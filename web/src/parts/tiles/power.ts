import type {
  EmbeddingReport,
  HpcReport,
  ImageReport,
  Report,
  SpeechReport,
  TrainingReport,
  VideoReport,
} from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { explaining } from "../facts/explaining.ts";
import type { Fact } from "../facts/facts.ts";

type Powered =
  Report | TrainingReport | ImageReport | VideoReport | HpcReport | EmbeddingReport | SpeechReport;

/** What a card draws on average, and of what limit. */
export function meanPower(report: Powered, voice: Voice): Fact[] {
  const { power } = report;
  const { words, numbers } = voice;
  if (!power) return [];
  const [low, high] = power.range.mean_w_per_card;
  const limit = `${numbers.whole(power.limit_w)} W`;
  return [
    {
      name: words.power.mean,
      value: `${numbers.whole(power.mean_w_per_card)} W`,
      range: `${numbers.range([low, high])}; ${words.power.ofLimit(limit, numbers.percent(power.share_of_limit))}`,
      explain: explaining("mean_power_w", report, voice),
    },
  ];
}

/** Energy at the meter, under `name`. */
export function siteEnergy(
  name: string,
  kwh: number | null | undefined,
  range: readonly number[] | undefined,
  report: Powered,
  voice: Voice,
): Fact[] {
  const { numbers } = voice;
  if (kwh === null || kwh === undefined) return [];
  const [low = 0, high = 0] = range ?? [];
  return [
    {
      name,
      value: `${numbers.figure(kwh)} kWh`,
      ...(range && { range: numbers.range([low, high]) }),
      explain: explaining("site_kwh", report, voice),
    },
  ];
}
