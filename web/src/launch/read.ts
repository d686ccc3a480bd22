import type { Catalog } from "whichgpu";
import { facts, type EngineFacts, type FlagFacts } from "./facts.ts";
import { splitWords } from "./shell.ts";

/** What a command says of the question. */
export interface ReadCommand {
  readonly engine: string;
  /** JSON merge patch of a serving request. */
  readonly patch: Readonly<Record<string, unknown>>;
  /** Flags that were understood, with what they say. */
  readonly understood: readonly string[];
  /** Flags that nothing is known of, or whose value is none. */
  readonly unknown: readonly string[];
  /** Flags that change nothing of an estimate. */
  readonly noEffect: readonly string[];
  /** Tokens of the longest request that the server is started for. */
  readonly context: number | undefined;
  /** The model that it names, where the catalog does not know it. */
  readonly unknownModel: string | undefined;
  /** It names no model. */
  readonly noModel: boolean;
}

/** No flag means a number as large. */
const MOST = 1e9;
/** More layers than that are all of them. */
const ALL_LAYERS = 99;
/** Endings that tell how weights were narrowed, and the format that they are. */
const formatEndings: readonly (readonly [RegExp, string])[] = [
  [/nvfp4|fp4$/i, "nvfp4"],
  [/mxfp4/i, "mxfp4"],
  [/fp8/i, "fp8"],
  [/w8a8|int8/i, "int8"],
  [/awq|gptq|int4|w4a16|4bit/i, "int4"],
];

interface Said {
  readonly flag: FlagFacts;
  readonly value: string;
}

/** Reads the command of an engine, also within Docker's; undefined where no engine is known in it. */
export function readCommand(text: string, catalog: Catalog): ReadCommand | undefined {
  const words = splitWords(text);
  const start = startOf(words);
  if (!start) return undefined;
  const { engine, rest } = start;
  const said: Said[] = [];
  const [unknown, noEffect]: string[][] = [[], []];
  for (let index = 0; index < rest.length; index++) {
    const [name, inline] = assigned(rest[index] ?? "");
    const flag = flagNamed(engine, name, said);
    const next = rest[index + 1];
    const takes = inline === undefined && next !== undefined && !/^-(?![\d.])/.test(next);
    if (!flag) {
      if (!name.startsWith("-")) continue;
      (facts.no_effect.includes(dashed(name)) ? noEffect : unknown)?.push(name);
      if (takes) index++;
    } else if (flag.flag === "" && !name.startsWith("-")) {
      said.push({ flag, value: name });
    } else if (flag.switch) {
      said.push({ flag, value: "true" });
    } else if (inline !== undefined || takes) {
      said.push({ flag, value: inline ?? next ?? "" });
      if (inline === undefined) index++;
    } else {
      unknown?.push(name);
    }
  }
  return meaning(engine, said, { unknown: unknown ?? [], noEffect: noEffect ?? [] }, catalog);
}

/** Where the engine's own flags begin: after its command, or after its image. */
function startOf(words: readonly string[]): { engine: EngineFacts; rest: string[] } | undefined {
  for (const engine of facts.engines) {
    for (const known of engine.known_by) {
      const parts = known.split(" ");
      const at = words.findIndex((_, index) =>
        parts.every((part, offset) => sameProgram(words[index + offset], part)),
      );
      if (at >= 0) return { engine, rest: words.slice(at + parts.length) };
    }
    const at = words.findIndex((word) => engine.images.some(({ image }) => sameImage(word, image)));
    if (at >= 0) return { engine, rest: words.slice(at + 1) };
  }
  return undefined;
}

const sameProgram = (word: string | undefined, part: string): boolean =>
  word !== undefined && (word === part || word.endsWith(`/${part}`));

/** The same image, whatever its version and variant. */
const sameImage = (word: string, image: string): boolean =>
  word.split(":")[0] === image.split(":")[0];

/** A flag and its value where they are one word. */
function assigned(word: string): [name: string, value: string | undefined] {
  const [, name = word, value] = /^(--?[\w-]+)=(.*)$/s.exec(word) ?? [];
  return [name, value];
}

/** Flags are spelled with hyphens and underscores alike. */
const dashed = (name: string): string => name.replaceAll("_", "-");

function flagNamed(
  engine: EngineFacts,
  name: string,
  said: readonly Said[],
): FlagFacts | undefined {
  if (!name.startsWith("-")) {
    const model = engine.flags.find(({ flag }) => flag === "");
    return said.some(({ flag }) => flag.concept === "model") ? undefined : model;
  }
  return engine.flags.find(({ flag, aliases = [] }) =>
    [flag, ...aliases].some((one) => one !== "" && dashed(one) === dashed(name)),
  );
}

function meaning(
  engine: EngineFacts,
  said: readonly Said[],
  { unknown, noEffect }: { unknown: string[]; noEffect: string[] },
  catalog: Catalog,
): ReadCommand {
  const texts = new Map<string, string>();
  const understood: string[] = [];
  for (const { flag, value } of said) {
    const names = Object.entries(flag.values ?? {});
    const named = names.find(([, name]) => name === value)?.[0];
    const isNumber = Math.abs(Number(value)) < MOST && value.trim() !== "";
    const shown = flag.flag || value;
    if (flag.values && named === undefined && !usualValues.has(value))
      unknown.push(`${shown} ${value}`);
    else if (!flag.values && !isNumber && !wordy.has(flag.concept) && !flag.switch) {
      unknown.push(`${shown} ${value}`);
    } else {
      texts.set(flag.concept, named ?? value);
      understood.push(flag.switch || !flag.flag ? shown : `${shown} ${value}`);
    }
  }
  const number = (concept: string) => {
    const value = Number(texts.get(concept));
    return Number.isFinite(value) && value > 0 ? value : undefined;
  };
  const model = modelNamed(texts.get("model"), catalog);
  const weights = texts.get("weights") ?? model.format;
  const isNarrowed = weights !== undefined && !usualValues.has(weights);
  const isMixture = (catalog.models.find(({ id }) => id === model.id)?.experts ?? 0) > 0;
  const ranks = ranksOf(engine, texts, number);
  return {
    engine: engine.id,
    understood,
    unknown,
    noEffect,
    context: contextOf(engine, number),
    unknownModel: model.id === undefined ? texts.get("model") : undefined,
    noModel: !texts.has("model"),
    patch: {
      engine: engine.id,
      ...(model.id !== undefined && { model: model.id, measured: null }),
      ...layoutOf(engine, texts, number, { ranks, isMixture }),
      ...sequencesOf(engine, number, ranks),
      precision: {
        // A checkpoint that is named without a format is served in its own; of a file that is not known.
        ...(isNarrowed ? { weights } : model.id !== undefined && !engine.file && { weights: null }),
        kv_cache: usualValues.has(texts.get("kv_cache") ?? "auto") ? null : texts.get("kv_cache"),
      },
      memory_utilization: number("memory_utilization") ?? null,
      engine_flags: engineFlags(texts, number),
      ...offloadOf(engine, texts),
      ...draftsOf(texts, number),
      ...adaptersOf(texts, number),
    },
  };
}

/** Values that leave a choice to the engine. */
const usualValues = new Set(["auto", "none"]);
/** What is said in words. */
const wordy = new Set(["model", "speculative", "draft_model", "split", "settings", "weights"]);

type Numbers = (concept: string) => number | undefined;

/** Attention ranks within the tensor ranks. */
function ranksOf(engine: EngineFacts, texts: ReadonlyMap<string, string>, number: Numbers): number {
  if (!texts.has("attention_data")) return 1;
  const isSaid = engine.flags.some(({ concept }) => concept === "data");
  return number(isSaid ? "data" : "tensor") ?? 1;
}

/** How the cards share the work, and how many there are. */
function layoutOf(
  engine: EngineFacts,
  texts: ReadonlyMap<string, string>,
  number: Numbers,
  { ranks, isMixture }: { readonly ranks: number; readonly isMixture: boolean },
) {
  if (engine.file) return {};
  const all = number("tensor") ?? 1;
  const [pipeline, data] = [number("pipeline") ?? 1, number("data") ?? 1];
  const shares = texts.has("attention_data");
  // Each attention rank takes its part of the tensor ranks.
  const tensor = Math.max(1, Math.round(all / ranks));
  const replicas = shares ? 1 : data;
  const spread = texts.get("expert") === "true" ? tensor * ranks * replicas : number("expert");
  // vLLM's ranks of a mixture of experts share the experts, whether whole or cut.
  const spreads = isMixture || texts.get("expert") === "true";
  const moe = engine.attention_data === "data" && spreads && data > 1;
  return {
    gpu_count: tensor * pipeline * data,
    parallelism: {
      tensor,
      pipeline,
      data: moe ? null : replicas,
      attention_data: moe ? data : ranks > 1 ? ranks : null,
      expert: spread ?? null,
    },
  };
}

/** Requests at once: of an engine that has a slot for each, these are the users. */
function sequencesOf(engine: EngineFacts, number: Numbers, ranks: number) {
  const most = number("max_sequences");
  const isTotal = engine.flags.some(({ concept, total }) => concept === "max_sequences" && total);
  if (!engine.file) {
    const each = most !== undefined && isTotal ? Math.max(1, Math.floor(most / ranks)) : most;
    return { max_num_seqs: each ?? null };
  }
  return { max_num_seqs: null, ...(most !== undefined && { concurrency: most }) };
}

function contextOf(engine: EngineFacts, number: Numbers): number | undefined {
  const context = number("context_length");
  const slots = engine.file ? (number("max_sequences") ?? 1) : 1;
  return context === undefined ? undefined : Math.floor(context / slots);
}

function engineFlags(texts: ReadonlyMap<string, string>, number: Numbers) {
  const flash = texts.get("flash_attention");
  return {
    max_num_batched_tokens: number("batched_tokens") ?? null,
    scheduler_recv_interval: number("recv_interval") ?? null,
    flash_attention: flash === "true" ? true : flash === "false" ? false : null,
  };
}

function offloadOf(engine: EngineFacts, texts: ReadonlyMap<string, string>) {
  const layers = Number(texts.get("gpu_layers") ?? ALL_LAYERS);
  const experts = Number(texts.get("expert_layers_on_host") ?? 0);
  const says = texts.has("gpu_layers") || texts.has("expert_layers_on_host");
  if (!engine.file || !says || !Number.isFinite(layers) || !Number.isFinite(experts)) return {};
  const some = {
    ...(layers >= 0 && layers < ALL_LAYERS && { gpu_layers: layers }),
    ...(experts > 0 && { expert_layers_on_host: experts }),
  };
  return { offload: Object.keys(some).length > 0 ? some : null };
}

/** Adapters that an engine is started for; without their number, of its own. */
function adaptersOf(texts: ReadonlyMap<string, string>, number: Numbers) {
  if (!texts.has("adapters_on")) return { lora: null };
  const [resident, rank] = [number("adapters"), number("adapter_rank")];
  return {
    lora: {
      ...(resident !== undefined && { adapters_resident: resident }),
      ...(rank !== undefined && { max_rank: rank }),
    },
  };
}

/** Methods by vLLM's names, where they are others. */
const VLLM_METHODS: Readonly<Record<string, string>> = {
  draft_model: "draft",
  deepseek_mtp: "mtp",
  qwen3_5_mtp: "mtp",
  qwen3_next_mtp: "mtp",
};

/** Drafts: of flags of their own, or of JSON that holds all of it. */
function draftsOf(texts: ReadonlyMap<string, string>, number: Numbers) {
  const said = configOf(texts.get("speculative"));
  const method = texts.get("draft_method") ?? said.method;
  const tokens = number("draft_tokens") ?? said.tokens;
  if (method === undefined && tokens === undefined) return {};
  return {
    speculative: {
      ...(method !== undefined && { method: VLLM_METHODS[method] ?? method }),
      ...(tokens !== undefined && { draft_tokens: tokens }),
    },
  };
}

/** What vLLM's --speculative-config says; nothing where it is no JSON. */
function configOf(text = "{}"): { method?: string | undefined; tokens?: number | undefined } {
  try {
    const config = JSON.parse(text) as Readonly<Record<string, unknown>> | null;
    const { method, num_speculative_tokens: tokens } = config ?? {};
    return {
      method: typeof method === "string" ? method : undefined,
      tokens: typeof tokens === "number" ? tokens : undefined,
    };
  } catch {
    return {};
  }
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9.]/g, "");

/** The model of the catalog that a name means, and the format that the name tells. */
export function modelNamed(
  text: string | undefined,
  catalog: Catalog,
): { id: string | undefined; format: string | undefined } {
  if (text === undefined) return { id: undefined, format: undefined };
  const [path = "", tag] = text.split(":");
  const base = (path.split("/").at(-1) ?? path).replace(/\.gguf$/i, "");
  const known = new Map<string, string>();
  for (const { id, name, aliases } of catalog.models) {
    for (const one of [...aliases, name, id.split("/").at(-1) ?? id, id]) known.set(plain(one), id);
  }
  const exact = catalog.models.find(({ id }) => id.toLowerCase() === path.toLowerCase())?.id;
  const parts = base.split("-");
  let id = exact;
  for (let length = parts.length; id === undefined && length > 0; length--) {
    const shorter = plain(parts.slice(0, length).join("-"));
    id = known.get(shorter) ?? known.get(shorter.replace(/^meta/, ""));
  }
  return { id, format: exact ? undefined : formatIn(tag ?? base, catalog) };
}

function formatIn(text: string, catalog: Catalog): string | undefined {
  const upper = text.toUpperCase();
  const file = catalog.weight_precisions
    .filter(({ gguf, name }) => gguf && upper.endsWith(name.replaceAll(/\W+/g, "_")))
    .sort((a, b) => b.name.length - a.name.length)[0];
  return file?.id ?? formatEndings.find(([ending]) => ending.test(text))?.[1];
}
