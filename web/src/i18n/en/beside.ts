/** What is said of what shares cards with a model. */
export const besideWordsEn = {
  title: "Adapters (LoRA) …",
  adapters: "Adapters beside the model",
  reserved: "Kept for all of them, each GPU",
  atOwnRank: (rank: string) => `… were the engine started for rank ${rank}`,
  oneAdapter: "One adapter",
  slower: "Slower than without",
  between: (low: string, high: string) => `${low}–${high}`,
  aboutAdapters:
    "Memory and speed above count them. The engine keeps room for the largest rank it is started for, whatever the adapters have; one adapter slows requests down about as much as many. Where an engine keeps room beside the vocabulary too (vLLM, for some models), that comes on top: vocabulary and width times rank, 4 bytes each.",
};
