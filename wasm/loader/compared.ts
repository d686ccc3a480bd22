/** Published points beside their estimates. */
import { isFailure } from "./exports.js";
import type { WhichGpu } from "./exports.js";
import type { Band } from "./accuracy.js";
import type { Report, ServingRequest } from "./generated/contract.js";

type Cell = string | number | null;
type Fields = Record<string, unknown>;

/** A file of data/measurements: one published table. */
interface Table {
  readonly source: { readonly cite: string; readonly date: string };
  readonly use?: string;
  readonly engine?: { readonly id: string };
  readonly request: Fields;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What the package carries in measured.json.br. */
export interface Carried {
  readonly bands: readonly Band[];
  readonly serving: readonly Table[];
  readonly arrivals: readonly Table[];
  /** Of a card's memory: weights beyond it leave little for what runs at once. */
  readonly crowded_share: number;
}

/** Of a rate between two numbers of users, each is a whole number for so many replicas. */
const REPLICAS = 4;
const PARENTS: Record<string, string> = {
  ...Object.fromEntries(
    ["tensor", "pipeline", "data", "attention_data", "expert"].map((name) => [name, "parallelism"]),
  ),
  weights: "precision",
  kv_cache: "precision",
  ...Object.fromEntries(
    [
      "scheduler_recv_interval",
      "batch_wait_timeout_iters",
      "attention_dp_timeout_iters",
      "max_num_batched_tokens",
    ].map((name) => [name, "engine_flags"]),
  ),
};

/** What points have in common whose errors are printed together. */
export interface PointClass {
  readonly load: string;
  readonly metric: string;
  readonly engine: string;
  readonly basis: string;
  readonly architecture: string;
}

/** A published figure beside the estimate of it. */
export interface Compared extends PointClass {
  readonly source: Table["source"];
  /** What asks for the estimate; a rate of requests is not among it. */
  readonly request: ServingRequest;
  readonly model: string;
  readonly gpu: string;
  readonly gpu_count: number;
  readonly users: number;
  readonly unit: "ms" | "tokens/s";
  readonly estimated: number;
  readonly measured: number;
  /** What 8 of 10 measurements are estimated to lie within; undefined where the report has no range of that. */
  readonly range: readonly [low: number, high: number] | undefined;
}

/** Every published figure of serving that constants are fitted to, and those of arrivals, in the order of their tables. */
export function comparedPoints(
  gpu: WhichGpu,
  { serving, arrivals, crowded_share }: Carried,
): Compared[] {
  const asked = new Asked(gpu, crowded_share);
  const compared: Compared[] = [];
  const addTo =
    ({ source }: Table): Add =>
    (one) => {
      compared.push({ ...one, source });
    };
  for (const table of serving) {
    if ((table.use ?? "fit") !== "fit") continue;
    // Runs with an end are served request by request: see comparedRuns().
    if (table.columns.includes("requests")) continue;
    for (const row of table.rows) {
      addServing(asked, rowOf(table, row, servingMetrics), addTo(table));
    }
  }
  for (const table of arrivals) {
    for (const row of table.rows) {
      addArrivals(asked, rowOf(table, row, arrivalsMetrics), addTo(table));
    }
  }
  return compared;
}

/**
 * Every published figure of a run with an end, whose requests are served one by one: slower than the others. The
 * native program sets the users of such a run to work by itself, so that its errors differ by some percentage points.
 */
export function comparedRuns(gpu: WhichGpu, { serving, crowded_share }: Carried): Compared[] {
  const asked = new Asked(gpu, crowded_share);
  const compared: Compared[] = [];
  for (const table of serving) {
    const { source, columns } = table;
    if ((table.use ?? "fit") !== "fit" || !columns.includes("requests")) continue;
    for (const row of table.rows) {
      addRun(asked, rowOf(table, row, servingMetrics), (one) => {
        compared.push({ ...one, source });
      });
    }
  }
  return compared;
}

const servingMetrics = [
  "ttft_ms",
  "tpot_ms",
  "output_tokens_per_second",
  "decode_tokens_per_second",
  "generation_tokens_per_second",
  "prefill_tokens_per_second",
];
const arrivalsMetrics = ["ttft", "tpot", "e2e"].flatMap((name) =>
  ["_ms", "_p90_ms", "_p99_ms"].map((end) => name + end),
);

type Add = (compared: Omit<Compared, "source">) => void;
type Figure = Pick<Compared, "metric" | "unit" | "estimated" | "measured" | "range">;

interface Point {
  readonly request: Fields;
  readonly measured: Readonly<Record<string, number>>;
  /** Offered, where no number of users was printed. */
  readonly rate: number | undefined;
}

/** A row as the request that asks for the same, and what was measured. */
function rowOf(table: Table, row: readonly Cell[], metrics: readonly string[]): Point {
  const request: Fields = { workload: "serving" };
  const measured: Record<string, number> = {};
  let rate: number | undefined;
  const set = (name: string, value: unknown) => {
    const parent = PARENTS[name];
    if (parent === undefined) request[name] = value;
    else request[parent] = { ...(request[parent] as Fields | undefined), [name]: value };
  };
  for (const [name, value] of Object.entries(table.request)) set(name, value);
  if (table.engine) request["engine"] = table.engine.id;
  table.columns.forEach((name, index) => {
    const cell = row[index] ?? null;
    if (cell === null || name === "date") return;
    if (metrics.includes(name)) measured[name] = Number(cell);
    else if (name === "requests_per_second") rate = Number(cell);
    else if (name !== "engine_version" || table.engine === undefined) set(name, cell);
  });
  return { request, measured, rate };
}

/** The core's answers, and what it knows of models. */
class Asked {
  readonly #gpu: WhichGpu;
  readonly #architectures: Map<string, string>;

  constructor(
    gpu: WhichGpu,
    readonly crowdedShare: number,
  ) {
    this.#gpu = gpu;
    this.#architectures = new Map(
      gpu.catalog().models.map(({ id, attention, experts }) => {
        const hybrid = attention === "hybrid" || attention === "linear";
        const kind = attention === "mla" ? "latent " : hybrid ? "hybrid " : "";
        return [id, kind + (experts > 0 ? "mixture" : "dense")];
      }),
    );
  }

  architecture(model: string): string {
    return this.#architectures.get(model) ?? "";
  }

  /** What a report is of. */
  named({ configuration: { model, gpu, gpu_count } }: Report) {
    const architecture = this.architecture(model.id);
    return { architecture, model: model.id, gpu: gpu.id, gpu_count };
  }

  /** Undefined: an error, or no speed. */
  report(request: Fields): (Report & { speed: Speed }) | undefined {
    const report = this.#gpu.estimate(request as unknown as ServingRequest);
    if (isFailure(report) || !report.speed) return undefined;
    return report as Report & { speed: Speed };
  }
}

type Speed = NonNullable<Report["speed"]>;

/** Milliseconds that a request takes: its first token, and the others. */
interface Times {
  readonly ttft: number;
  readonly tpot: number;
}

const wholeRequest = ({ ttft, tpot }: Times, output: number) => ttft + (output - 1) * tpot;

function timesOf({
  speed,
  working,
  configuration: { concurrency, load },
}: Report & { speed: Speed }): Times {
  const { ttft_ms: ttft, tpot_ms: tpot, running_requests: running } = speed;
  // In a run that ends waiting for room is simulated; the fit, and so the printed error, has Little's law.
  const ends = load === "benchmark" || load === "burst";
  if (!ends || running >= concurrency) return { ttft, tpot };
  const queue = Number(working.find(({ id }) => id === "ttft_seconds")?.inputs.queue_seconds ?? 0);
  const tokens = speed.output_tokens_per_second / speed.requests_per_second;
  return { ttft: ttft - 1000 * queue + (concurrency / running - 1) * tokens * tpot, tpot };
}

/**
 * The users who send `rate` requests a second (Little's law), and what they see: between two whole numbers of users of
 * replicas that share so many times the rate.
 */
function atRate(
  asked: Asked,
  request: Fields,
  rate: number,
  output: number,
): { users: number; times: Times } | undefined {
  const layout = (request["parallelism"] ?? {}) as Fields;
  const replicas = REPLICAS * Number(layout["data"] ?? 1);
  const shared = {
    ...request,
    gpu_count: REPLICAS * Number(request["gpu_count"] ?? 1),
    parallelism: { ...layout, data: replicas },
  };
  const seen = (users: number): Times | undefined => {
    const report = asked.report({ ...shared, concurrency: users });
    return report && timesOf(report);
  };
  const wanted = (times: Times) => (REPLICAS * rate * wholeRequest(times, output)) / 1000;
  let [few, many] = [REPLICAS, REPLICAS];
  let last = seen(REPLICAS);
  while (last && wanted(last) > many && many < 100_000) {
    few = many;
    many = Math.min(2 * many, 100_000);
    last = seen(many);
  }
  while (many - few > 1) {
    const middle = Math.floor((few + many) / 2);
    const times = seen(middle);
    if (!times) return undefined;
    if (wanted(times) > middle) few = middle;
    else many = middle;
  }
  const [a, b] = [seen(few), seen(many)];
  if (!a || !b) return undefined;
  if (few === many) return { users: few / REPLICAS, times: a };
  const share = (wanted(a) - few) / (many - few - (wanted(b) - wanted(a)));
  const between = (x: number, y: number) => x + Math.min(Math.max(share, 0), 1) * (y - x);
  return {
    users: between(few, many) / REPLICAS,
    times: { ttft: between(a.ttft, b.ttft), tpot: between(a.tpot, b.tpot) },
  };
}

/** Adds figures of one row, where they were measured. */
const comparing =
  (add: Add, of: Omit<Compared, "source" | keyof Figure>) =>
  (
    metric: string,
    unit: Compared["unit"],
    estimated: number,
    measured: number | undefined,
    range?: Compared["range"],
  ): void => {
    if (measured === undefined || measured <= 0) return;
    add({ ...of, metric, unit, estimated, measured, range });
  };

function addServing(asked: Asked, { request, measured, rate }: Point, add: Add): void {
  const report = asked.report(request);
  if (!report) return;
  const { speed, working, configuration } = report;
  const load = String(request["load"]);
  const output = configuration.output_tokens;
  const served = load === "benchmark" || load === "burst" || load === "steady";
  const found =
    rate === undefined
      ? { users: configuration.concurrency, times: timesOf(report) }
      : atRate(asked, request, rate, output);
  if (!found) return;
  const { users, times } = found;
  const line = (id: string) => Number(working.find((one) => one.id === id)?.value);
  const of = {
    ...asked.named(report),
    ...{ load, engine: String(request["engine"]), basis: speed.basis },
    request: request as unknown as ServingRequest,
    users,
  };
  const compare = comparing(add, of);
  // At a rate, the report is of other users than the figure.
  const range: Partial<Speed["range"]> = rate === undefined ? speed.range : {};
  const one = wholeRequest(times, output) / 1000;
  const { ttft_ms: ttft, tpot_ms: tpot } = measured;
  compare(served ? "served TPOT" : "single stream", "ms", times.tpot, tpot, range.tpot_ms);
  const firstToken = served ? "served TTFT" : "first token of a batch";
  compare(firstToken, "ms", times.ttft, ttft, range.ttft_ms);
  compare(
    served ? "served tokens/s" : `${load} tokens/s`,
    "tokens/s",
    served ? (users * output) / one : speed.output_tokens_per_second,
    measured["output_tokens_per_second"],
    served ? undefined : range.output_tokens_per_second,
  );
  const { weights_bytes: weights, capacity_bytes: capacity } = report.fit.per_gpu;
  const full = speed.limited_by === "kv_cache" || weights > asked.crowdedShare * capacity;
  if (load === "static" && users > 1 && full) {
    const rate = speed.output_tokens_per_second;
    compare("crowded tokens/s", "tokens/s", rate, measured["output_tokens_per_second"]);
  }
  if (served && ttft && tpot) {
    const tokens = users * output;
    const taken = wholeRequest({ ttft, tpot }, output) / 1000;
    compare("served tokens/s", "tokens/s", tokens / one, tokens / taken);
  }
  const { decode_tokens_per_second: decoded, generation_tokens_per_second: generated } = measured;
  compare("single stream", "tokens/s", 1 / line("decode_seconds"), decoded);
  compare("single stream", "tokens/s", output / one, generated);
  compare(
    "prompt rate",
    "tokens/s",
    configuration.input_tokens / line("prefill_seconds"),
    measured["prefill_tokens_per_second"],
  );
}

/** How lengths spread in the requests of a benchmark; those of conversations as ShareGPT's, which benchmarks cut. */
function spread(law: unknown, mean: number): Fields | undefined {
  if (law === "uniform") return { min: 1, max: 2 * mean - 1 };
  return law === "conversations" ? { p90: 2 * mean, max: 2048 } : undefined;
}

function addRun(asked: Asked, { request, measured, rate }: Point, add: Add): void {
  const { requests, lengths, ...rest } = request;
  const [input, output] = [Number(request["input_tokens"]), Number(request["output_tokens"])];
  const spreads = { input_length: spread(lengths, input), output_length: spread(lengths, output) };
  const sent =
    rate === undefined
      ? { arrivals: { requests } }
      : { load: "open", arrivals: { requests_per_second: rate, burstiness: 0 } };
  const run = { ...rest, ...sent, ...(spreads.input_length && spreads) };
  const report = asked.report(run);
  const { latency, speed } = report ?? {};
  if (!report || !speed || !latency?.ttft_ms || !latency.tpot_ms) return;
  const compare = comparing(add, {
    ...asked.named(report),
    ...{ load: "run", engine: String(request["engine"]), basis: speed.basis },
    ...{ request: run as unknown as ServingRequest, users: report.configuration.concurrency },
  });
  const { range } = latency;
  const times = { ttft: latency.ttft_ms.mean, tpot: latency.tpot_ms.mean };
  compare("run TPOT", "ms", times.tpot, measured["tpot_ms"], range?.tpot_ms);
  compare("run TTFT", "ms", times.ttft, measured["ttft_ms"], range?.ttft_ms);
  const whole = measured["output_tokens_per_second"];
  compare("run tokens/s", "tokens/s", speed.output_tokens_per_second, whole);
}

/** Gaps all alike, as the tables' tool sends them. */
function addArrivals(asked: Asked, { request, measured, rate }: Point, add: Add): void {
  const open = {
    ...request,
    load: "open",
    arrivals: { requests_per_second: rate, burstiness: 0 },
  };
  const report = asked.report(open);
  const { latency } = report ?? {};
  if (!report || !latency?.ttft_ms || !latency.tpot_ms || !latency.e2e_ms) return;
  const found: Record<string, Record<string, number>> = {
    ttft: { ...latency.ttft_ms },
    tpot: { ...latency.tpot_ms },
    e2e: { ...latency.e2e_ms },
  };
  for (const [metric, value] of Object.entries(measured)) {
    const [name = "", statistic = ""] = metric.split("_");
    const predicted = found[name]?.[statistic === "ms" ? "mean" : statistic] ?? 0;
    add({
      ...asked.named(report),
      ...{ load: "open", metric, engine: String(request["engine"]) },
      // Their time per token is fitted, as runs of another table.
      ...{ basis: metric === "tpot_ms" ? "calibrated" : "never fitted" },
      ...{ request: open as unknown as ServingRequest, users: report.configuration.concurrency },
      ...{ unit: "ms", estimated: predicted, measured: value, range: undefined },
    });
  }
}
