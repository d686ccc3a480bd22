import type { Catalog, Report, ServingRequest } from "whichgpu";
import { describedName } from "../state/described.ts";
import { engineFacts, RECALLED, type EngineFacts, type FlagFacts } from "./facts.ts";
import { vendorOf } from "./recipe.ts";
import { tunedWords } from "./tuned.ts";
import { promptLength } from "../format/request-length.ts";

/** More cards than this are more than one server. */
const CARDS_OF_A_SERVER = 8;
/** As many layers as no model has: all of them on the card. */
const ALL_LAYERS = 999;

/** What a reader of a command has to know or to add. */
export type LaunchNote =
  | "checkpoint"
  | "file"
  | "copies"
  | "servers"
  | "speculative"
  | "lengths"
  | "cache"
  | "slice"
  | "version";

/** A file of settings beside a command. */
export interface Settings {
  readonly name: string;
  readonly text: string;
}

/** The command that runs an answer. */
export interface Launch {
  readonly engine: EngineFacts;
  /** What the engine is told: its own command is not in it. */
  readonly words: readonly string[];
  readonly settings: Settings | undefined;
  /** Variables of its environment. */
  readonly environment: readonly (readonly [name: string, value: string])[];
  /** GPUs of one such server, and how many of it run. */
  readonly gpus: number;
  readonly copies: number;
  /** Maker of the cards, and the slice of a card that is used. */
  readonly vendor: string;
  readonly slice: string | undefined;
  readonly notes: readonly LaunchNote[];
  /** Names of the sources, and flags that were not read anywhere. */
  readonly sources: readonly string[];
  readonly recalled: readonly string[];
}

/** What an engine is to be told, by what it is about. */
type Wanted = Readonly<Record<string, string | undefined>>;

/** The command of the estimate's engine; undefined: none was read. */
export function launchOf(
  request: ServingRequest,
  report: Report,
  catalog: Catalog,
): Launch | undefined {
  const { engine: id, gpu, parallelism } = report.configuration;
  const engine = engineFacts(id);
  if (!engine) return undefined;
  const copies = copiesOf(engine, report, catalog);
  const { tensor, pipeline, data, attention_data: ranks } = parallelism;
  const gpus = (tensor * pipeline * data * ranks) / copies;
  const notes = new Set<LaunchNote>();
  const vendor = vendorOf(request, gpu.id, catalog);
  const tuned = tunedWords(engine, request, report, catalog, vendor);
  const recipe = { batched_tokens: tuned?.batchedTokens?.toString() };
  const wanted = { ...recipe, ...wantedOf(engine, request, report, catalog, copies, notes) };
  const used: { flag: string; source: string }[] = [];
  const settings = settingsOf(engine, wanted, used);
  const all: Wanted = { ...wanted, settings: settings?.name };
  const words = engine.flags.flatMap((flag) => wordsOf(flag, all, used));
  used.push(...(tuned?.used ?? []));
  const slice = gpu.id.split(":")[1];
  if (copies > 1) notes.add("copies");
  if (gpus > CARDS_OF_A_SERVER) notes.add("servers");
  if (slice) notes.add("slice");
  if (request.engine_version || /^-b?\d/.test(id.slice(engine.id.length))) notes.add("version");
  return {
    engine,
    words: [...words, ...(tuned?.words ?? [])],
    settings,
    environment: tuned?.environment ?? [],
    gpus,
    copies,
    vendor: vendor ?? gpu.name,
    slice,
    notes: [...notes],
    sources: used.map(({ source }) => source).filter((source) => source !== RECALLED),
    recalled: used.filter(({ source }) => source === RECALLED).map(({ flag }) => flag),
  };
}

/**
 * Replicas that are servers of their own: an engine has one kind of data parallelism at most, and vLLM's cuts the experts
 * of a mixture over the ranks (docs/serving/data_parallel_deployment.md).
 */
function copiesOf(
  engine: EngineFacts,
  { configuration: { model, parallelism } }: Report,
  { models }: Catalog,
): number {
  const { data, attention_data: ranks } = parallelism;
  const itself = engine.flags.some(({ concept }) => concept === "data");
  const isMixture = (models.find(({ id }) => id === model.id)?.experts ?? 0) > 0;
  const coupled = ranks > 1 || (engine.attention_data === "data" && isMixture);
  return itself && !(data > 1 && coupled) ? 1 : data;
}

function wantedOf(
  engine: EngineFacts,
  request: ServingRequest,
  report: Report,
  catalog: Catalog,
  copies: number,
  notes: Set<LaunchNote>,
): Wanted {
  const { configuration: now, fit } = report;
  const { tensor, pipeline, data, attention_data: ranks, expert } = now.parallelism;
  const within = engine.attention_data === "within_tensor" ? ranks : 1;
  const flags = request.engine_flags;
  const parallel = Math.ceil(Math.min(now.concurrency, now.max_num_seqs * data) / data);
  const isTotal = (concept: string) =>
    engine.flags.some((flag) => flag.concept === concept && flag.total);
  const admitted = now.max_num_seqs * (isTotal("max_sequences") ? ranks : 1);
  const slots = engine.file ? parallel : admitted;
  const context = contextOf(request, report, notes);
  const replicas = copies > 1 || data === 1 ? ranks : data;
  return {
    ...weightsOf(engine, request, report, catalog, notes),
    tensor: above1(tensor * within),
    pipeline: engine.file ? undefined : above1(pipeline),
    data: above1(replicas),
    attention_data: ranks > 1 ? "true" : undefined,
    expert: above1(expert),
    ...adaptersOf(request, report),
    context_length:
      context === undefined
        ? undefined
        : String(isTotal("context_length") ? context * parallel : context),
    max_sequences: String(slots),
    ...(flags?.max_num_batched_tokens && {
      batched_tokens: String(flags.max_num_batched_tokens),
    }),
    memory_utilization: String(Number(now.memory_utilization.toFixed(3))),
    kv_cache: cacheOf(engine, cacheFormat(report), notes),
    gpu_layers: String(fit.host?.gpu_layers ?? ALL_LAYERS),
    expert_layers_on_host: fit.host?.expert_layers_on_host
      ? String(fit.host.expert_layers_on_host)
      : undefined,
    split: !engine.file || tensor * pipeline === 1 ? undefined : tensor > 1 ? "row" : "layer",
    flash_attention: flags?.flash_attention?.toString(),
    ...draftsOf(engine, report, notes),
    recv_interval: flags?.scheduler_recv_interval?.toString(),
    batch_wait: flags?.batch_wait_timeout_iters?.toString(),
    attention_wait: flags?.attention_dp_timeout_iters?.toString(),
  };
}

/** Adapters, of which the reader has to say where they are. */
function adaptersOf({ lora: asked }: ServingRequest, { lora }: Report): Wanted {
  if (!lora) return {};
  return {
    adapters_on: "true",
    adapters: String(asked?.adapters_resident ?? 1),
    adapter_rank: String(lora.max_rank),
  };
}

const above1 = (ranks: number): string | undefined => (ranks > 1 ? String(ranks) : undefined);

/** Tokens of the longest request; undefined where lengths vary without an end. */
function contextOf(
  request: ServingRequest,
  { configuration: now }: Report,
  notes: Set<LaunchNote>,
): number | undefined {
  const { input_length: input, output_length: output, engine_flags: flags } = request;
  if (flags?.max_model_len) return flags.max_model_len;
  if (input?.p90 !== undefined || output?.p90 !== undefined) {
    notes.add("lengths");
    return undefined;
  }
  return (input?.max ?? promptLength(now)) + (output?.max ?? now.output_tokens);
}

/** What a smaller model or a head is called until the reader puts a path in its place. */
const HEAD = "EAGLE3-HEAD";
/** Methods as vLLM's --speculative-config names them, where it has another name. */
const VLLM_METHODS: Readonly<Record<string, string>> = { draft: "draft_model" };

/** Drafts: of an engine whose flags for them were not read, and of a head, the reader has to see to it. */
function draftsOf(
  engine: EngineFacts,
  { speculative: drafts }: Report,
  notes: Set<LaunchNote>,
): Wanted {
  if (!drafts || drafts.draft_tokens === 0) return {};
  const { method, draft_tokens: tokens } = drafts;
  const model = method === "eagle3" ? HEAD : drafts.draft_model;
  const has = (concept: string) => engine.flags.some((flag) => flag.concept === concept);
  const named = engine.flags.find(({ concept }) => concept === "draft_method")?.values?.[method];
  const known = has("speculative") || named !== undefined || (model !== undefined && engine.file);
  if (!known || method === "eagle3" || (model && engine.file)) notes.add("speculative");
  const config = {
    method: VLLM_METHODS[method] ?? method,
    ...(model && { model }),
    num_speculative_tokens: tokens,
  };
  return {
    speculative: JSON.stringify(config),
    draft_method: method,
    draft_tokens: known ? String(tokens) : undefined,
    draft_width: method === "ngram" ? undefined : "1",
    verified_tokens: String(tokens + 1),
    draft_model: model && (engine.file ? `${model.split("/").at(-1)}.${engine.file}` : model),
  };
}

/** The format of the cache; of the two of 8-bit floating point the one that starts on the card. */
const cacheFormat = ({ configuration, notes }: Report): string =>
  notes.some(({ id }) => id === "fp8_cache_is_e5m2")
    ? "fp8_e5m2"
    : configuration.precision.kv_cache;

/** The format of the cache where it is not the engine's own. */
function cacheOf(engine: EngineFacts, format: string, notes: Set<LaunchNote>): string | undefined {
  const usual = engine.file ? ["fp16"] : ["bf16", "fp16"];
  if (usual.includes(format)) return undefined;
  const offered = [...engine.flags, ...(engine.settings?.lines ?? [])].some(
    ({ concept, values }) => concept === "kv_cache" && values?.[format] !== undefined,
  );
  if (!offered) notes.add("cache");
  return format;
}

/** The model and how its weights are narrowed: by the engine, or in a checkpoint that the reader has to name. */
function weightsOf(
  engine: EngineFacts,
  request: ServingRequest,
  { configuration: { model, precision } }: Report,
  catalog: Catalog,
  notes: Set<LaunchNote>,
): Wanted {
  const id = model.id || describedName(JSON.stringify(request.model), "MODEL");
  const format = precision.weights;
  const name = catalog.weight_precisions.find((one) => one.id === format)?.name ?? format;
  const short = (id.split("/").at(-1) ?? id).replaceAll(/\s+/g, "-");
  if (engine.file) {
    notes.add("file");
    return { model: `${short}-${name.replaceAll(/\W+/g, "_")}.${engine.file}` };
  }
  const published = catalog.models.find((one) => one.id === model.id)?.checkpoint_precision;
  const wide = (text: string | undefined) => text === "bf16" || text === "fp16" || text === "fp32";
  if (format === published || (wide(format) && wide(published))) return { model: id };
  const flag = engine.flags.find(({ concept }) => concept === "weights");
  if (wide(published) && flag?.values?.[format]) return { model: id, weights: format };
  notes.add("checkpoint");
  return { model: `YOUR-CHECKPOINT/${short}-${name.replaceAll(/\W+/g, "-")}` };
}

function wordsOf(
  { concept, flag, values, switch: alone, source }: FlagFacts,
  wanted: Wanted,
  used: { flag: string; source: string }[],
): string[] {
  const value = wanted[concept];
  const name = value !== undefined && values ? values[value] : value;
  if (name === undefined) return [];
  used.push({ flag: flag || concept, source });
  if (alone || name === null) return [flag];
  return flag ? [flag, name] : [name];
}

function settingsOf(
  { settings }: EngineFacts,
  wanted: Wanted,
  used: { flag: string; source: string }[],
): Settings | undefined {
  const lines = (settings?.lines ?? []).flatMap(({ concept, path, value, values, source }) => {
    const said = wanted[concept];
    const name = said === undefined ? undefined : (value ?? (values ? values[said] : said));
    if (name === undefined || name === null) return [];
    used.push({ flag: path.join("."), source });
    return path.map(
      (key, depth) =>
        `${"  ".repeat(depth)}${key}:${depth === path.length - 1 ? ` ${name}` : ""}\n`,
    );
  });
  return settings && lines.length > 0 ? { name: settings.file, text: lines.join("") } : undefined;
}
