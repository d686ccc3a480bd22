import type { EmbeddingWords } from "../en/embedding.ts";

/** 嵌入与重排标签页的中文。 */
export const embeddingWordsZh: EmbeddingWords = {
  documents: "文档",
  servers: {
    tei: "text-embeddings-inference（TEI）",
    vllm: "vLLM，一个 API 进程",
    infinity: "Infinity",
    sentence_transformers: "sentence-transformers",
  },
  noQuery: "无：生成向量",
  long: (tokens) => `${tokens} token`,
  reads: (model, count, gpu, rate, long) =>
    `${count} 张 ${gpu} 上的 ${model} 每秒约嵌入 ${rate} 篇 ${long} 的文档：`,
  scores: (model, count, gpu, rate, long) =>
    `${count} 张 ${gpu} 上的 ${model} 每秒约给 ${rate} 篇 ${long} 的文档打分：`,
  all: (documents, time, dollars) => `${documents} 篇要 ${time}${dollars ? `，${dollars}` : ""}。`,
  rate: "每秒文档数",
  tokensPerSecond: "每秒 token 数",
  batch: "一批",
  query: "一个查询",
  corpus: "全部处理完",
  million: "一百万篇的费用",
  millionTokens: "一百万 token",
  total: "全部",
  electricity: "一百万篇的用电",
  others: "同样的文档换别的卡",
  dollars: (sign) => `${sign} / 百万篇`,
  reasons: {
    calibrated: "编码器在这张卡上测过，但数据来源很少。",
    transferred: "编码器只在别的卡上测过，所以区间很宽。",
    extrapolated: "解码器结构的嵌入模型没有找到注明显卡的实测，所以区间最宽。",
  },
};
