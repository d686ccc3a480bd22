import type { TemplateResult } from "lit";
import type { TrainingReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { priceFact } from "../../parts/tiles/hourly.ts";
import { emptyTile, tile } from "../../parts/tiles/tiles.ts";
import { hoursRange, hoursText } from "./card.ts";

/** What each GPU needs. */
export function memoryTile({ fit }: TrainingReport, { words, numbers }: Voice): TemplateResult {
  const { memory, training } = words;
  const { per_gpu: gpu } = fit;
  return tile(
    memory.title,
    numbers.gb(gpu.needed_bytes),
    memory.of(numbers.gb(gpu.capacity_bytes)),
    [
      {
        name: training.longest,
        value: fit.max_sequence_length > 0 ? numbers.tokens(fit.max_sequence_length) : "–",
      },
      { name: training.state, value: `${numbers.gb(fit.model_state_bytes)} GB` },
      fit.shortfall_bytes > 0
        ? { name: memory.missing, value: `${numbers.gb(fit.shortfall_bytes)} GB` }
        : { name: memory.usable, value: `${numbers.gb(gpu.usable_bytes)} GB` },
    ],
  );
}

/** How long the run takes, and what of the cards it uses. */
export function timeTile({ speed }: TrainingReport, voice: Voice): TemplateResult {
  const { words, numbers } = voice;
  const { training } = words;
  if (!speed) return emptyTile(training.time, words.speed.none);
  const [value = "", unit = ""] = hoursText(speed.hours, voice).split(" ");
  const bound: Record<string, string> = training.bounds;
  return tile(
    training.time,
    value,
    `${unit} ${hoursRange(speed.hours, speed.range.hours, voice)}`,
    [
      {
        name: training.speed,
        value: numbers.figure(speed.tokens_per_second),
        range: numbers.range(speed.range.tokens_per_second),
      },
      {
        name: training.use,
        value: numbers.percent(speed.mfu),
        range: `${numbers.figure(speed.tflops_per_gpu)} TFLOP/s`,
      },
      { name: words.speed.bound, value: bound[speed.bound] ?? speed.bound },
    ],
  );
}

/** What the run costs, and whose price that is. */
export function costTile({ cost, fit }: TrainingReport, voice: Voice): TemplateResult {
  const { words, numbers } = voice;
  const { training } = words;
  if (!cost) {
    const why = fit.verdict === "does_not_fit" ? words.speed.none : words.cost.none;
    return emptyTile(training.cost, why);
  }
  const range = numbers.sumRange(cost.usd_total, cost.range.usd_total);
  return tile(training.cost, numbers.sum(cost.usd_total), range, [
    { name: training.hourly, value: numbers.price(cost.usd_per_hour) },
    { name: training.gpuHours, value: numbers.figure(cost.gpu_hours) },
    priceFact(cost.offer, voice),
  ]);
}
