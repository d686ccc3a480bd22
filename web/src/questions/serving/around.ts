import {
  isFailure,
  measuredRow,
  type Catalog,
  type Failure,
  type MeasuredRow,
  type Report,
  type ServingRequest,
  type WhichGpu,
} from "whichgpu";
import { isElsewhere } from "../../core/calculator.ts";
import type { Answer } from "../../state/answer.ts";
import { asBenchmarked } from "../../launch/benchmarked.ts";
import { wellKnownGpus, withChosen } from "../well-known.ts";

/** Memory per GPU at one total context length. */
export interface CurvePoint {
  readonly tokens: number;
  readonly neededBytes: number;
  readonly kvCacheBytes: number;
}

/** The same work on other cards, and memory against context. */
export interface ServingAround {
  readonly rows: readonly Report[];
  readonly curve: readonly CurvePoint[];
  /** Latencies over the rate, where requests come at one. */
  readonly latency: Report["latency"];
  /** The same load as a benchmark sends it, which an acceptance test is held to. */
  readonly measured: Report | undefined;
  /** Whether only the whole calculator answers `measured`. */
  readonly incomplete: boolean;
  /** What the visitor measured, to send in; undefined: nothing. */
  readonly row: MeasuredRow | undefined;
}

export function servingAround(
  core: WhichGpu,
  catalog: Catalog,
  { request, report }: Answer<"serving">,
): ServingAround {
  const { id } = report.configuration.model;
  const limit = catalog.models.find((model) => model.id === id)?.max_context_tokens;
  const measured = asMeasured(core, request, report);
  const missed = measured !== undefined && isFailure(measured);
  return {
    rows: onOthers(core, wellKnownGpus(catalog), request, report),
    curve: limit ? contextCurve(core, request, report, limit) : [],
    latency: latencyCurve(core, request, report),
    measured: missed ? undefined : measured,
    incomplete: missed && isElsewhere(measured.error),
    row: rowToSend(core, request),
  };
}

/** The day stands for the address, too, until the visitor puts one there. */
function rowToSend(core: WhichGpu, request: ServingRequest): MeasuredRow | undefined {
  if (!request.measured) return undefined;
  const today = new Date().toISOString().slice(0, 10);
  const row = measuredRow(core, request, "https://…", today);
  return isFailure(row) ? undefined : row;
}

/** The estimate under the load of a benchmark; undefined where that is the load of the question. */
function asMeasured(
  core: WhichGpu,
  request: ServingRequest,
  { configuration }: Report,
): Report | Failure | undefined {
  const sent = asBenchmarked(request, configuration);
  if (JSON.stringify(sent) === JSON.stringify(request)) return undefined;
  return core.estimate(sent);
}

/**
 * The same work on the well-known cards, each with the smallest count that fits and its own price; what
 * the visitor measured is of the chosen card alone. The chosen card keeps the visitor's count.
 */
function onOthers(
  core: WhichGpu,
  gpus: readonly string[],
  request: ServingRequest,
  chosen: Report,
): readonly Report[] {
  const work: ServingRequest = { ...request };
  delete work.gpu_count;
  delete work.parallelism;
  delete work.price;
  delete work.measured;
  const chosenId = chosen.configuration.gpu.id;
  const [first = "", ...rest] = gpus.filter((id) => id !== chosenId);
  const result = core.compare({ request: work, gpus: [first, ...rest] });
  return withChosen(gpus, chosenId, chosen, isFailure(result) ? [] : result.rows);
}

/** The same question with latencies over the rate; undefined where there is no rate, or no steady state. */
function latencyCurve(
  core: WhichGpu,
  request: ServingRequest,
  { latency }: Report,
): Report["latency"] {
  if (!latency?.sustained || request.arrivals?.requests_per_second === undefined) return undefined;
  const result = core.estimate({ ...request, arrivals: { ...request.arrivals, curve: true } });
  return isFailure(result) ? undefined : result.latency;
}

/** Memory per GPU from 1K tokens to the model's own limit, everything else as in the report. */
function contextCurve(
  core: WhichGpu,
  request: ServingRequest,
  report: Report,
  maxTokens: number,
): CurvePoint[] {
  const { parallelism, precision, input_tokens, output_tokens } = report.configuration;
  const { tensor, pipeline, data, attention_data } = parallelism;
  const inputShare = input_tokens / (input_tokens + output_tokens);
  const users = asUsers(request, report.configuration.concurrency);
  return curveStops(maxTokens).flatMap((tokens) => {
    const input = Math.max(1, Math.round(tokens * inputShare));
    const result = core.estimate({
      ...users,
      gpu_count: tensor * pipeline * data * attention_data, // cards left idle change nothing here
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

/** Whether the load is a number of users, and not what arrives. */
function isOfUsers({ arrivals }: ServingRequest): boolean {
  return (
    arrivals?.requests_per_second === undefined &&
    arrivals?.sessions_per_second === undefined &&
    arrivals?.requests === undefined
  );
}

/** The work as that of so many users at once: what memory is about. */
function asUsers(request: ServingRequest, concurrency: number): ServingRequest {
  const users: ServingRequest = { ...request };
  delete users.arrivals;
  delete users.input_length;
  delete users.output_length;
  delete users.max_e2e_ms;
  delete users.percentile;
  delete users.sessions;
  if (isOfUsers(request)) return users;
  const job = request.arrivals?.requests !== undefined;
  return { ...users, concurrency, ...(job && { load: "offline" as const }) };
}

/** Lengths at equal ratios, three to a doubling. */
function curveStops(maxTokens: number): number[] {
  const first = Math.min(1024, maxTokens);
  const count = Math.max(2, Math.round(Math.log2(maxTokens / first) * 3) + 1);
  return Array.from({ length: count }, (_, index) =>
    Math.round(first * (maxTokens / first) ** (index / (count - 1))),
  );
}
