import { isFailure, type Report, type ServingRequest, type WhichGpu } from "whichgpu";
import { fieldAt, fields, type FieldName, type Question } from "./fields.ts";
import { buildRequest } from "./request.ts";

/** What is wrong with a question, and beside which field to say so. */
export interface QuestionError {
  readonly field: FieldName | undefined;
  /** Path of the wrong field, or group of fields, in the request. */
  readonly path: string;
  /** The core's error code, or "not_a_number". */
  readonly code: string;
  /** The core's own words, in English; empty for the page's own checks. */
  readonly message: string;
  readonly suggestions: readonly string[];
  /** The allowed range, where the value lies outside of one. */
  readonly range: readonly [least: number, most: number] | undefined;
}

export type Outcome =
  { readonly report: Report; readonly request: ServingRequest } | { readonly error: QuestionError };

/** Memory per GPU at one total context length. */
export interface CurvePoint {
  readonly tokens: number;
  readonly neededBytes: number;
  readonly kvCacheBytes: number;
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

/** Asks the core. */
export function answer(core: WhichGpu, question: Question): Outcome {
  const built = buildRequest(question);
  if ("notANumber" in built) {
    return {
      error: {
        field: built.notANumber,
        path: fields[built.notANumber].path.join("."),
        code: "not_a_number",
        message: "",
        suggestions: [],
        range: undefined,
      },
    };
  }
  const result = core.estimate(built.request);
  if (!isFailure(result)) return { report: result, request: built.request };
  const { code, field, message, suggestions, range } = result.error;
  return { error: { field: fieldAt(field), path: field, code, message, suggestions, range } };
}

/**
 * The same work on the well-known cards, each with the smallest count that fits and its own price; what
 * the visitor measured is of the chosen card alone.
 * The chosen card keeps the visitor's count; if it is none of the well-known ones it comes first.
 */
export function compare(core: WhichGpu, request: ServingRequest, chosen: Report): Report[] {
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

/** Memory per GPU from 1K tokens to the model's own limit, everything else as in the report. */
export function contextCurve(
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
