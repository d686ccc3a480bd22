import type { FixId, NoteId } from "whichgpu";
import type { Arguments, Sentence } from "../arguments.ts";
import { n, s } from "./arguments.ts";
import { encoderFixesEn, encoderFixNamesEn, encoderNotesEn } from "./encoder-notes.ts";
import {
  reinforcementFixesEn,
  reinforcementFixNamesEn,
  reinforcementNotesEn,
} from "./reinforcement-notes.ts";
import { trainingFixesEn, trainingFixNamesEn, trainingNotesEn } from "./training-notes.ts";

/** What narrower weights cost, by the core's name of it. */
const losses: Readonly<Record<string, string>> = {
  none: "loses nothing that shows",
  small: "loses a little: try it on code and reasoning of yours",
  visible: "loses visibly",
  last_resort: "is a last resort",
};

/** English sentences for the notes of a report, by the note's id. */
export const noteWordsEn = {
  requests_wait: (a: Arguments) =>
    `Only ${n(a.running)} of ${n(a.concurrency)} requests run at once; the others wait their turn, which shows in the time to the first token.`,
  ttft_missed: (a: Arguments) =>
    `The first token takes ${n(a.ms)} ms; ${n(a.limit_ms)} ms are allowed.`,
  tpot_missed: (a: Arguments) => `A token takes ${n(a.ms)} ms; ${n(a.limit_ms)} ms are allowed.`,
  e2e_missed: (a: Arguments) =>
    `A whole answer takes ${n(a.ms)} ms; ${n(a.limit_ms)} ms are allowed.`,
  load_not_sustained: (a: Arguments) =>
    `${n(a.requests_per_second, 2)} requests a second are more than the ${n(a.saturation, 2)} that it can take: the queue grows without end.`,
  near_saturation: (a: Arguments) =>
    `It runs at ${n(a.percent)}% of what it can take: waits depend on how long that lasts, and small errors of the estimate are large ones there.`,
  preemptions: (a: Arguments) =>
    `${n(a.percent)}% of the requests are sent back once because the cache is full, and are worked out again.`,
  prefix_cache_too_small: (a: Arguments) =>
    `Only ${n(a.percent)}% of what is sent again is still cached, where ${n(a.possible)}% could be: the cache is too small for so many conversations.`,
  tail_of_long_prompts: () =>
    "The slowest first tokens are those of the longest prompts, not of a busy engine.",
  weights_fill_memory: (a: Arguments) =>
    Number(a.percent) >= 100
      ? "The weights alone are larger than the usable memory."
      : `The weights alone take ${n(a.percent)}% of the usable memory; little is left for users.`,
  context_beyond_model: (a: Arguments) =>
    `${n(a.tokens)} tokens are more than the ${n(a.limit)} this model was made for.`,
  kv_heads_repeated: (a: Arguments) =>
    `The model has ${n(a.kv_heads)} KV heads for ${n(a.tensor)} tensor ranks, so parts of the KV cache are held more than once.`,
  latent_cache_repeated: (a: Arguments) =>
    `The compressed KV cache cannot be divided: each of the ${n(a.tensor)} tensor ranks holds all of it.`,
  flash_attention_off: (a: Arguments) =>
    `Without flash attention ${s(a.engine)} holds a matrix of scores, which the memory counts; the speed shown is that with it.`,
  offer_of_other_card: (a: Arguments) =>
    `The chosen offer is for ${s(a.offered)}, not for ${s(a.gpu)}; it does not count.`,
  allocated_in_full: (a: Arguments) =>
    `${s(a.engine)} reserves the whole KV cache at the start, for every user at full length.`,
  layers_on_host: (a: Arguments) =>
    `${n(a.host_layers)} of ${n(a.layers)} layers stay in host memory (${n(a.gigabytes)} GB there); every token waits for it, and how far off the speed may be is judged, not measured.`,
  experts_on_host: (a: Arguments) =>
    `The routed experts of ${n(a.expert_layers)} of ${n(a.layers)} layers stay in host memory (${n(a.gigabytes)} GB there); every token waits for those it needs. Where less memory is free it is many times slower; how far off the speed may be is judged, not measured.`,
  pictures_in_prompt: (a: Arguments) =>
    Number(a.count) === 1
      ? `The picture is ${n(a.tokens)} tokens of the prompt for this model.`
      : `A picture is ${n(a.tokens)} tokens for this model; ${n(a.count)} of them are ${n(a.total)} tokens of the prompt.`,
  video_in_prompt: (a: Arguments) =>
    `The video is ${n(a.frames)} frames and ${n(a.tokens)} tokens of the prompt. Its frames are taken to be prepared like as many pictures, which nobody measured and is likely too slow.`,
  pictures_scaled_down: (a: Arguments) =>
    `The model sees a picture as ${n(a.width)} × ${n(a.height)} pixels.`,
  picture_pixels: (a: Arguments) =>
    `With max_pixels ${n(a.max_pixels)} the picture's tokens shrink ${n(a.token_factor, 1)} times and its encoding ${n(a.encode_factor, 1)} times.`,
  pictures_prepared_on_host: (a: Arguments) =>
    `Of the ${n(a.ttft_ms)} ms to the first token ${n(a.ms)} ms are the host decoding and resizing pictures; preparing them on the GPU takes about a seventh of that.${Number(a.processes) > 1 ? ` So many requests keep ${n(a.processes)} processes of a replica busy with that alone (vLLM: --api-server-count); with fewer the host sets the pace, which the figures leave out.` : ""}`,
  encoder_on_each_card: (a: Arguments) =>
    `The vision encoder runs whole on each of the ${n(a.tensor)} cards that share a layer: more of them do not make it faster.`,
  picture_times: (a: Arguments) =>
    `Encoding and preparing pictures may take ${n(a.low)}% less to ${n(a.high)}% more; the ranges are wider by that.`,
  weights_lose: (a: Arguments) =>
    `${s(a.format)} ${losses[s(a.loss)]}${Number(a.most) > 0 ? ` (perplexity of published models +${n(a.least)} to +${n(a.most)} %)` : ""}. Long reasoning and long code lose more than that shows.`,
  adapter_ranks: (a: Arguments) =>
    `Set max_lora_rank to the adapters' own rank: ${n(a.rank)} instead of ${n(a.max_rank)} gives ${n(a.gb, 1)} GB of each card back to the KV cache.`,
  start_compiles: (a: Arguments) =>
    `Of ${n(a.of)} s to the first answer, ${n(a.seconds)} are compiling, profiling and graphs: keep the engine's caches from one start to the next (vLLM: ~/.cache/vllm; SGLang: those of FlashInfer and Triton).`,
  start_reader: (a: Arguments) =>
    `The engine's plain loader was never seen to read faster than ${n(a.gb_s, 1)} GB/s, whatever the disk: parallel ones (InstantTensor, fastsafetensors, Run:ai) were, at 35 to 45 GB/s.`,
  drafts_would_pay: (a: Arguments) =>
    `The model's own layers could draft (MTP): ${n(a.drafts)} a step would make tokens about ${n(a.percent)} % faster with so many at once, chat being written. Ask for it under speculation.`,
  drafts_slow_down: (a: Arguments) =>
    `With ${n(a.running)} requests at once drafts make it ${n(a.percent)} % slower: switch them off.`,
  drafts_pay_until: (a: Arguments) =>
    `Drafts pay up to ${n(a.batch)} requests at once on each replica (here ${n(a.running)}); beyond, switch them off.`,
  acceptance_usual: (a: Arguments) =>
    `How many drafts of ${s(a.method)} are accepted was not measured of ${s(a.model)} on such text: it is taken from others, which span ${n(a.low)} to ${n(a.high)} tokens a step. Engines print it; sampling accepts fewer than greedy decoding.`,
  drafts_long_context: () =>
    "Acceptance has been seen to fall on long text, to 1.6 tokens a step at 32K of Qwen3.5 (sglang#30763): measure it.",
  drafts_need_head: (a: Arguments) =>
    `EAGLE-3 needs a head that somebody trained for ${s(a.model)}; its size is estimated.`,
  drafts_in_stages: (a: Arguments) =>
    `Whether ${s(a.engine)} drafts with pipeline stages was not read; vLLM up to 0.15 does not.`,
  port_format_unread: (a: Arguments) =>
    `Whether ${s(a.engine)} starts with ${s(a.format)} on ${s(a.gpu)}, where its port runs, was not read; the figures hold if it does.`,
  port_not_measured: (a: Arguments) =>
    `${s(a.engine)} runs on ${s(a.gpu)} by a port, with which nothing was measured: the range is that of other makers' cards, and how far off the speed is is not known.`,
  generation_not_measured: (a: Arguments) =>
    `${s(a.engine)} was measured on other generations of cards only, not on that of ${s(a.gpu)}.`,
  weights_widened: (a: Arguments) =>
    `${s(a.gpu)} has no arithmetic for ${s(a.weights)}: such weights save memory and bandwidth, the multiplying is done in 16 bit.`,
  bf16_runs_as: (a: Arguments) =>
    `${s(a.gpu)} has no BF16 units; the work is done in ${s(a.math)}.`,
  fp8_cache_is_e5m2: (a: Arguments) =>
    `On ${s(a.gpu)} ${s(a.engine)} keeps an FP8 cache as E5M2 only: ask for fp8_e5m2, which rounds more coarsely than E4M3.`,
  gguf_outside_llama_cpp: (a: Arguments) =>
    `GGUF files are at home in llama.cpp; in ${s(a.engine)} they are slower than shown, if they run at all.`,
  links_are_pcie: (a: Arguments) =>
    `${n(a.ranks)} GPUs share every layer without NVLink between all of them; their traffic goes over PCIe.`,
  links_are_network: (a: Arguments) =>
    `${n(a.ranks)} GPUs share every layer across servers; their traffic goes over the network.`,
  gpus_left_idle: (a: Arguments) =>
    `${n(a.used)} of the ${n(a.gpu_count)} GPUs are used: all of them cannot share the model evenly enough to hold everyone.`,
  mig_price_shared: (a: Arguments) =>
    `The price is 1/${n(a.instances)} of the card's: one slice, as when all ${n(a.instances)} are in use.`,
  price_unknown: (a: Arguments) => `No current price for ${s(a.gpu)} is known.`,
  more_gpus_rented: (a: Arguments) =>
    `This offer comes in fixed sizes: ${n(a.rented)} GPUs are paid for, ${n(a.used)} are used.`,
  power_capped: (a: Arguments) =>
    `At a limit of ${n(a.watts)} W a card, what arithmetic limits takes longer: the clock is ${n(a.percent)}% lower. Prompts and training feel it first, answers of few users hardly.`,
  power_near_limit: () =>
    "Full batches draw close to the boards' limit, and single moments reach it: size supply and cooling by the limit, the bill by the mean.",
  price_undated: (a: Arguments) => `The price of ${s(a.provider)} carries no date.`,
  eight_bit_widened: (a: Arguments) =>
    `${s(a.gpu)} has no units for this 8-bit format: it saves memory, the multiplying is done in 16 bit.`,
  host_sets_pace: () =>
    "Most of the time goes into starting operators, not into running them: a faster card changes little; a larger batch, torch.compile or TensorRT does.",
  image_batch_smaller: (a: Arguments) => `This batch does not fit; ${n(a.max_batch)} at once do.`,
  vae_in_fp32: (a: Arguments) =>
    `${s(a.model)} decodes its images in FP32, which takes twice the memory; a corrected 16-bit decoder avoids that.`,
  attention_decides: (a: Arguments) =>
    `${n(a.percent)} % of the denoising is attention: half the frames take ${n(a.times)} times less.`,
  attention_of_card: (a: Arguments) =>
    `Attention written for this card, as of FlashAttention-3 or PyTorch from 2.11 on, makes it ${n(a.percent)} % faster: choose it if that is what runs.`,
  clips_apart: (a: Arguments) =>
    `Cards together finish one clip sooner; each making its own, they make ${n(a.clips)} an hour.`,
  decoding_peaks: (a: Arguments) =>
    `The peak is the decoder, which takes ${n(a.gigabytes)} GB of its own: in tiles it takes far less, and up to twice as long.`,
  denoisers_in_turn: (a: Arguments) =>
    `The model has ${n(a.count)} transformers, of which a step runs one; all are on the card. With other networks in host memory only one is.`,
  q4_widened: () =>
    "4-bit weights save memory, not time: they are widened to 16 bit as they are used.",
  ring_between_cards: (a: Arguments) =>
    `${n(a.heads)} attention heads cannot be shared by ${n(a.cards)} cards: keys pass from card to card instead (ring), which takes a little longer than estimated.`,
  text_on_processor: () =>
    "The processor encodes the prompt; the seconds that takes are not counted.",
  weights_streamed: (a: Arguments) =>
    `${n(a.percent)} % of the denoising is waiting for weights, although they are fetched while the card computes.`,
  image_not_measured: (a: Arguments) =>
    `No measured runs of ${s(a.model)} on ${s(a.gpu)} went into the calibration; the range is wider for it.`,
  hpc_ceiling: () =>
    "These are ceilings from the data sheet; real code stays below them, by how much depends on the code.",
  fp64_fraction: (a: Arguments) =>
    `${s(a.gpu)} computes in FP64 at 1/${n(a.ratio)} of its FP32 rate: it is not made for double precision.`,
  fp64_tensor_products: () =>
    "The tensor cores' FP64 rate is for matrix products only, as in dense linear algebra; other code runs at the vector rate.",
  tf32_mantissa: () =>
    "TF32 keeps the range of FP32 but only 10 bits of mantissa; where that is too little, count with FP32.",
  hpc_no_units: (a: Arguments) => `No ${s(a.precision)} rate is known for ${s(a.gpu)}.`,
  dpx_only_dynamic_programming: (a: Arguments) =>
    `The DPX instructions of ${s(a.gpu)} speed up dynamic programming, such as sequence alignment, and nothing else; no figure here counts on them.`,
  gpu_not_measured: (a: Arguments) =>
    `No measured runs on ${s(a.gpu)} went into the calibration; its speed follows from the data sheet and from what other cards reach.`,
  engine_not_measured: (a: Arguments) =>
    `No measured runs with ${s(a.engine)} went into the calibration.`,
  recalibrated: () =>
    "The speed is adjusted to match your own measurement; that of other cards is not.",
  gpu_unverified: (a: Arguments) => `Some figures of ${s(a.gpu)} still lack a checked source.`,
  model_unverified: (a: Arguments) => `Some figures of ${s(a.model)} still lack a checked source.`,
  not_a_generator: (a: Arguments) =>
    `Speed is estimated for models that are decoders only: of ${s(a.model)}, memory and the cards' price are.`,
  formats_of_few_layers: (a: Arguments) =>
    `The file says of ${n(a.named)} layers how they are stored; all others are taken alike, as the name (${s(a.format)}) says too. The whole file or the checkpoint's index would settle it.`,
  sampling_left_out: () =>
    "Choosing tokens by top-k, top-p or penalties takes time that is not in these figures; where an engine does it in plain PyTorch, a benchmark can come out at little more than half.",
  model_approximate: (a: Arguments) =>
    `Parts of ${s(a.model)}'s architecture are approximated here.`,
  config_part_ignored: (a: Arguments) =>
    `The config says ${s(a.part)}, which is not read: what it adds to memory and time is missing here.`,
  ...trainingNotesEn,
  ...reinforcementNotesEn,
  ...encoderNotesEn,
} satisfies Record<NoteId, Sentence>;

/** The notes that every dictionary must know. */
export type NoteWords = Record<NoteId, Sentence>;

/** English words for the changes that the core proposes, by the change's id. */
export const fixWordsEn = {
  titles: {
    memory: "What makes it fit:",
    room: "What makes room for all at once:",
    margin: "What gives it room to spare:",
    time: "What keeps the time limits:",
  },
  nothing: "No single change does it.",
  inVain: (names: readonly string[]) => `Not enough by itself: ${names.join(", ")}.`,
  anHour: (dollars: string) => `${dollars} an hour`,
  aRun: (dollars: string) => `${dollars} for the run`,
  names: {
    narrower_weights: "narrower weights",
    narrower_kv_cache: "a narrower KV cache",
    other_gpu: "another card",
    more_gpus: "more cards of this kind",
    fewer_users: "fewer users",
    shorter_prompts: "shorter prompts",
    smaller_pictures: "smaller pictures",
    layers_on_host: "layers in host memory",
    experts_on_host: "experts in host memory",
    smaller_batch: "fewer images at once",
    smaller_images: "fewer pixels",
    fewer_frames: "fewer frames",
    tiled_decoding: "decoding in tiles",
    text_encoders_on_host: "text encoders in host memory",
    components_on_host: "idle networks in host memory",
    blocks_on_host: "blocks in host memory",
    tiles_and_host: "both together",
    ...trainingFixNamesEn,
    ...reinforcementFixNamesEn,
    ...encoderFixNamesEn,
  } satisfies Record<FixId, string>,
  sentences: {
    narrower_weights: (a: Arguments) =>
      `Weights in ${s(a.format)}${a.loss === undefined ? "" : `, which ${losses[s(a.loss)]}`}`,
    narrower_kv_cache: (a: Arguments) => `KV cache in ${s(a.format)}`,
    other_gpu: (a: Arguments) => s(a.gpu),
    more_gpus: (a: Arguments) => `${n(a.gpu_count)} GPUs`,
    fewer_users: (a: Arguments) =>
      Number(a.concurrency) === 1 ? "One user at a time" : `${n(a.concurrency)} users at once`,
    shorter_prompts: (a: Arguments) => `Prompts of ${n(a.input_tokens)} tokens`,
    smaller_pictures: (a: Arguments) => `Pictures of at most ${n(a.max_pixels)} pixels`,
    layers_on_host: (a: Arguments) =>
      `${n(a.gpu_layers)} layers on the GPU, the others in host memory (slow)`,
    experts_on_host: (a: Arguments) => `Experts of ${n(a.expert_layers)} layers in host memory`,
    smaller_batch: (a: Arguments) =>
      Number(a.batch) === 1 ? "One image at a time" : `${n(a.batch)} images at once`,
    smaller_images: (a: Arguments) => `${n(a.width)} × ${n(a.height)} pixels`,
    fewer_frames: (a: Arguments) => `${n(a.frames)} frames`,
    tiled_decoding: () => "Decode in tiles",
    text_encoders_on_host: () => "Text encoders in host memory, run by the processor",
    components_on_host: () => "Only the network at work on the card, the others in host memory",
    blocks_on_host: () => "Blocks in host memory, fetched in each pass",
    tiles_and_host: () => "Decode in tiles, and only what is at work on the card",
    ...trainingFixesEn,
    ...reinforcementFixesEn,
    ...encoderFixesEn,
  } satisfies Record<FixId, Sentence>,
};

/** The changes that every dictionary must know. */
export type FixWords = {
  titles: Record<keyof typeof fixWordsEn.titles, string>;
  nothing: string;
  inVain: (names: readonly string[]) => string;
  anHour: (dollars: string) => string;
  aRun: (dollars: string) => string;
  names: Record<FixId, string>;
  sentences: Record<FixId, Sentence>;
};
