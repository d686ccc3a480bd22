import { isFailure } from "./whichgpu.js";
import type { WhichGpu } from "./whichgpu.js";
import type { Catalog, Failure, Report, ServingRequest } from "./generated/contract.js";

/** What somebody measured, as a table of data/measurements with one row. */
export interface MeasuredTable {
  readonly $schema: string;
  readonly source: { readonly cite: string; readonly date: string; readonly about: string };
  readonly engine: { readonly id: string; readonly version: string | null };
  readonly request: { readonly load: string };
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Why a measurement looks wrong: `measured` against `limit`, milliseconds. */
export interface Doubt {
  /**
   * beats_card: faster than the weights in use can be read at the card's peak bandwidth; far_tpot, far_ttft: more than
   * three times outside the printed range; no_fit: by the estimate it does not fit.
   */
  readonly id: "beats_card" | "far_tpot" | "far_ttft" | "no_fit";
  readonly measured?: number;
  readonly limit?: number;
}

const FAR = 3;
const SCHEMA = "../schema/measurements.schema.json";

/** A row for the collection, and what is doubtful about it. */
export interface MeasuredRow {
  readonly table: MeasuredTable;
  readonly doubts: readonly Doubt[];
}

/** The row for what `request.measured` says, held against the estimate for the load that it was measured under. */
export function measuredRow(
  gpu: WhichGpu,
  request: ServingRequest,
  cite: string,
  date: string,
): MeasuredRow | Failure {
  const { ttft_ms: ttft, tpot_ms: tpot, ...load } = request.measured ?? {};
  const work = { ...request };
  delete work.measured;
  for (const field of ["concurrency", "input_tokens", "output_tokens"] as const) {
    const value = load[field];
    if (value !== undefined) work[field] = value;
  }
  const report = gpu.estimate(work);
  if (isFailure(report)) return report;
  const { configuration: now } = report;
  const { parallelism: p, precision } = now;
  const cells: [string, string | number | undefined][] = [
    ["model", now.model.id],
    ["gpu", now.gpu.id],
    ["gpu_count", now.gpu_count],
    ["tensor", p.tensor],
    ["pipeline", p.pipeline],
    ["data", p.data],
    ["attention_data", p.attention_data],
    ["expert", p.expert],
    ["weights", precision.weights],
    ["kv_cache", precision.kv_cache],
    ["input_tokens", now.input_tokens],
    ["output_tokens", now.output_tokens],
    ["concurrency", now.concurrency],
    ["max_num_seqs", request.max_num_seqs],
    ["memory_utilization", request.memory_utilization],
    ["max_num_batched_tokens", request.engine_flags?.max_num_batched_tokens],
    ["ttft_ms", ttft],
    ["tpot_ms", tpot],
  ];
  const said = cells.filter((cell): cell is [string, string | number] => cell[1] !== undefined);
  const table = {
    $schema: SCHEMA,
    source: { cite, date, about: "Means over requests, sent in by who measured them." },
    engine: { id: now.engine, version: request.engine_version ?? null },
    request: { load: now.load, ...(now.tuning === "tuned" && { tuning: now.tuning }) },
    columns: said.map(([name]) => name),
    rows: [said.map(([, value]) => value)],
  };
  const accepted = request.speculative?.accepted_tokens_per_step ?? 1;
  return { table, doubts: doubtsOf(report, gpu.catalog(), ttft, tpot, accepted) };
}

function doubtsOf(
  { fit, speed, configuration: { model, gpu } }: Report,
  catalog: Catalog,
  ttft: number | undefined,
  tpot: number | undefined,
  tokensPerStep: number,
): Doubt[] {
  const doubts: Doubt[] = [];
  if (!speed) doubts.push({ id: "no_fit" });
  const card = catalog.gpus.find(({ id }) => id === gpu.id);
  const used = (model.active_parameters / model.parameters) * fit.per_gpu.weights_bytes;
  const least = card ? (1000 * used) / card.memory_bandwidth_bytes_per_second / tokensPerStep : 0;
  if (tpot !== undefined && tpot < least) {
    doubts.push({ id: "beats_card", measured: tpot, limit: least });
  }
  const far = (id: "far_tpot" | "far_ttft", measured?: number, range?: readonly number[]) => {
    const [low = 0, high = Infinity] = range ?? [];
    if (measured === undefined || (measured >= low / FAR && measured <= high * FAR)) return;
    doubts.push({ id, measured, limit: measured < low ? low : high });
  };
  far("far_tpot", tpot, speed?.range.tpot_ms);
  far("far_ttft", ttft, speed?.range.ttft_ms);
  return doubts;
}
