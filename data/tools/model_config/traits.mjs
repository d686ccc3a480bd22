// What a config.json leaves unsaid because the family's code fixes it, by `model_type`. Read from the
// modeling files of huggingface/transformers; a field of the configuration, where there is one, wins.

const layerNorm = { norm_bias: true };
const allBiases = { ...layerNorm, qkv_bias: true, output_bias: true, feed_forward_bias: true };
const plainBiased = { ...allBiases, matrices: 2 };
const gemma = { norms: 4, tied: true };
const latent = { routing_bias: true };

/**
 * norms: per layer; norm_bias: LayerNorm with bias; qk_norm: "head" (over each head) or "full" (over all of them);
 * matrices: 3 in a gated block, 2 in a plain one; positions: a learned table, with so many extra rows;
 * head_bias, embedding_norm, pooler, routing_bias, shared_gate, sinks, expert_bias: parameters of that name.
 */
export const TRAITS = {
  llama: {},
  llama4_text: { shared_experts: 1 },
  mistral: {},
  mixtral: {},
  phi3: {},
  internlm2: {},
  baichuan: {},
  smollm3: {},
  qwen2: { qkv_bias: true },
  qwen2_moe: { qkv_bias: true, shared_gate: true },
  qwen3: { qk_norm: "head" },
  qwen3_moe: { qk_norm: "head" },
  qwen3_next: { qk_norm: "head", shared_gate: true, output_gate: true },
  qwen3_5_text: { qk_norm: "head", output_gate: true },
  qwen3_5_moe_text: { qk_norm: "head", shared_gate: true, output_gate: true },
  gemma2: gemma,
  gemma3_text: { ...gemma, qk_norm: "head" },
  olmo2: { qk_norm: "full" },
  deepseek_v2: {},
  deepseek_v3: latent,
  deepseek_v32: latent,
  kimi_k2: latent,
  glm_moe_dsa: latent,
  glm4_moe: { qk_norm: "head", routing_bias: true },
  minimax_m2: { qk_norm: "full", routing_bias: true },
  gpt_oss: { output_bias: true, sinks: true, router_bias: true, expert_bias: true },
  chatglm: { qkv_bias: true },
  phimoe: { ...layerNorm, qkv_bias: true, output_bias: true, head_bias: true },
  phi: { ...plainBiased, norms: 1, head_bias: true },
  falcon: { ...layerNorm, matrices: 2 },
  mpt: { matrices: 2, tied: true },
  gpt2: { ...plainBiased, positions: 0, tied: true },
  gptj: { ...layerNorm, feed_forward_bias: true, matrices: 2, norms: 1, head_bias: true },
  gpt_neox: plainBiased,
  bloom: { ...plainBiased, embedding_norm: true, tied: true },
  opt: { ...plainBiased, positions: 2, tied: true },
  bert: {
    ...plainBiased,
    positions: 0,
    embedding_norm: true,
    final_norm: false,
    pooler: true,
    tied: true,
  },
  "xlm-roberta": {
    ...plainBiased,
    positions: 0,
    embedding_norm: true,
    final_norm: false,
    pooler: true,
    tied: true,
  },
};

export function traitsOf(config) {
  const traits = TRAITS[config.model_type];
  if (!traits) throw new Error(`model_type "${config.model_type}" is not known`);
  return { norms: 2, matrices: 3, final_norm: true, ...traits };
}
