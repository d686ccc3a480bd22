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
  | { readonly whole: Term };

const PER_HOUR = 3600;
const MILLION = 1_000_000;

/** How a figure follows from its inputs, where that fits on a line. */
export const formulas: Readonly<Record<string, Term>> = {
  needed_bytes: { sum: ["weights_bytes", "kv_cache_bytes", "activations_bytes", "runtime_bytes"] },
  max_concurrency: {
    product: [
      { whole: { over: ["kv_pool_bytes", "sequence_bytes"] } },
      "replicas",
      "attention_data",
    ],
  },
  max_context_tokens: {
    least: [
      "model_limit",
      { over: [{ less: ["kv_pool_bytes", "fixed_cache_bytes"] }, "growing_cache_bytes"] },
    ],
  },
  ttft_seconds: {
    product: [
      {
        sum: [
          "prefill_seconds",
          "queue_seconds",
          "first_token_seconds",
          { product: ["first_token_steps", "step_seconds"] },
          { product: ["waves", "wave_seconds"] },
        ],
      },
      "measured_over_estimated",
    ],
  },
  tpot_seconds: {
    product: [
      {
        sum: [
          { over: ["decode_seconds", "tokens_per_step"] },
          { product: ["other_prompts", "other_prompt_seconds"] },
        ],
      },
      "measured_over_estimated",
    ],
  },
  output_tokens_per_second: { over: ["counted_tokens", "counted_seconds"] },
  usd_per_hour: { product: ["usd_per_gpu_hour", "rented_gpus"] },
  usd_per_million_output_tokens: {
    over: [
      { product: ["usd_per_hour", MILLION] },
      { product: [PER_HOUR, "output_tokens_per_second"] },
    ],
  },
};

/** The value of a formula; NaN where an input is none. */
export function valueOf(term: Term, inputs: Readonly<Record<string, unknown>>): number {
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
  return Math.floor(of(term.whole));
}
