#pragma once

#include "core/catalog/names.h"
#include "core/workload/serving.h"

namespace whichgpu {

/// What reads documents, as far as its speed is told apart.
enum class EmbeddingServer {
  tei,                    ///< Hugging Face's text-embeddings-inference
  vllm,                   ///< one process takes requests, splits texts into tokens and writes answers
  infinity,               ///< michaelfeil/infinity
  sentence_transformers,  ///< its own loop: documents of a batch are padded to the longest
};

template <>
inline constexpr auto names<EmbeddingServer> = spelled<EmbeddingServer>(
    {{EmbeddingServer::tei, "tei", "TEI"},
     {EmbeddingServer::vllm, "vllm", "vLLM"},
     {EmbeddingServer::infinity, "infinity", "Infinity"},
     {EmbeddingServer::sentence_transformers, "sentence_transformers", "sentence-transformers"}});

/// Whether the documents of a batch follow each other without padding.
constexpr bool packs_documents(EmbeddingServer server) {
  return server != EmbeddingServer::sentence_transformers;
}

/// One question about turning documents into vectors, or scoring them against a query, complete. References
/// outlive the estimate.
struct Embedding {
  /// Model, cards, formats and layout; its prompt is one document, with the query where there is one, and
  /// its users are the documents that all replicas read at once.
  Serving serving;
  EmbeddingServer server = EmbeddingServer::tei;
  double batch = 32;               ///< documents that one replica reads in a step
  double tokens = 512;             ///< of a document, mean
  double query_tokens = 0;         ///< read again with each document; 0: vectors are made
  double documents_per_query = 0;  ///< that are scored
  double documents = 1e6;          ///< of the corpus

  bool reranks() const { return query_tokens > 0; }
  double tokens_read() const { return tokens + query_tokens; }
};

/// Gives `work` so many documents at a time, of which a step reads every token.
inline void set_batch(Embedding& work, double batch) {
  work.batch = batch;
  work.serving.max_num_seqs = batch;
  work.serving.max_num_batched_tokens = batch * work.tokens_read();
}

}  // namespace whichgpu
