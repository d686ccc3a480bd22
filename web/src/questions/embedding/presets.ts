/** Corpora and queries to start from. */
export const embeddingPresets = {
  corpus: "?task=embedding",
  decoder: "?task=embedding&model=Qwen/Qwen3-Embedding-8B",
  reranker: "?task=embedding&model=BAAI/bge-reranker-v2-m3&gpu=l4-24gb&query=24&scored=100",
};
