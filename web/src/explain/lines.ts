/** The figures of a report with what each is made from: those of its working, and what follows from its own fields. */
import type {
  Catalog,
  EmbeddingReport,
  HpcReport,
  ImageReport,
  OwnReport,
  ReinforcementReport,
  Report,
  SpeechReport,
  TrainingPlan,
  TrainingReport,
  VideoReport,
  WorkingId,
  WorkingInput,
} from "whichgpu";
import { cheapestRent, mainRent } from "../questions/ownership/rents.ts";

/** A report whose figures can explain themselves. */
export type Explainable =
  | Report
  | TrainingReport
  | TrainingPlan
  | ReinforcementReport
  | ImageReport
  | VideoReport
  | EmbeddingReport
  | SpeechReport
  | HpcReport
  | OwnReport;

type Working = Report["working"][number];
type Value = Working["inputs"][string];

/** A figure with its inputs. */
export interface Line {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  readonly inputs: Readonly<Record<string, Value>>;
}

export const isServing = (report: Explainable): report is Report => "capacity" in report;
export const isVideo = (report: Explainable): report is VideoReport =>
  "configuration" in report && "cards_per_clip" in report.configuration;
export const isEmbedding = (report: Explainable): report is EmbeddingReport =>
  "configuration" in report && "tokens_per_document" in report.configuration;
export const isSpeech = (report: Explainable): report is SpeechReport =>
  "configuration" in report && "window_seconds" in report.configuration;
export const isTraining = (report: Explainable): report is TrainingReport => "server" in report;
export const isReinforcement = (report: Explainable): report is ReinforcementReport =>
  "fit" in report && "gpus_needed" in report.fit;

/** Figures that the core prints without a working: each follows from others beside it. */
export type DerivedId =
  | "usable_memory_bytes"
  | "max_sequence_length"
  | "charged_usd"
  | "usd_per_month"
  | "training_tokens_per_second"
  | "mfu"
  | "gpu_hours"
  | "images_per_hour"
  | "usd_per_run"
  | "hardware_usd"
  | "energy_usd_per_month"
  | "hosting_usd_per_month"
  | "own_usd_per_month"
  | "usd_per_used_hour"
  | "rent_usd_per_month"
  | "break_even_month"
  | "api_buying_million_tokens"
  | "api_renting_million_tokens";

/** Inputs that only such figures have. */
export type DerivedInput =
  | "charged_hours"
  | "hours_per_month"
  | "global_batch"
  | "tokens_per_second_per_gpu"
  | "peak_flops"
  | "gpu_count"
  | "run_seconds"
  | "usd_per_gpu"
  | "server_usd_per_gpu"
  | "server_kw"
  | "mean_kw"
  | "pue"
  | "utilization"
  | "usd_per_kwh"
  | "usd_per_kw_month"
  | "residual_fraction"
  | "months"
  | "paid_hours"
  | "api_usd_per_million_tokens";

type Inputs = Readonly<
  Partial<Record<DerivedId | DerivedInput | WorkingInput | WorkingId, number>>
>;
type Derived = readonly [value: number, unit: string, inputs: Inputs];

/** Hours of a month, as the core counts them. */
const MONTH_HOURS = 730;

/** The figure of a report by its id; undefined: the report has none such. */
export function lineOf(id: string, report: Explainable, catalog: Catalog): Line | undefined {
  const working: readonly Working[] = "working" in report ? report.working : [];
  const line = working.find((one) => one.id === id);
  if (line) return line;
  const [value, unit, inputs] = derived(report, catalog)[id as DerivedId] ?? [];
  return value === undefined || unit === undefined
    ? undefined
    : { id, value, unit, source: "arithmetic", inputs: inputs ?? {} };
}

function derived(
  report: Explainable,
  catalog: Catalog,
): Readonly<Partial<Record<DerivedId, Derived>>> {
  if ("buy" in report) return ofOwnership(report);
  if ("roofs" in report) return ofCode(report);
  if ("charged_usd" in report) return ofRun(report);
  if (isTraining(report)) return ofTraining(report, catalog);
  if (isVideo(report) || isEmbedding(report) || isSpeech(report)) return {};
  if (isReinforcement(report)) return ofReinforcement(report);
  return isServing(report) ? ofServing(report) : ofImages(report);
}

const ofServing = ({ cost }: Report): Partial<Record<DerivedId, Derived>> =>
  cost
    ? {
        usd_per_month: [
          cost.usd_per_month,
          "USD",
          { usd_per_hour: cost.usd_per_hour, hours_per_month: MONTH_HOURS },
        ],
      }
    : {};

/** What the run takes of all cards. */
const ofReinforcement = ({
  cost,
  speed,
  configuration: now,
}: ReinforcementReport): Partial<Record<DerivedId, Derived>> =>
  cost && speed
    ? { gpu_hours: [cost.gpu_hours, "h", { hours: speed.hours, gpu_count: now.gpu_count }] }
    : {};

function ofTraining(
  { fit, speed, cost, configuration: now, working }: TrainingReport,
  catalog: Catalog,
): Partial<Record<DerivedId, Derived>> {
  const { capacity_bytes, needed_bytes } = fit.per_gpu;
  const memory: Partial<Record<DerivedId, Derived>> = {
    ...ofMemory(fit),
    max_sequence_length: [
      fit.max_sequence_length,
      "tokens",
      { sequence_length: now.sequence_length, training_needed_bytes: needed_bytes, capacity_bytes },
    ],
  };
  if (!speed) return memory;
  const flops = working.find(({ id }) => id === "model_flops_per_token")?.value;
  const peak = sixteenBitPeak(now, catalog);
  return {
    ...memory,
    training_tokens_per_second: [
      speed.tokens_per_second,
      "tokens/s",
      {
        global_batch: now.global_batch_sequences,
        sequence_length: now.sequence_length,
        step_seconds: speed.step_seconds,
      },
    ],
    mfu: [
      speed.mfu,
      "",
      {
        tokens_per_second_per_gpu: speed.tokens_per_second_per_gpu,
        ...(flops !== undefined && { model_flops_per_token: flops }),
        ...(peak !== undefined && { peak_flops: peak }),
      },
    ],
    ...(cost && {
      gpu_hours: [cost.gpu_hours, "GPU·h", { hours: speed.hours, gpu_count: now.gpu_count }],
    }),
  };
}

/** The dense 16-bit peak that MFU is a share of; undefined: of a card that the catalog has not. */
function sixteenBitPeak(
  { gpu, precision }: TrainingReport["configuration"],
  { gpus }: Catalog,
): number | undefined {
  const rates = gpus.find(({ id }) => id === gpu.id)?.dense_flops;
  if (!rates) return undefined;
  const single = rates.tf32 ?? rates.fp32;
  if (precision === "fp32") return single ?? undefined;
  const half = precision === "fp16" ? rates.fp16 : (rates.bf16 ?? rates.fp16);
  return half ?? single ?? undefined;
}

/** Of what no engine sets aside a share of: the whole card. */
const ofMemory = ({
  per_gpu: { usable_bytes, capacity_bytes },
}: TrainingReport["fit"] | ImageReport["fit"]): Partial<Record<DerivedId, Derived>> => ({
  usable_memory_bytes: [usable_bytes, "B", { capacity_bytes }],
});

/** Of a run as it is charged, in whole hours and with the start of the machines. */
const ofRun = ({
  charged_usd,
  estimate: { cost },
}: TrainingPlan): Partial<Record<DerivedId, Derived>> =>
  cost
    ? {
        charged_usd: [
          charged_usd,
          "USD",
          { usd_per_hour: cost.usd_per_hour, charged_hours: charged_usd / cost.usd_per_hour },
        ],
      }
    : {};

const ofImages = ({
  fit,
  speed,
  configuration,
}: ImageReport): Partial<Record<DerivedId, Derived>> => ({
  ...ofMemory(fit),
  ...(speed && {
    images_per_hour: [
      speed.images_per_hour,
      "1/h",
      { gpu_count: configuration.gpu_count, seconds_per_image: speed.seconds_per_image },
    ],
  }),
});

function ofCode({ roofs, cost }: HpcReport): Partial<Record<DerivedId, Derived>> {
  const seconds = roofs.flatMap((roof) => (roof.seconds === null ? [] : [roof.seconds]));
  if (!cost || cost.usd_per_run === null || seconds.length === 0) return {};
  const inputs = { usd_per_hour: cost.usd_per_hour, run_seconds: Math.min(...seconds) };
  return { usd_per_run: [cost.usd_per_run, "USD", inputs] };
}

function ofOwnership(report: OwnReport): Partial<Record<DerivedId, Derived>> {
  const { configuration: now, buy } = report;
  const { utilization, pue, months, residual_fraction, gpu_count } = now;
  const { hardware_usd, energy_usd_per_month, hosting_usd_per_month, server_kw, mean_kw } = buy;
  const hours = { hours_per_month: MONTH_HOURS, utilization };
  const running = { energy_usd_per_month, hosting_usd_per_month };
  const { usd_per_gpu, server_usd_per_gpu } = now;
  return {
    hardware_usd: [hardware_usd, "USD", { gpu_count, usd_per_gpu, server_usd_per_gpu }],
    energy_usd_per_month: [
      energy_usd_per_month,
      "USD",
      { mean_kw, pue, ...hours, usd_per_kwh: now.electricity_usd_per_kwh },
    ],
    hosting_usd_per_month: [
      hosting_usd_per_month,
      "USD",
      { server_kw, usd_per_kw_month: now.hosting_usd_per_kw_month },
    ],
    own_usd_per_month: [
      buy.usd_per_month,
      "USD",
      { hardware_usd, residual_fraction, months, ...running },
    ],
    usd_per_used_hour: [
      buy.usd_per_used_hour,
      "USD/h",
      { own_usd_per_month: buy.usd_per_month, ...hours },
    ],
    ...ofRent(report),
    ...ofApi(report),
  };
}

/** Of the rent that the tile shows. */
function ofRent(report: OwnReport): Partial<Record<DerivedId, Derived>> {
  const { configuration: now, buy } = report;
  const rent = mainRent(report);
  if (!rent) return {};
  const paid_hours = rent.terms === "reserved" ? MONTH_HOURS : MONTH_HOURS * now.utilization;
  const { usd_per_hour, usd_per_month: rent_usd_per_month, break_even_month: months } = rent;
  const { hardware_usd, energy_usd_per_month, hosting_usd_per_month } = buy;
  const running = { energy_usd_per_month, hosting_usd_per_month };
  return {
    rent_usd_per_month: [rent_usd_per_month, "USD", { usd_per_hour, paid_hours }],
    ...(months !== null && {
      break_even_month: [months, "", { hardware_usd, rent_usd_per_month, ...running }],
    }),
  };
}

function ofApi(report: OwnReport): Partial<Record<DerivedId, Derived>> {
  const { api, buy } = report;
  if (!api) return {};
  const { usd_per_million_tokens: price, break_even_million_tokens_renting: renting } = api;
  const asked = { api_usd_per_million_tokens: price };
  const rent = cheapestRent(report);
  return {
    api_buying_million_tokens: [
      api.break_even_million_tokens_buying,
      "M tokens",
      { own_usd_per_month: buy.usd_per_month, ...asked },
    ],
    ...(renting !== null &&
      rent && {
        api_renting_million_tokens: [
          renting,
          "M tokens",
          { rent_usd_per_month: rent.usd_per_month, ...asked },
        ],
      }),
  };
}
