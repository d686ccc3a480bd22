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

type CurvePoint = NonNullable<Report["fit"]["context_curve"]>[number];

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
  const measured = asMeasured(core, request, report);
  const missed = measured !== undefined && isFailure(measured);
  const curves = withCurves(core, request, report);
  return {
    rows: onOthers(core, wellKnownGpus(catalog), request, report),
    curve: curves?.fit.context_curve ?? [],
    latency: curves?.latency,
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

/** The same question with its curves: of memory and, where requests come at a rate in a steady state, of latencies. */
function withCurves(
  core: WhichGpu,
  request: ServingRequest,
  { latency }: Report,
): Report | undefined {
  const { arrivals } = request;
  const isSteady = latency?.sustained && arrivals?.requests_per_second !== undefined;
  const result = core.estimate({
    ...request,
    context_curve: true,
    ...(isSteady && { arrivals: { ...arrivals, curve: true } }),
  });
  return isFailure(result) ? undefined : result;
}
