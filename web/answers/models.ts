/** Models that several pages ask about, as parts of a query. */
export const LLAMA_70B = "model=meta-llama/Llama-3.1-70B-Instruct";
export const LLAMA_8B = "model=meta-llama/Llama-3.1-8B-Instruct";
export const QWEN_32B = "model=Qwen/Qwen3-32B";
