import type { Method, WhichGpu } from "whichgpu";
import { workingWordsEn } from "../src/i18n/en/working.ts";
import { isObject, type Json, type JsonObject } from "../src/state/described.ts";
import type { Finder } from "./find.ts";
import type { Links } from "./link.ts";
import { fieldsOf, schemaAddress } from "./schema.ts";
import { briefly, isError, sourcesOf } from "./told.ts";

/** What the tools answer with. */
export interface Means {
  readonly core: WhichGpu;
  readonly finder: Finder;
  readonly links: Links;
}

/** A tool as agents are told of it, and what it does. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly fields: JsonObject;
  readonly required: readonly string[];
  /** Whether the calculator can be shown beside the answer. */
  readonly shown: boolean;
  readonly answer: (means: Means, said: JsonObject) => JsonObject;
}

const ask = ({ core }: Means, method: Method, request: JsonObject): JsonObject =>
  JSON.parse(core.answer(method, JSON.stringify(request))) as JsonObject;

/** A text of a JSON object; "" if it is none. */
export const textOf = (value: Json | undefined): string => (typeof value === "string" ? value : "");

/** An answer of the core as agents get it, with its sources and the link that opens it. */
function tell(means: Means, method: Method, request: JsonObject): JsonObject {
  const report = ask(means, method, request);
  if (isError(report)) return report;
  const link = means.links.of(method, request);
  return { report: briefly(report), sources: sourcesOf(report), ...link };
}

function plan(means: Means, need: JsonObject): JsonObject {
  const told = tell(means, "plan", need);
  if (isError(told) || !isObject(told.report)) return told;
  const plans = (told.report.plans as JsonObject[]).map((one) => ({
    ...one,
    ...means.links.of("estimate", one.request as JsonObject),
  }));
  return { ...told, report: { ...told.report, plans } };
}

function compare(means: Means, said: JsonObject): JsonObject {
  const told = tell(means, "compare", said);
  if (isError(told)) return told;
  const { request, gpus } = said as { request: JsonObject; gpus: string[] };
  return { ...told, ...means.links.compared(request, gpus) };
}

function explain(means: Means, { request, figures }: JsonObject): JsonObject {
  const asked: JsonObject = isObject(request) ? request : {};
  const report = ask(means, "estimate", asked);
  if (isError(report)) return report;
  const names: Readonly<Record<string, string>> = workingWordsEn.names;
  const wanted = Array.isArray(figures) && figures.length > 0 ? figures : undefined;
  const working = (report.working as JsonObject[])
    .filter(({ id }) => wanted?.includes(id as Json) ?? true)
    .map((line) => ({ id: line.id as Json, name: names[textOf(line.id)] ?? null, ...line }));
  const link = means.links.of("estimate", asked);
  return { working, notes: report.notes ?? [], sources: sourcesOf(report), ...link };
}

/** Every source of found entries is theirs; the link opens the first of them. */
function found(means: Means, entries: Record<string, readonly object[]>, request: JsonObject) {
  const answer = entries as unknown as JsonObject;
  const link = means.links.of("estimate", request);
  return { ...answer, sources: sourcesOf(answer), ...link };
}

const QUERY = {
  type: "string",
  description: 'Words, in any order, as people write them: "llama 70b".',
};
const LIMIT = {
  type: "integer",
  minimum: 1,
  maximum: 100,
  description: "Most entries. Absent: 10.",
};

/** What a visitor of the page starts from: shown with whatever was found. */
const OPENING = {
  workload: "serving",
  model: "meta-llama/Llama-3.1-8B-Instruct",
  gpu: "h100-sxm-80gb",
};

const ESTIMATES = [
  "serving_request",
  "training_request",
  "reinforcement_request",
  "image_request",
  "video_request",
  "embedding_request",
  "speech_request",
  "hpc_request",
];

export const tools: readonly Tool[] = [
  {
    name: "estimate",
    title: "Estimate one configuration",
    description:
      "Does a model fit on a GPU, how fast does it run, what does it cost? workload says what is asked: serving a " +
      "language model, training or fine-tuning one, teaching it by rewards or preferences (reinforcement), generating " +
      "images or video, embedding or reranking documents, writing down speech, or a numerical code (hpc). Absent fields are " +
      "decided and reported. Speeds come with a range and with their basis; say both when you quote them. Sizes are " +
      "bytes, times as named. An error names the field at fault and near values. Full description of a request: " +
      `${schemaAddress("serving_request")}, and so of each workload.`,
    fields: {
      ...fieldsOf(...ESTIMATES),
      workload: {
        enum: [
          "serving",
          "training",
          "reinforcement",
          "image",
          "video",
          "embedding",
          "speech",
          "hpc",
        ],
      },
    },
    required: ["workload", "gpu"],
    shown: true,
    answer: (means, said) => tell(means, "estimate", said),
  },
  {
    name: "plan",
    title: "Plan for a need",
    description:
      "Which GPUs, how many, rented from whom, meet a need? Searches cards, layouts and number formats for a model and " +
      "what it is for (serving, training or both), within limits and a budget; answers with configurations, why each, " +
      "and why others were not chosen.",
    fields: fieldsOf("plan_request"),
    required: [],
    shown: true,
    answer: plan,
  },
  {
    name: "compare",
    title: "Compare GPUs",
    description:
      "The same serving question asked of several GPUs; each row takes as many cards as the work needs.",
    fields: fieldsOf("compare_request"),
    required: ["request", "gpus"],
    shown: true,
    answer: compare,
  },
  {
    name: "find_models",
    title: "Find models",
    description:
      "Language models (and models of images, video, documents and speech) of the catalog by words, with their ids for the other tools, " +
      "sizes, context lengths and licenses. A model that is not there can be described in a request by its config.json.",
    fields: { query: QUERY, limit: LIMIT },
    required: [],
    shown: false,
    answer: (means, said) => {
      const models = means.finder.models(said);
      const others = {
        image_models: means.finder.otherModels("image_models", said),
        embedding_models: means.finder.otherModels("embedding_models", said),
        speech_models: means.finder.otherModels("speech_models", said),
      };
      const first = models[0]?.id ?? OPENING.model;
      return found(means, { models, ...others }, { ...OPENING, model: first });
    },
  },
  {
    name: "find_gpus",
    title: "Find GPUs",
    description:
      "GPUs of the catalog by words, with their ids for the other tools, memory, bandwidth, arithmetic without " +
      "sparsity, power, and the cheapest dated offer on demand.",
    fields: {
      query: { ...QUERY, description: 'Words: a card, a maker, an architecture: "nvidia hopper".' },
      limit: LIMIT,
      min_memory_gb: {
        type: "number",
        minimum: 0,
        description: "Least memory of a card, 10^9 bytes.",
      },
    },
    required: [],
    shown: false,
    answer: (means, said) => {
      const gpus = means.finder.gpus(said);
      return found(means, { gpus }, { ...OPENING, gpu: gpus[0]?.id ?? OPENING.gpu });
    },
  },
  {
    name: "explain",
    title: "Explain an estimate",
    description:
      "How the figures of an estimate come about: each with its inputs, value, unit and source, in the order in which " +
      "they are worked out.",
    fields: {
      request: {
        type: "object",
        description: "The request of an estimate, as given to the tool estimate.",
      },
      figures: {
        type: "array",
        items: { type: "string" },
        description: 'Only these, such as "kv_cache_bytes" or "tpot_seconds". Absent: all.',
      },
    },
    required: ["request"],
    shown: false,
    answer: explain,
  },
];
