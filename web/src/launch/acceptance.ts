import type { Report, ServingRequest } from "whichgpu";
import type { Launch } from "./command.ts";
import { facts, type EngineFacts } from "./facts.ts";

/** Requests of each user, or seconds of a rate, that a measurement lasts, and the fewest requests. */
const REQUESTS_OF_A_USER = 10;
const SECONDS = 300;
const FEWEST_REQUESTS = 100;

/** What a delivered machine must meet. */
export interface AcceptanceLimit {
  readonly id: "ttft" | "tpot" | "e2e" | "ttft_p99" | "output" | "room";
  /** How the benchmark prints it; the engine's log, for the room in the cache. */
  readonly printed: string;
  readonly sense: "most" | "least";
  /** The limit, and what is expected: milliseconds, tokens a second or requests. */
  readonly limit: number;
  readonly expected: number;
  /** The visitor's own limit is the narrower one. */
  readonly own: boolean;
}

/** How a delivered machine is measured, and what it must meet. */
export interface Acceptance {
  readonly words: readonly string[];
  readonly requests: number;
  readonly limits: readonly AcceptanceLimit[];
}

/**
 * The acceptance test: the load of the question, and the pessimistic ends of the ranges of `measured`, which is
 * the estimate of how the benchmark loads a server. Undefined where there is no speed to hold a machine to.
 */
export function acceptanceOf(
  request: ServingRequest,
  measured: Report,
  { engine, words: launched }: Launch,
): Acceptance | undefined {
  const { configuration: now, speed } = measured;
  if (!speed) return undefined;
  const rate = request.arrivals?.requests_per_second;
  const requests = Math.max(
    FEWEST_REQUESTS,
    Math.ceil(rate === undefined ? now.concurrency * REQUESTS_OF_A_USER : rate * SECONDS),
  );
  const burstiness = request.arrivals?.burstiness ?? 1;
  // The benchmark's burstiness is the shape of a gamma distribution: one over the squared spread of the gaps.
  const shape = burstiness === 1 || burstiness === 0 ? [] : gamma(burstiness);
  const load =
    rate === undefined
      ? ["--max-concurrency", String(now.concurrency)]
      : ["--request-rate", String(rate), ...shape];
  const tokenizer = now.model.id ? ["--tokenizer", now.model.id] : [];
  const model = engine.file ? tokenizer : ["--model", modelIn(launched)];
  return {
    words: [
      ...facts.benchmark.command,
      ...["--backend", "openai", "--base-url", `http://127.0.0.1:${String(engine.port)}`, ...model],
      ...["--dataset-name", "random", "--random-input-len", String(now.input_tokens)],
      ...["--random-output-len", String(now.output_tokens), "--ignore-eos"],
      ...["--num-prompts", String(requests), ...load],
      ...["--percentile-metrics", "ttft,tpot,itl,e2el", "--metric-percentiles", "50,90,95,99"],
    ],
    requests,
    limits: rate === undefined ? ofUsers(request, measured, engine) : ofArrivals(request, measured),
  };
}

const gamma = (spread: number): string[] => [
  "--burstiness",
  String(Number((1 / spread ** 2).toFixed(3))),
];

/** The model as the server was told it: its first word, or what follows the flag. */
function modelIn(words: readonly string[]): string {
  return (words[0]?.startsWith("-") ? words[1] : words[0]) ?? "";
}

const most = (
  id: AcceptanceLimit["id"],
  printed: string,
  expected: number,
  pessimistic: number,
  asked: number | undefined,
): AcceptanceLimit => {
  const own = asked !== undefined && asked < pessimistic;
  return { id, printed, sense: "most", expected, limit: own ? asked : pessimistic, own };
};

function ofUsers(request: ServingRequest, measured: Report, engine: EngineFacts) {
  const { speed } = measured;
  if (!speed) return [];
  const { range } = speed;
  const limits: AcceptanceLimit[] = [
    most("ttft", "Mean TTFT (ms)", speed.ttft_ms, range.ttft_ms[1], request.max_ttft_ms),
    most("tpot", "Mean TPOT (ms)", speed.tpot_ms, range.tpot_ms[1], request.max_tpot_ms),
    {
      id: "output",
      printed: "Output token throughput (tok/s)",
      sense: "least",
      expected: speed.output_tokens_per_second,
      limit: range.output_tokens_per_second[0],
      own: false,
    },
  ];
  // llama.cpp opens as many slots as it is told to.
  return engine.file ? limits : [...limits, ...roomOf(measured)];
}

/** Room for the users of one engine; unknown where the most that fit are those of another layout. */
function roomOf({ configuration: now, fit }: Report): AcceptanceLimit[] {
  if (fit.max_concurrency < now.concurrency || fit.max_concurrency_layout) return [];
  const engines = now.parallelism.data * now.parallelism.attention_data;
  return [
    {
      id: "room",
      printed: "",
      sense: "least",
      expected: Math.floor(fit.max_concurrency / engines),
      limit: Math.ceil(now.concurrency / engines),
      own: false,
    },
  ];
}

function ofArrivals(request: ServingRequest, { latency }: Report): AcceptanceLimit[] {
  const { ttft_ms: first, tpot_ms: each, e2e_ms: whole, range } = latency ?? {};
  if (!first || !each || !whole || !range) return [];
  const tail = request.percentile;
  const of = (limit: number | undefined) => (tail === undefined ? limit : undefined);
  return [
    most("ttft", "Mean TTFT (ms)", first.mean, range.ttft_ms[1], of(request.max_ttft_ms)),
    most(
      "ttft_p99",
      "P99 TTFT (ms)",
      first.p99,
      range.ttft_p99_ms[1],
      tail === 99 ? request.max_ttft_ms : undefined,
    ),
    most("tpot", "Mean TPOT (ms)", each.mean, range.tpot_ms[1], of(request.max_tpot_ms)),
    most("e2e", "Mean E2EL (ms)", whole.mean, range.e2e_ms[1], of(request.max_e2e_ms)),
  ];
}
