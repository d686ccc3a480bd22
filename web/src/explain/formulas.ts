/** A part of a formula: an input by its name, a number, or parts put together. */
export type Term =
  | string
  | number
  | { readonly sum: readonly Term[] }
  | { readonly product: readonly Term[] }
  | { readonly over: readonly [Term, Term] }
  | { readonly less: readonly [Term, Term] }
  | { readonly least: readonly [Term, Term] }
  | { readonly most: readonly [Term, Term] }
  | { readonly power: readonly [Term, Term] }
  | { readonly whole: Term }
  /** The largest of an input with which another is at most a third. */
  | { readonly largest: readonly [of: string, holds: string, room: string] };

const PER_HOUR = 3600;
const MILLION = 1_000_000;

/** What floating-point operations a multiply-add is, and what a pass of attention is with its gradients. */
const MULTIPLY_ADD = 2;
const WITH_GRADIENTS = 3;

const sum = (...parts: readonly Term[]): Term => ({ sum: parts });
const product = (...parts: readonly Term[]): Term => ({ product: parts });
const over = (above: Term, below: Term): Term => ({ over: [above, below] });
const less = (from: Term, take: Term): Term => ({ less: [from, take] });
const least = (one: Term, other: Term): Term => ({ least: [one, other] });
const most = (one: Term, other: Term): Term => ({ most: [one, other] });

/** One formula or several, of which the first holds whose inputs are known. */
type Formulas = Readonly<Record<string, Term | readonly Term[]>>;

/** Users whose requests, of so many bytes each, find room. */
const usersThatFit = (bytes: Term): Term =>
  product({ whole: over("kv_pool_bytes", bytes) }, "replicas", "attention_data");

/** What the fullest stage of a pipeline holds of a request's cache. */
const inFullestStage = (bytes: Term): Term => product(bytes, "stage_share", "cache_spread");

/** Tokens of one request, each of so many bytes. */
const longestThatFits = (bytes: Term): Term =>
  least(
    "model_limit",
    most(0, over(less("kv_pool_bytes", inFullestStage("fixed_cache_bytes")), bytes)),
  );

/** What a first token without pictures waits for. */
const toFirstToken: readonly Term[] = [
  "prefill_seconds",
  "queue_seconds",
  "first_token_seconds",
  product("first_token_steps", "step_seconds"),
  product("waves", "wave_seconds"),
];

/** Rows of 16-bit numbers that an encoder keeps of each patch. */
const SIXTEEN_BIT = 2;
const encoderRows = product("patches_in_call", "activation_copies", "tower_width", SIXTEEN_BIT);

const servingFormulas: Formulas = {
  picture_tokens: sum(
    product("pictures", "tokens_per_picture"),
    product("frame_sets", "tokens_per_frame_set"),
  ),
  vision_peak_bytes: [
    most("engine_bytes", sum(encoderRows, "score_bytes")),
    most("engine_bytes", encoderRows),
  ],
  encode_seconds: sum(over("encoder_flops", "encoder_flops_per_second"), "launch"),
  prepare_seconds: product("megapixels", "seconds_per_megapixel", less(1, "cached_share")),
  kv_move_seconds: over("cache_bytes", product("link_bytes_per_second", "link_share")),
  adapters_bytes: product("adapters_resident", "max_rank", "adapter_bytes_per_rank"),
  shared_bytes: sum(
    product("copies", "copy_bytes"),
    "companion_bytes",
    product(less("copies", 1), "unbudgeted_bytes"),
  ),
  disaggregation_ratio: over("prompts_per_second", "answers_per_second"),
  cold_start_seconds: sum(
    "image_seconds",
    "process_seconds",
    "peers_seconds",
    over("disk_bytes", "read_bytes_per_second"),
    product("layers", "compile_layer_seconds"),
    "graphs_seconds",
  ),
  // What an image model needs goes by the name of what a language model needs.
  needed_bytes: [
    sum("denoiser_bytes", "text_encoders_bytes", "vae_bytes", "decoding_bytes", "runtime_bytes"),
    sum("weights_bytes", "kv_cache_bytes", "activations_bytes", "runtime_bytes"),
  ],
  max_concurrency: [
    usersThatFit(sum("sequence_bytes", "growing_activation_bytes")),
    usersThatFit("sequence_bytes"),
  ],
  max_context_tokens: [
    longestThatFits(sum(inFullestStage("growing_cache_bytes"), "growing_activation_bytes")),
    longestThatFits(inFullestStage("growing_cache_bytes")),
  ],
  ttft_seconds: [
    product(sum(...toFirstToken, "prepare_seconds"), "measured_over_estimated"),
    product(sum(...toFirstToken), "measured_over_estimated"),
  ],
  acceptance_length: least(
    sum(1, product(less("length_on_its_task", 1), "task_factor")),
    sum(1, "draft_tokens"),
  ),
  draft_speedup: over(
    sum("plain_seconds", "others_seconds"),
    sum(over("drafted_seconds", "tokens_per_step"), "others_seconds"),
  ),
  tpot_seconds: product(
    sum(
      over("decode_seconds", "tokens_per_step"),
      product("other_prompts", "other_prompt_seconds"),
    ),
    "measured_over_estimated",
  ),
  output_tokens_per_second: over("counted_tokens", "counted_seconds"),
  usd_per_hour: product("usd_per_gpu_hour", "rented_gpus"),
  usd_per_million_output_tokens: over(
    product("usd_per_hour", MILLION),
    product(PER_HOUR, "output_tokens_per_second"),
  ),
  usd_per_month: product("usd_per_hour", "hours_per_month"),
};

const state = sum("weights_bytes", "gradients_bytes", "optimizer_bytes");

const trainingFormulas: Formulas = {
  usable_memory_bytes: "capacity_bytes",
  max_sequence_length: {
    largest: ["sequence_length", "training_needed_bytes", "capacity_bytes"],
  },
  charged_usd: product("usd_per_hour", "charged_hours"),
  training_state_bytes: state,
  training_state_per_gpu_bytes: state,
  training_logits_bytes: over(
    product("micro_batch", "sequence_length", "vocabulary", "bytes_per_logit"),
    product("context", "tensor"),
  ),
  training_needed_bytes: sum("expected_bytes", "margin_bytes"),
  model_flops_per_token: sum(
    product(MULTIPLY_ADD, "passes", "multiplied_parameters"),
    product(WITH_GRADIENTS, "attention_operations"),
  ),
  training_product_rate: product(
    "dense_peak_flops",
    "ceiling",
    "efficiency",
    "capped_clock",
    "kernel_factor",
    "format_factor",
  ),
  bubble_seconds: product(over(less("pipeline", 1), "interleave"), "stage_seconds"),
  training_step_seconds: sum(
    "compute_seconds",
    "elementwise_seconds",
    "communication_seconds",
    "bubble_seconds",
    "dequantize_seconds",
    "launch_seconds",
    "optimizer_seconds",
  ),
  training_hours: over(product("steps", "step_seconds", "goodput_factor"), PER_HOUR),
  training_usd: product("usd_per_hour", "hours"),
  training_tokens_per_second: over(product("global_batch", "sequence_length"), "step_seconds"),
  mfu: over(product("tokens_per_second_per_gpu", "model_flops_per_token"), "peak_flops"),
  gpu_hours: product("hours", "gpu_count"),
};

/** What a card holds at its fullest, by role. */
const roles = sum(
  "actor_bytes",
  "critic_bytes",
  "reference_bytes",
  "reward_bytes",
  "engine_bytes",
  "activations_bytes",
  "logits_bytes",
  "communication_bytes",
  "runtime_bytes",
  "margin_bytes",
);

const reinforcementFormulas: Formulas = {
  update_peak_bytes: roles,
  rollout_peak_bytes: roles,
  critic_peak_bytes: roles,
  longest_answer_seconds: product("max_output_tokens", "decode_step_alone_seconds"),
  rollout_seconds: sum("prompt_seconds", "steady_seconds", "thinning_seconds"),
  pass_seconds: product("forward_seconds", "training_factor"),
  update_seconds: product("updates", "step_seconds", "training_factor"),
  sync_seconds: product(
    "exposed_share",
    sum("fixed_seconds", product("matrices", "matrix_seconds"), "moving_seconds"),
  ),
  reinforcement_step_seconds: [
    sum("rollout_seconds", "training_seconds", "sync_seconds"),
    sum("slower_seconds", "sync_seconds"),
  ],
  reinforcement_hours: over(product("steps", "step_seconds", "goodput_factor"), PER_HOUR),
};

const encoderFormulas: Formulas = {
  document_step_seconds: sum(
    "linear_seconds",
    "experts_seconds",
    "attention_seconds",
    "activations_seconds",
    "communication_seconds",
    "overhead_seconds",
  ),
  document_batch_seconds: most(product("step_seconds", "server_factor"), "host_seconds"),
  documents_per_second: over(product("replicas", "batch"), "seconds_per_batch"),
  corpus_hours: over("documents", product("documents_per_second", PER_HOUR)),
  usd_per_million_documents: over(
    product("usd_per_hour", MILLION),
    product("documents_per_second", PER_HOUR),
  ),
  encoder_seconds: product("windows_per_clip", "window_seconds", "encoder_factor"),
  decoder_seconds: product("decoder_steps", "token_seconds", "decoder_factor"),
  rtfx: over(product("cards", "batch", "clip_seconds"), sum("encoder_seconds", "decoder_seconds")),
  usd_per_audio_hour: over("usd_per_hour", "rtfx"),
};

const SQUARE_ROOT = 0.5;
const JOULES_PER_WATT_HOUR = 3600;

/** Of the limit, while steps run. */
const runningShare = sum(
  "running_share",
  product("memory_factor", "memory_use"),
  product("compute_factor", { power: ["compute_use", SQUARE_ROOT] }),
);

const powerFormulas: Formulas = {
  mean_power_w: sum(
    product(
      less(1, "idle_share"),
      least(product("board_limit_w", least(1, runningShare)), "limit_w"),
    ),
    product("idle_share", "idle_power_share", "board_limit_w"),
  ),
  joules_per_token: over("boards_w", "output_tokens_per_second"),
  site_kwh: product(over("board_kwh", less(1, "host_share")), "pue"),
  run_kwh: over(product("mean_power_w", "gpu_hours"), 1000),
  kwh_per_1000_images: over(product("mean_power_w", "seconds_per_image"), JOULES_PER_WATT_HOUR),
  kwh_per_million_documents: over(
    product("mean_power_w", "cards", MILLION),
    product("documents_per_second", 1000 * JOULES_PER_WATT_HOUR),
  ),
  kwh_per_audio_hour: over(product("mean_power_w", "cards"), product("rtfx", 1000)),
  kwh_per_clip: over(
    product("mean_power_w", "cards", "seconds_per_clip"),
    1000 * JOULES_PER_WATT_HOUR,
  ),
};

const imageFormulas: Formulas = {
  denoiser_bytes: [
    product("parameters", "weight_bytes", "denoisers"),
    product("parameters", "weight_bytes"),
  ],
  text_encoders_bytes: product("parameters", "element_bytes"),
  decoding_bytes: product("width", "height", "batch", "pixel_bytes"),
  denoising_bytes: product("batch", "sample_bytes"),
  denoiser_flops: sum("product_flops", "attention_flops"),
  seconds_per_batch: sum("products", "attention", "elementwise", "weights", "launch", "decoding"),
  seconds_per_image: over("seconds_per_batch", "batch"),
  images_per_hour: over(product(PER_HOUR, "gpu_count"), "seconds_per_image"),
  usd_per_1000_images: over(product(1000, "usd_per_hour"), "images_per_hour"),
  seconds_per_step: over("denoising_seconds", "steps"),
  usd_per_clip: over("usd_per_hour", "clips_per_hour"),
};

const ridge = over("dense_peak_flops", "memory_bandwidth");
const attainable = least("dense_peak_flops", product("memory_bandwidth", "arithmetic_intensity"));

const codeFormulas: Formulas = {
  vector_ridge: ridge,
  tensor_ridge: ridge,
  vector_attainable_flops: attainable,
  tensor_attainable_flops: attainable,
  usd_per_run: over(product("usd_per_hour", "run_seconds"), PER_HOUR),
};

const ownershipFormulas: Formulas = {
  hardware_usd: product("gpu_count", sum("usd_per_gpu", "server_usd_per_gpu")),
  energy_usd_per_month: product("mean_kw", "pue", "hours_per_month", "utilization", "usd_per_kwh"),
  hosting_usd_per_month: product("server_kw", "usd_per_kw_month"),
  own_usd_per_month: sum(
    over(product("hardware_usd", less(1, "residual_fraction")), "months"),
    "energy_usd_per_month",
    "hosting_usd_per_month",
  ),
  usd_per_used_hour: over("own_usd_per_month", product("hours_per_month", "utilization")),
  rent_usd_per_month: product("usd_per_hour", "paid_hours"),
  break_even_month: over(
    "hardware_usd",
    less(less("rent_usd_per_month", "energy_usd_per_month"), "hosting_usd_per_month"),
  ),
  api_buying_million_tokens: over("own_usd_per_month", "api_usd_per_million_tokens"),
  api_renting_million_tokens: over("rent_usd_per_month", "api_usd_per_million_tokens"),
};

const formulas: Formulas = {
  ...servingFormulas,
  ...trainingFormulas,
  ...reinforcementFormulas,
  ...encoderFormulas,
  ...powerFormulas,
  ...imageFormulas,
  ...codeFormulas,
  ...ownershipFormulas,
};

type Inputs = Readonly<Record<string, unknown>>;

/** How a figure follows from its inputs, where that fits on a line; undefined: it does not, or an input is not known. */
export function formulaOf(id: string, inputs: Inputs): Term | undefined {
  const known = Object.hasOwn(formulas, id) ? formulas[id] : undefined;
  const all = known === undefined ? [] : [known].flat();
  return all.find((formula) => namesIn(formula).every((name) => name in inputs));
}

/** The inputs that a formula names. */
function namesIn(term: Term): readonly string[] {
  if (typeof term === "number") return [];
  if (typeof term === "string") return [term];
  return Object.values(term as Readonly<Record<string, Term | readonly Term[]>>)
    .flat()
    .flatMap((part) => namesIn(part));
}

/** The value of a formula; NaN where an input is none, and where it is looked for. */
export function valueOf(term: Term, inputs: Inputs): number {
  if (typeof term === "number") return term;
  if (typeof term === "string") return Number(inputs[term]);
  const of = (part: Term) => valueOf(part, inputs);
  if ("sum" in term) return term.sum.reduce<number>((sum, part) => sum + of(part), 0);
  if ("product" in term) return term.product.reduce<number>((all, part) => all * of(part), 1);
  if ("over" in term) return of(term.over[0]) / of(term.over[1]);
  if ("less" in term) return of(term.less[0]) - of(term.less[1]);
  if ("least" in term) return Math.min(of(term.least[0]), of(term.least[1]));
  if ("most" in term) return Math.max(of(term.most[0]), of(term.most[1]));
  if ("power" in term) return of(term.power[0]) ** of(term.power[1]);
  if ("largest" in term) return Number.NaN;
  return Math.floor(of(term.whole));
}
