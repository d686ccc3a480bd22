import type { Report, ServingRequest, TrainingReport } from "whichgpu";
import type { Outcome } from "../state/answer.ts";
import type { Plan } from "./rows.ts";

/** How far each input is moved: by a quarter both ways. */
const SWING = 0.25;
/** As many bars as a page shows. */
const MOST_BARS = 5;

/** What a figure becomes where one input is lower or higher. */
export interface Bar {
  readonly input:
    "users" | "prompt" | "answer" | "price" | "estimate" | "corpus" | "sequence" | "goodput";
  readonly low: number;
  readonly high: number;
  /** The input's own values at both ends; undefined for the range of the estimate itself. */
  readonly ends: readonly [number, number] | undefined;
}

/** How the price of the work depends on the inputs, strongest first; `base` is dollars. */
export interface Tornado {
  readonly base: number;
  readonly bars: readonly Bar[];
}

type TryOut = (patch: unknown) => Outcome | undefined;

/** The inputs of a plan that its price depends on most; undefined where no price is known. */
export function tornadoOf(plan: Plan, tryOut: TryOut): Tornado | undefined {
  return plan.serving ? ofServing(plan.serving, tryOut) : plan.run && ofRun(plan.run, tryOut);
}

function ofServing(
  { request, report }: NonNullable<Plan["serving"]>,
  tryOut: TryOut,
): Tornado | undefined {
  const { cost, configuration: now } = report;
  const usual = cost?.usd_per_million_output_tokens;
  if (!cost?.range || typeof usual !== "number") return undefined;
  const usd = (patch: object): number | undefined => {
    const outcome = tryOut({ ...pinned(request), ...patch });
    if (!outcome || !("answer" in outcome)) return undefined;
    return (outcome.answer.report as Report).cost?.usd_per_million_output_tokens ?? undefined;
  };
  const whole = (value: number, field: string) =>
    swung(value, (moved) => usd({ [field]: Math.max(1, Math.round(moved)) }));
  const rate = request.arrivals?.requests_per_second;
  return strongest(usual, [
    ...(rate === undefined ? [["users", whole(now.concurrency, "concurrency")] as const] : []),
    ["prompt", whole(now.input_tokens, "input_tokens")],
    ["answer", whole(now.output_tokens, "output_tokens")],
    ["price", swung(cost.usd_per_gpu_hour, (moved) => usd({ price: { usd_per_gpu_hour: moved } }))],
    ["estimate", { values: cost.range.usd_per_million_output_tokens, ends: undefined }],
  ]);
}

/** The request with everything that a form opens with said, so that nothing else changes. */
function pinned(request: ServingRequest): object {
  return { engine: null, ...request, measured: null };
}

function ofRun(report: TrainingReport, tryOut: TryOut): Tornado | undefined {
  const { cost, configuration: now } = report;
  if (!cost) return undefined;
  const card = { gpu: now.gpu.id, gpu_count: now.gpu_count };
  const usd = (patch: object): number | undefined => {
    const outcome = tryOut({ ...card, ...patch });
    if (!outcome || !("answer" in outcome) || !("server" in outcome.answer.report))
      return undefined;
    return outcome.answer.report.cost?.usd_total;
  };
  return strongest(cost.usd_total, [
    ["corpus", swung(now.dataset_tokens, (moved) => usd({ dataset_tokens: moved }))],
    [
      "sequence",
      swung(now.sequence_length, (moved) => usd({ sequence_length: Math.round(moved) })),
    ],
    ["goodput", swung(now.goodput_factor, (moved) => usd({ goodput_factor: Math.max(1, moved) }))],
    ["price", swung(cost.usd_per_gpu_hour, (moved) => usd({ price: { usd_per_gpu_hour: moved } }))],
    ["estimate", { values: cost.range.usd_total, ends: undefined }],
  ]);
}

interface Swung {
  readonly values: readonly [number | undefined, number | undefined];
  readonly ends: readonly [number, number] | undefined;
}

function swung(value: number, ask: (moved: number) => number | undefined): Swung {
  const ends = [value * (1 - SWING), value * (1 + SWING)] as const;
  return { values: [ask(ends[0]), ask(ends[1])], ends };
}

function strongest(base: number, all: readonly (readonly [Bar["input"], Swung])[]): Tornado {
  const bars = all.flatMap(([input, { values, ends }]): Bar[] => {
    const [low, high] = values;
    return low === undefined || high === undefined ? [] : [{ input, low, high, ends }];
  });
  const spread = ({ low, high }: Bar) => Math.abs(high - low);
  return { base, bars: bars.sort((a, b) => spread(b) - spread(a)).slice(0, MOST_BARS) };
}
