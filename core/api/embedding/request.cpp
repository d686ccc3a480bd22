#include "core/api/embedding/request.h"

#include "core/api/json/reader.h"
#include "core/api/model/request.h"
#include "core/api/read/gpu.h"
#include "core/api/read/half_precision.h"
#include "core/api/read/price.h"
#include "core/api/read/site.h"
#include "core/workload/workload.h"

namespace whichgpu::api {
namespace {

constexpr Range cards_range{1, 512};
constexpr Range document_range{1, 1'048'576};  // tokens
constexpr Range batch_range{1, 65'536};
constexpr Range corpus_range{1, 1e13};
constexpr Range scored_range{1, 1'000'000};

constexpr double usual_scored = 50;

/// Models of text that read all of it before they answer. Decoders made for answers can be asked for vectors,
/// too; an encoder-decoder reads something else.
void check_reads(Reader& reader, const Model& model) {
  if (model.kind != ModelKind::encoder_decoder && model.kind != ModelKind::diffusion) return;
  reader.fail(bad_value("model", "model: " + std::string(model.name) + " makes no vectors of text."));
}

void read_documents(Reader& reader, Embedding& work) {
  const Model& model = *work.serving.model;
  work.tokens = reader.count("tokens_per_document", document_range, work.tokens);
  work.query_tokens = reader.count("query_tokens", {0, document_range.most}, 0);
  if (!work.reranks() && reader.has("documents_per_query")) {
    reader.fail(bad_value("documents_per_query",
                          "documents_per_query is for scoring against a query: query_tokens says how long."));
  }
  work.documents_per_query =
      work.reranks() ? reader.count("documents_per_query", scored_range, usual_scored) : 0;
  work.documents = reader.count("documents", corpus_range, work.documents);
  const bool too_long = model.max_context_tokens > 0 && work.tokens_read() > model.max_context_tokens;
  if (!reader.failed() && too_long) {
    reader.fail(out_of_range("tokens_per_document", {1, model.max_context_tokens - work.query_tokens},
                             "tokens_per_document: " + std::string(model.name) + " reads at most " +
                                 std::to_string(model.max_context_tokens) +
                                 " tokens, those of a query among them: longer documents are cut."));
  }
  set_batch(work, reader.count("batch", batch_range, work.batch));
}

void read_server(Reader& reader, Embedding& work) {
  const bool encoder = sees_both_ways(*work.serving.model);
  work.server = reader.choice("server", encoder ? EmbeddingServer::tei : EmbeddingServer::vllm);
}

}  // namespace

std::optional<Error> read(const Json& request, EmbeddingInput& input) {
  std::optional<Error> error;
  Reader reader(request, "", error);
  Embedding& work = input.question.work;
  reader.choice("workload", Workload::embedding, {Workload::embedding});
  ServingQuestion reading;
  reading.serving.model = read_model(reader, input.custom_model);
  reading.serving.gpu = read_gpu(reader, "gpu", input.custom_gpu);
  if (error) return error;
  reading.serving.gpu = read_power_cap(reader, reading.serving.gpu, input.custom_gpu);
  check_reads(reader, *reading.serving.model);
  reading.serving.gpu_count = reader.integer("gpu_count", cards_range, 1);
  check_joined(reader, "gpu_count", reading.serving.gpu_count, *reading.serving.gpu);
  if (error) return error;
  read_half_precision(reader, reading, reading.serving.model == &input.custom_model, error);
  if (error) return error;
  work.serving = reading.serving;
  work.serving.load = Load::fixed;
  read_server(reader, work);
  read_documents(reader, work);
  work.serving.input_tokens = work.tokens_read();
  work.serving.output_tokens = 0;
  read_price(reader, input.question.price, error);
  input.question.site = read_site(reader);
  reader.finish();
  return error;
}

}  // namespace whichgpu::api
