import type {
  EmbeddingReport,
  ImageReport,
  ReinforcementReport,
  Report,
  SpeechReport,
  TrainingReport,
  VideoReport,
} from "whichgpu";
import type { ExplainWords } from "../i18n/en/explain.ts";
import type { Voice } from "../i18n/voice.ts";
import {
  isEmbedding,
  isReinforcement,
  isServing,
  isSpeech,
  isTraining,
  isVideo,
  type Explainable,
} from "./lines.ts";

const HOUR_MS = 3_600_000;

/** Figures that are as sure as the speed is. */
const timed =
  /seconds|tokens_per_second|million|hours|images|mfu|training_usd|charged_usd|per_clip|documents|rtfx|audio_hour/;

/** How sure a figure is. */
export interface Certainty {
  /** How near its speed is to what was measured. */
  readonly basis: string;
  /** Where four of five measurements lie, in its own unit; empty: not said of it. */
  readonly range: string;
}

/** How sure a figure of a report is; undefined: as its inputs are. */
export function certaintyOf(
  id: string,
  report: Explainable,
  own: ExplainWords,
  voice: Voice,
): Certainty | undefined {
  if ("charged_usd" in report) return certaintyOf(id, report.estimate, own, voice);
  if (id === "cold_start_seconds" && isServing(report)) return ofStart(report, own, voice);
  if ("buy" in report || "roofs" in report || !report.speed || !timed.test(id)) return undefined;
  const { basis } = report.speed;
  const { trainingTab, reinforcementTab, image, embedding, speech } = voice.words;
  if (isServing(report)) return { basis: own.bases[basis], range: ofServing(id, report, voice) };
  if (isVideo(report)) return { basis: image.reasons[basis], range: ofVideo(id, report, voice) };
  if (isEmbedding(report))
    return { basis: embedding.reasons[basis], range: ofDocuments(id, report, voice) };
  if (isSpeech(report)) return { basis: speech.reasons[basis], range: ofSpeech(id, report, voice) };
  if (isReinforcement(report))
    return { basis: reinforcementTab.reasons[basis], range: ofReinforcement(id, report, voice) };
  return isTraining(report)
    ? { basis: trainingTab.reasons[basis], range: ofTraining(id, report, voice) }
    : { basis: image.reasons[basis], range: ofImages(id, report, voice) };
}

function ofStart(
  { cold_start: start }: Report,
  own: ExplainWords,
  { words }: Voice,
): Certainty | undefined {
  if (!start) return undefined;
  const [low, high] = [start.low, start.high].map((value) => value.toFixed(0));
  return { basis: own.bases[start.basis], range: words.coldStart.between(low ?? "", high ?? "") };
}

function ofServing(id: string, { speed, cost }: Report, { numbers }: Voice): string {
  if (!speed) return "";
  const { range, ttft_ms: first, tpot_ms: each } = speed;
  const times: Readonly<Record<string, string>> = {
    ttft_seconds: time(first, range.ttft_ms, numbers),
    tpot_seconds: time(each, range.tpot_ms, numbers),
    output_tokens_per_second: numbers.range(range.output_tokens_per_second),
  };
  return id === "usd_per_million_output_tokens" && cost?.range
    ? numbers.dollarRange(cost.range.usd_per_million_output_tokens)
    : (times[id] ?? "");
}

function ofTraining(id: string, { speed, cost }: TrainingReport, { numbers }: Voice): string {
  if (!speed) return "";
  const { range, step_seconds: step, hours } = speed;
  const times: Readonly<Record<string, string>> = {
    training_step_seconds: time(step * 1000, scaled(range.step_seconds, 1000), numbers),
    training_hours: time(hours * HOUR_MS, scaled(range.hours, HOUR_MS), numbers),
    training_tokens_per_second: numbers.range(range.tokens_per_second),
  };
  return id === "training_usd" && cost
    ? `${numbers.sumRange(cost.usd_total, cost.range.usd_total)} (${numbers.sum(cost.usd_total)})`
    : (times[id] ?? "");
}

function ofReinforcement(
  id: string,
  { speed, cost }: ReinforcementReport,
  { numbers }: Voice,
): string {
  if (!speed) return "";
  const { range, step_seconds: step, hours } = speed;
  const times: Readonly<Record<string, string>> = {
    reinforcement_step_seconds: time(step * 1000, scaled(range.step_seconds, 1000), numbers),
    reinforcement_hours: time(hours * HOUR_MS, scaled(range.hours, HOUR_MS), numbers),
  };
  return id === "training_usd" && cost
    ? `${numbers.sumRange(cost.usd_total, scaled(cost.range.usd_total, 1))} (${numbers.sum(cost.usd_total)})`
    : (times[id] ?? "");
}

function ofImages(id: string, { speed, cost }: ImageReport, { numbers }: Voice): string {
  if (!speed) return "";
  const { seconds_per_image: seconds, range } = speed;
  if (id === "seconds_per_image")
    return time(seconds * 1000, scaled(range.seconds_per_image, 1000), numbers);
  return id === "usd_per_1000_images" && cost
    ? numbers.dollarRange(scaled(cost.range.usd_per_1000_images, 1))
    : "";
}

function ofVideo(id: string, { speed, cost }: VideoReport, { numbers }: Voice): string {
  if (!speed) return "";
  const { seconds_per_clip: seconds, range } = speed;
  if (id === "seconds_per_clip")
    return time(seconds * 1000, scaled(range.seconds_per_clip, 1000), numbers);
  return id === "usd_per_clip" && cost
    ? numbers.dollarRange(scaled(cost.range.usd_per_clip, 1))
    : "";
}

function ofDocuments(id: string, { speed, cost }: EmbeddingReport, { numbers }: Voice): string {
  if (!speed) return "";
  const { range } = speed;
  const said: Readonly<Record<string, string>> = {
    documents_per_second: numbers.range(range.documents_per_second),
    document_batch_seconds: time(
      speed.seconds_per_batch * 1000,
      scaled(range.seconds_per_batch, 1000),
      numbers,
    ),
    corpus_hours: time(speed.hours * HOUR_MS, scaled(range.hours, HOUR_MS), numbers),
  };
  return id === "usd_per_million_documents" && cost
    ? numbers.dollarRange(scaled(cost.range.usd_per_million_documents, 1))
    : (said[id] ?? "");
}

function ofSpeech(id: string, { speed, cost }: SpeechReport, { numbers }: Voice): string {
  if (!speed) return "";
  if (id === "rtfx") return numbers.range(speed.range.rtfx);
  return id === "usd_per_audio_hour" && cost
    ? numbers.dollarRange(scaled(cost.range.usd_per_audio_hour, 1))
    : "";
}

type Pair = readonly [number, number];

/** Both ends of a range by `factor`. */
const scaled = ([low = 0, high = 0]: readonly number[], factor: number): Pair => [
  low * factor,
  high * factor,
];

/** A range of a time, with the time itself for its unit. */
const time = (ms: number, range: Pair, numbers: Voice["numbers"]): string =>
  `${numbers.durationRange(ms, range)} (${numbers.duration(ms)})`;
