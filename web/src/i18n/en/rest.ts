import { answersEn } from "./answers.ts";
import { besideWordsEn } from "./beside.ts";
import { coldStartWordsEn } from "./cold-start.ts";
import { fixWordsEn, noteWordsEn, type FixWords, type NoteWords } from "./notes.ts";
import { fleetWordsEn } from "./plan-fleet.ts";
import { ruleWordsEn } from "./plan-rules.ts";
import { powerWordsEn } from "./power.ts";
import { sideWordsEn } from "./side-by-side.ts";
import { sharingWordsEn } from "./card-sharing.ts";
import { ownWordsEn } from "./own-dialogs.ts";
import { rentOrBuyTabWordsEn } from "./ownership-tab.ts";
import { latencyWordsEn } from "./latency.ts";
import { sendInWordsEn } from "./send-in.ts";
import { priceWordsEn } from "./prices.ts";
import { reinforcementTabWordsEn } from "./reinforcement.ts";
import { trainingTabWordsEn } from "./training.ts";
import { twoPoolsWordsEn } from "./two-pools.ts";
import { workingWordsEn } from "./working.ts";

/** English words that the first screen does without: those of dialogs, and of what other tabs show below the verdict. */
export const restEn = {
  ...answersEn,
  power: powerWordsEn,
  beside: besideWordsEn,
  coldStart: coldStartWordsEn,
  twoPools: twoPoolsWordsEn,
  pricesOfCard: "All prices of this card …",
  noPrice: "no price known: type yours",
  costs: {
    output: "Million output tokens",
    month: "Month, always on",
    none: "No price for this card is known; enter yours.",
  },
  automatically: (value: string) => `Automatic: ${value}`,
  offerLost: (offer: string, source: string) =>
    `The price “${offer}” is in somebody else's list and not known here; counted with ${source}.`,
  sameWork: {
    title: "The same work on other cards",
    fits: "Fits",
    each: "Tokens/s each",
    first: "First token",
    million: (sign: string) => `${sign} / M tokens`,
    yes: "fits",
    waits: "some wait",
    short: (gigabytes: string) => `${gigabytes}\u00a0GB short`,
    hint: "The number of cards is the smallest that fits. Prices are per million output tokens.",
  },
  timeLimits: "Limits on time …",
  furtherPresets: {
    chat: "70B chat service",
    rag: "RAG, long prompts",
    agent: "Code agent",
    conversation: "Conversations",
    job: "Batch job",
    pictures: "Pictures, 8B model",
    drafts: "Drafts that write code faster",
    experts: "120B on one RTX 3090, experts in RAM",
    watts: "Held to 500 W a card",
    cold: "A cold start of 70B, 8 H100",
    pools: "Prompts and answers apart, 16 H100",
    a6000: "One A6000, 8B model",
    r1: "DeepSeek R1 on 8 H200",
    team: "Small team, one RTX 4090",
    qlora70b: "QLoRA of 70B, one H200",
    lora8b: "QLoRA of 8B, one RTX 4090",
    full8b: "Full fine-tune 8B, 8 × A100",
    pretrain70b: "70B, a trillion tokens",
    pretrain8b: "8B on 64 H100",
    grpo32b: "GRPO of 32B, 32 H100",
    flux: "FLUX.1 dev",
    sdxl: "SDXL, one RTX 4090",
    sd15: "SD 1.5, batches on L40S",
    wan: "Wan 2.1 14B, one card",
    wan8: "Wan 2.1 14B, 8 H100 together",
    hunyuan: "HunyuanVideo, one H200",
    corpus: "Embed a corpus, BGE-M3",
    decoder: "Qwen3 Embedding 8B",
    reranker: "Rerank 100 documents, one L4",
    recordings: "Recordings, Whisper large v3",
    calls: "Live calls, turbo on one L4",
    stencil: "Stencil, 7 points",
    sparse: "Sparse matrix × vector",
    stream: "Vector sums",
    scenarioC: "Scenario C: AI and HPC",
    dense: "Dense matrices, 1024 wide",
    own8h100: "8 × H100, 50 % busy",
    own4090: "RTX 4090, 10 % busy",
  },
  sharing: "KV cache and parallelism …",
  settings: "Engine settings …",
  traffic: "Cache hits, speculation, load …",
  vision: { title: "Pictures and video in prompts …", pixels: "px", host: "the host" },
  acceptedHint: "Average tokens that a step yields, if you know: else what was published counts.",
  drafts: {
    methods: {
      "": "off, or as the number of drafts says",
      auto: "whatever suits the model, if it pays",
      mtp: "the model's own layers (MTP)",
      eagle3: "a trained head (EAGLE-3)",
      draft: "a smaller model",
      ngram: "from the text so far (n-gram)",
      none: "off",
    },
    tasks: {
      "": "conversation",
      coding: "code",
      math: "mathematics",
      tools: "calls of tools",
      rag: "answers from documents",
      qa: "answers to questions",
      summarization: "summaries",
      translation: "translations",
      writing: "prose",
    },
    choose: "choose one",
  },
  offload: { none: "Refuse", layers: "Leave experts or layers in host memory" },
  flash: { on: "on", off: "off" },
  tuning: { default: "None, as most people start it", tuned: "Those of published recipes" },
  draftOff: "off",
  measured: "I measured …",
  measuredHint: "On this very setup. The estimate is adjusted to match it, for other loads too.",
  earlierEngines: "Earlier versions",
  asPublished: "As published",
  published: (value: string) => `As published: ${value}`,
  loads: {
    steady: "Steady service",
    benchmark: "Benchmark, all start together",
    burst: "Burst of equal lengths",
    offline: "Offline, as much as fits",
    static: "One fixed batch",
  } as Record<string, string>,
  contextOf: (tokens: string) => `${tokens} context in all`,

  thousandImages: "1,000 images take",
  memory: {
    sold: "Sold as",
    title: "Memory per GPU",
    of: (capacity: string) => `of ${capacity} GB`,
    room: "Room for",
    roomUsers: (users: string, context: string) => `${users} users at ${context}`,
    longest: "Longest context",
    longestFor: (tokens: string) => `${tokens}, one user`,
    inLayout: (p: { tensor: number; pipeline: number; data: number; attention_data: number }) =>
      [
        `as tensor ${p.tensor}`,
        `pipeline ${p.pipeline}`,
        ...(p.attention_data > 1 ? [`attention ${p.attention_data}`] : []),
        `data ${p.data}`,
      ].join(" · "),
    missing: "Short by",
    usable: "Usable",
  },
  fixes: fixWordsEn as FixWords,
  notes: noteWordsEn as NoteWords,
  rules: ruleWordsEn,
  fleet: fleetWordsEn,
  sideBySide: sideWordsEn,
  cardSharing: sharingWordsEn,
  latency: latencyWordsEn,
  sendIn: sendInWordsEn,
  own: ownWordsEn,
  rentOrBuyTab: rentOrBuyTabWordsEn,
  trainingTab: trainingTabWordsEn,
  reinforcementTab: reinforcementTabWordsEn,
  prices: priceWordsEn,
  working: workingWordsEn,
  confidence: {
    levels: {
      calibrated: "Calibrated",
      transferred: "Transferred",
      extrapolated: "Extrapolated",
    },
    gap: " ",
    reasons: {
      calibrated: "This engine was measured on this card.",
      transferred:
        "This engine was measured on other cards of this generation, so the ranges are wider.",
      extrapolated:
        "This engine was not measured on this generation of cards, or not with this kind of model, so the ranges are widest.",
    },
    recalibrated: (factors: string) => `Adjusted to match your measurement: ${factors}.`,
    tpotFactor: (factor: string) => `time per token ×\u00a0${factor}`,
    ttftFactor: (factor: string) => `first token ×\u00a0${factor}`,
    comma: ", ",
    band: "Gray ranges contained 80% of held-out measurements.",
    servingBand:
      "Gray ranges contained 80% of published runs whose publisher was held out of the calibration.",
    asStarted: "Speed is that of the engine as it starts by default.",
    tuned: "Speed is that with the launch flags of published recipes, as in the command below.",
  },
  curve: {
    title: "Memory as the context grows",
    summary: (now: string, context: string, usable: string) =>
      `Memory per GPU against context. At ${context} tokens ${now} GB are needed; ${usable} GB are usable.`,
    usable: (gigabytes: string) => `usable ${gigabytes} GB`,
    here: (context: string, gigabytes: string) => `${context}: ${gigabytes} GB`,
    axis: "tokens per user, prompt and answer",
    fixed: "weights and runtime",
    kv: "KV cache",
    asked: "as asked",
  },
};

export type RestWords = typeof restEn;
