import {
  isFailure,
  type Catalog,
  type Failure,
  type ImageReport,
  type PlanReport,
  type PlanRequest,
  type Report,
  type ServingRequest,
  type TrainingReport,
  type WhichGpu,
} from "whichgpu";
import type { Answer, Reports } from "./answer.ts";
import type { Task } from "./forms.ts";
import { planned, rules, rulesOf, type Rule } from "../questions/plan/rules.ts";

/** Memory per GPU at one total context length. */
export interface CurvePoint {
  readonly tokens: number;
  readonly neededBytes: number;
  readonly kvCacheBytes: number;
}

/** What stands beside an answer: the same work on other cards (a plan: with those of each rule), and
 * memory against context. */
export interface Surroundings<T extends Task = Task> {
  readonly rows: readonly Reports[T][];
  readonly curve: readonly CurvePoint[];
}

/** The cards of the comparison table. */
export const wellKnownGpus: readonly string[] = [
  "a100-sxm-80gb",
  "h100-sxm-80gb",
  "h200-sxm-141gb",
  "b200-sxm-180gb",
  "l40s-48gb",
  "rtx-a6000-48gb",
];

type LookAround<T extends Task> = (
  core: WhichGpu,
  catalog: Catalog,
  answer: Answer<T>,
) => Surroundings<T>;

export const nothingAround: Surroundings = { rows: [], curve: [] };

const lookAround: { readonly [T in Task]: LookAround<T> } = {
  plan: (core, _, { request }) => ({ rows: withAdvisedCards(core, request), curve: [] }),
  serving: (core, catalog, { request, report }) => {
    const { id } = report.configuration.model;
    const limit = catalog.models.find((model) => model.id === id)?.max_context_tokens;
    return {
      rows: compare(core, request, report),
      curve: limit ? contextCurve(core, request, report, limit) : [],
    };
  },
  finetuning: (core, _, answer) => ({ rows: runOnOthers(core, answer), curve: [] }),
  training: (core, _, answer) => ({ rows: runOnOthers(core, answer), curve: [] }),
  image: (core, _, answer) => ({ rows: imageOnOthers(core, answer), curve: [] }),
  // The report holds the other cards.
  hpc: () => ({ rows: [], curve: [] }),
  own: () => ({ rows: [], curve: [] }),
};

/** Looks around an answer. */
export function surroundings<T extends Task>(
  core: WhichGpu,
  catalog: Catalog,
  answer: Answer<T>,
): Surroundings<T> {
  return lookAround[answer.task](core, catalog, answer);
}

/**
 * For each rule of an article for this need the plan with its cards: no more of them than it says, or with any
 * number where that is too few.
 */
const withAdvisedCards = (core: WhichGpu, request: PlanRequest): PlanReport[] =>
  rulesOf(request).flatMap((name) => withCardsOf(core, rules[name], request));

function withCardsOf(core: WhichGpu, { gpus, counts }: Rule, request: PlanRequest): PlanReport[] {
  const advised: PlanRequest = { ...request, gpus: [...gpus] };
  const most = counts ? [{ ...advised, max_gpus: counts[1] }] : [];
  const reports = [...most, advised]
    .map((need) => core.plan(need))
    .filter((report): report is PlanReport => !isFailure(report));
  const found = reports.find((report) => planned(report).length > 0) ?? reports[0];
  return found ? [found] : [];
}

/**
 * The same work on the well-known cards, each with the smallest count that fits and its own price; what
 * the visitor measured is of the chosen card alone.
 * The chosen card keeps the visitor's count; if it is none of the well-known ones it comes first.
 */
function compare(core: WhichGpu, request: ServingRequest, chosen: Report): Report[] {
  const work: ServingRequest = { ...request };
  delete work.gpu_count;
  delete work.parallelism;
  delete work.price;
  delete work.measured;
  const chosenId = chosen.configuration.gpu.id;
  const [first = "", ...rest] = wellKnownGpus.filter((id) => id !== chosenId);
  const result = core.compare({ request: work, gpus: [first, ...rest] });
  if (isFailure(result)) return [chosen];
  const rows = result.rows.filter((row): row is Report => !isFailure(row));
  const place = wellKnownGpus.indexOf(chosenId);
  rows.splice(Math.max(place, 0), 0, chosen);
  return rows;
}

/** The same work on the other well-known cards, the chosen one in its place; `on` asks one of them. */
function sameOnOthers<R extends object>(
  chosenId: string,
  chosen: R,
  on: (gpu: string) => R | Failure,
): R[] {
  const rows = wellKnownGpus
    .filter((id) => id !== chosenId)
    .map(on)
    .filter((row): row is R => !isFailure(row));
  rows.splice(Math.max(wellKnownGpus.indexOf(chosenId), 0), 0, chosen);
  return rows;
}

/** A run on as many of each card. */
function runOnOthers(
  core: WhichGpu,
  { request, report }: Answer<"training" | "finetuning">,
): TrainingReport[] {
  const work = { ...request };
  delete work.parallelism;
  delete work.price;
  const { id } = report.configuration.gpu;
  return sameOnOthers(id, report, (gpu) => core.estimate({ ...work, gpu }));
}

/** An image on as many of each card. */
function imageOnOthers(core: WhichGpu, { request, report }: Answer<"image">): ImageReport[] {
  const work = { ...request };
  delete work.price;
  const { id } = report.configuration.gpu;
  return sameOnOthers(id, report, (gpu) => core.estimate({ ...work, gpu }));
}

/** Memory per GPU from 1K tokens to the model's own limit, everything else as in the report. */
function contextCurve(
  core: WhichGpu,
  request: ServingRequest,
  report: Report,
  maxTokens: number,
): CurvePoint[] {
  const { gpu_count, parallelism, precision, input_tokens, output_tokens } = report.configuration;
  const inputShare = input_tokens / (input_tokens + output_tokens);
  return curveStops(maxTokens).flatMap((tokens) => {
    const input = Math.max(1, Math.round(tokens * inputShare));
    const result = core.estimate({
      ...request,
      gpu_count,
      parallelism,
      precision,
      input_tokens: input,
      output_tokens: Math.max(1, tokens - input),
    });
    if (isFailure(result)) return [];
    const { needed_bytes, kv_cache_bytes } = result.fit.per_gpu;
    return [{ tokens, neededBytes: needed_bytes, kvCacheBytes: kv_cache_bytes }];
  });
}

/** Lengths at equal ratios, three to a doubling. */
function curveStops(maxTokens: number): number[] {
  const first = Math.min(1024, maxTokens);
  const count = Math.max(2, Math.round(Math.log2(maxTokens / first) * 3) + 1);
  return Array.from({ length: count }, (_, index) =>
    Math.round(first * (maxTokens / first) ** (index / (count - 1))),
  );
}
