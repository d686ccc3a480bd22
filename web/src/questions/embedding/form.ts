import { cap, carbon, count, field, gpu, offer, price, pue, type Form } from "../form.ts";
import { embeddingPresets } from "./presets.ts";

/** Documents become vectors, or are scored against a query. */
export const embeddingForm = {
  method: "estimate",
  base: { workload: "embedding" },
  presets: embeddingPresets,
  fields: {
    embedder: field("model", "model", "text", "BAAI/bge-m3"),
    weights: field("precision.weights", "weights", "text"),
    gpu,
    count,
    reader: field("server", "server", "text"),
    doctokens: field("tokens_per_document", "tokens", "tokens"),
    inall: field("documents", "documents", "amount"),
    query: field("query_tokens", "query", "tokens"),
    scored: { ...field("documents_per_query", "scored", "count"), only: "query" },
    atonce: field("batch", "batch", "count"),
    price,
    offer,
    cap,
    pue,
    carbon,
  },
} as const satisfies Form;
