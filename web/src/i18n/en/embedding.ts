/** English words of the tab about embedding and reranking. */
export const embeddingWordsEn = {
  documents: "The documents",
  servers: {
    tei: "text-embeddings-inference (TEI)",
    vllm: "vLLM, one API process",
    infinity: "Infinity",
    sentence_transformers: "sentence-transformers",
  } as Readonly<Record<string, string>>,
  noQuery: "none: vectors",
  long: (tokens: string) => `${tokens} tokens`,
  reads: (model: string, count: string, gpu: string, rate: string, long: string) =>
    `${model} on ${count} ${gpu} embeds about ${rate} documents of ${long} a second: `,
  scores: (model: string, count: string, gpu: string, rate: string, long: string) =>
    `${model} on ${count} ${gpu} scores about ${rate} documents of ${long} a second: `,
  all: (documents: string, time: string, dollars: string | undefined) =>
    `${documents} in ${time}${dollars ? `, ${dollars}` : ""}.`,
  rate: "Documents a second",
  tokensPerSecond: "Tokens a second",
  batch: "A batch",
  query: "A query",
  corpus: "All of them",
  million: "Cost of a million documents",
  millionTokens: "A million tokens",
  total: "All of them",
  electricity: "Electricity, a million documents",
  others: "The same documents on other cards",
  dollars: (sign: string) => `${sign} / M documents`,
  reasons: {
    calibrated: "Encoders were measured on this card, by few publishers.",
    transferred: "Encoders were measured on other cards alone, so the ranges are wide.",
    extrapolated:
      "Of embedders with a decoder's layers no speed was found with its card, so the ranges are widest.",
  },
};

export type EmbeddingWords = typeof embeddingWordsEn;
