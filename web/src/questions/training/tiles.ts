import type { TemplateResult } from "lit";
import type { TrainingReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { priceFact } from "../../parts/tiles/hourly.ts";
import { explaining } from "../../parts/facts/explaining.ts";
import { emptyTile, tile } from "../../parts/tiles/tiles.ts";
import { hoursRange, hoursText } from "./hours.ts";

/** What each GPU needs. */
export function memoryTile(report: TrainingReport, voice: Voice): TemplateResult {
  const { fit } = report;
  const { words, numbers } = voice;
  const { memory, trainingTab: tab } = words;
  const { per_gpu: gpu } = fit;
  return tile(
    memory.title,
    numbers.gb(gpu.needed_bytes),
    memory.of(numbers.gb(gpu.capacity_bytes)),
    [
      {
        name: tab.longest,
        value: fit.max_sequence_length > 0 ? numbers.tokens(fit.max_sequence_length) : "–",
        explain: explaining("max_sequence_length", report, voice),
      },
      {
        name: tab.state,
        value: `${numbers.gb(fit.model_state_bytes)} GB`,
        explain: explaining("training_state_bytes", report, voice),
      },
      fit.shortfall_bytes > 0
        ? { name: memory.missing, value: `${numbers.gb(fit.shortfall_bytes)} GB` }
        : {
            name: memory.usable,
            value: `${numbers.gb(gpu.usable_bytes)} GB`,
            explain: explaining("usable_memory_bytes", report, voice),
          },
    ],
    explaining("training_needed_bytes", report, voice),
  );
}

/** How long the run takes, and what of the cards it uses. */
export function timeTile(report: TrainingReport, voice: Voice): TemplateResult {
  const { speed } = report;
  const { words, numbers } = voice;
  const { trainingTab: tab } = words;
  if (!speed) return emptyTile(words.trainingRun.time, words.speed.none);
  const [value = "", unit = ""] = hoursText(speed.hours, voice).split(" ");
  const bound: Record<string, string> = tab.bounds;
  return tile(
    words.trainingRun.time,
    value,
    `${unit} ${hoursRange(speed.hours, speed.range.hours, voice)}`,
    [
      {
        name: tab.speed,
        value: numbers.figure(speed.tokens_per_second),
        range: numbers.range(speed.range.tokens_per_second),
        explain: explaining("training_tokens_per_second", report, voice),
      },
      {
        name: words.training.use,
        value: numbers.percent(speed.mfu),
        range: `${numbers.figure(speed.tflops_per_gpu)} TFLOP/s`,
        explain: explaining("mfu", report, voice),
      },
      { name: words.speed.bound, value: bound[speed.bound] ?? speed.bound },
    ],
    explaining("training_hours", report, voice),
  );
}

/** What the run costs, and whose price that is. */
export function costTile(report: TrainingReport, voice: Voice): TemplateResult {
  const { cost, fit } = report;
  const { words, numbers } = voice;
  const { trainingTab: tab } = words;
  if (!cost) {
    const why = fit.verdict === "does_not_fit" ? words.speed.none : words.costs.none;
    return emptyTile(words.trainingRun.cost, why);
  }
  const range = numbers.sumRange(cost.usd_total, cost.range.usd_total);
  return tile(
    words.trainingRun.cost,
    numbers.sum(cost.usd_total),
    range,
    [
      {
        name: tab.hourly,
        value: numbers.price(cost.usd_per_hour),
        explain: explaining("usd_per_hour", report, voice),
      },
      {
        name: tab.gpuHours,
        value: numbers.figure(cost.gpu_hours),
        explain: explaining("gpu_hours", report, voice),
      },
      priceFact(cost.offer, voice),
    ],
    explaining("training_usd", report, voice),
  );
}
