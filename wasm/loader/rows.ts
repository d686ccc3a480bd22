import type { Method } from "./whichgpu.js";

/** What a row is about: a report with what is not said in it. */
export interface Subject {
  readonly line: number;
  readonly [name: string]: unknown;
}

/** A column: where its value stands in a subject, the first of the paths that lead to one. */
export interface Column {
  readonly name: string;
  readonly paths: readonly string[];
  /** Its head in a table for people; absent: only in CSV. */
  readonly head?: string;
  /** The paths of the value's range. */
  readonly range?: readonly [low: string, high: string];
}

export type Cell = string | number | boolean | undefined;

const column = (name: string, head: string | undefined, ...paths: string[]): Column => ({
  name,
  paths,
  ...(head !== undefined && { head }),
});

/** A figure of an estimate that comes with a range. */
const ranged = (part: "speed" | "cost", name: string, head: string): Column => ({
  name,
  head,
  paths: [`report.${part}.${name}`],
  range: [`report.${part}.range.${name}.0`, `report.${part}.range.${name}.1`],
});

const failure = [
  column("error_code", undefined, "report.error.code"),
  column("error_field", undefined, "report.error.field"),
  column("error", "error", "report.error.message"),
];

const offer = [
  column("provider", "provider", "report.cost.offer.provider"),
  column("price_as_of", "price of", "report.cost.offer.as_of"),
];

const estimateColumns: readonly Column[] = [
  column("line", "line", "line"),
  column("workload", undefined, "workload"),
  column("label", "plan", "label"),
  column("model", "model", "report.configuration.model.id"),
  column("gpu_count", "GPUs", "report.configuration.gpu_count"),
  column("gpu", "GPU", "report.configuration.gpu.id", "report.gpu.id"),
  column(
    "precision",
    "format",
    "report.configuration.precision.weights",
    "report.configuration.precision",
    "report.precision",
  ),
  column("engine", undefined, "report.configuration.engine", "report.configuration.framework"),
  column("concurrency", "users", "report.configuration.concurrency"),
  column("verdict", "verdict", "report.fit.verdict"),
  column("needed_bytes", "GB needed", "report.fit.per_gpu.needed_bytes"),
  column("usable_bytes", "of", "report.fit.per_gpu.usable_bytes"),
  ranged("speed", "ttft_ms", "first token ms"),
  ranged("speed", "tpot_ms", "per token ms"),
  ranged("speed", "output_tokens_per_second", "tokens/s"),
  ranged("speed", "hours", "hours"),
  ranged("speed", "seconds_per_image", "s an image"),
  ranged("speed", "seconds_per_clip", "s a clip"),
  ranged("speed", "documents_per_second", "documents/s"),
  ranged("speed", "rtfx", "RTFx"),
  column("attainable_flops", "FLOP/s", "report.roofs.0.attainable_flops"),
  column("basis", undefined, "report.speed.basis"),
  column("usd_per_hour", "$/h", "report.cost.usd_per_hour"),
  ranged("cost", "usd_per_million_output_tokens", "$/M tokens"),
  ranged("cost", "usd_total", "$ in all"),
  ranged("cost", "usd_per_1000_images", "$/1000 images"),
  ranged("cost", "usd_per_clip", "$/clip"),
  ranged("cost", "usd_per_million_documents", "$/M documents"),
  ranged("cost", "usd_per_audio_hour", "$/hour of sound"),
  ...offer,
  ...failure,
];

const ownColumns: readonly Column[] = [
  column("line", "line", "line"),
  column("gpu_count", "GPUs", "report.configuration.gpu_count"),
  column("gpu", "GPU", "report.configuration.gpu.id"),
  column("months", "months", "report.configuration.months"),
  column("usd_per_gpu", "$ a GPU", "report.configuration.usd_per_gpu"),
  column("buy_usd_per_month", "bought $/month", "report.buy.usd_per_month"),
  column("terms", "or", "rent.terms"),
  column("rent_usd_per_month", "rented $/month", "rent.usd_per_month"),
  column("rent_usd_per_hour", "$/h", "rent.usd_per_hour"),
  column("break_even_month", "even in month", "rent.break_even_month"),
  column("provider", "provider", "rent.offer.provider"),
  column("price_as_of", "price of", "rent.offer.as_of"),
  ...failure,
];

/** The columns of what a method answers. */
export const columnsOf = (method: Method): readonly Column[] =>
  method === "own" ? ownColumns : estimateColumns;

/** What stands in `value` at a path, dots between levels. */
function at(value: unknown, path: string): Cell {
  let found = value;
  for (const name of path.split(".")) {
    if (found === null || typeof found !== "object") return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  const isCell = ["string", "number", "boolean"].includes(typeof found);
  return isCell ? (found as Cell) : undefined;
}

/** A column's value of a subject. */
export function cellOf(subject: Subject, { paths }: Pick<Column, "paths">): Cell {
  for (const path of paths) {
    const cell = at(subject, path);
    if (cell !== undefined) return cell;
  }
  return undefined;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

interface Plans {
  readonly plans?: unknown;
  readonly training?: { readonly plans?: unknown } | null;
}

/** The rows of an answer: one for an estimate, a card compared, a plan, an offer to rent. An error is one row. */
export function subjectsOf(
  method: Method,
  line: number,
  request: unknown,
  report: object,
): Subject[] {
  const workload = at(request, "workload") ?? at(request, "request.workload");
  const whole = { line, workload, report };
  if ("error" in report) return [whole];
  if (method === "compare") {
    return listOf((report as { rows?: unknown }).rows).map((row) => ({ ...whole, report: row }));
  }
  if (method === "plan") {
    const { plans, training } = report as Plans;
    return [...listOf(plans), ...listOf(training?.plans)].map((plan) => {
      const { label, workload: of, estimate } = plan as Record<string, unknown>;
      return { line, label, workload: of, report: estimate };
    });
  }
  if (method === "own") {
    return listOf((report as { rent?: unknown }).rent).map((rent) => ({ ...whole, rent }));
  }
  return [whole];
}
