#include "core/api/serving/adapters_request.h"

#include <algorithm>
#include <string>

#include "core/api/json/json.h"
#include "core/api/json/reader.h"
#include "core/memory/adapter_memory.h"

namespace whichgpu::api {
namespace {

constexpr Range adapters_range{1, 1000};
constexpr int most_adapter_rank = 512;
constexpr Range rank_range{1, most_adapter_rank};

/// Why adapters are not estimated; empty: they are.
std::string adapters_refusal(const ServingQuestion& question, AdapterTargets targets) {
  const Serving& s = question.serving;
  if (!takes_adapters(*s.model)) {
    return "How engines keep adapters of " + std::string(s.model->name) +
           " is not known: it is of models that write answers and have grouped-query attention alone.";
  }
  if (question.drafts.asked) {
    return "What drafts gain with adapters was not measured: leave speculative or lora out.";
  }
  const bool spreads = s.parallelism.expert > 1 && targets == AdapterTargets::all;
  if (spreads && !adapter_ranks(*s.engine).empty()) {
    return "vLLM keeps no adapters of experts that are spread over cards: leave parallelism.expert out.";
  }
  return {};
}

/// The rank for which the engine is started.
int read_max_rank(Reader& lora, const Engine& engine, int rank) {
  const int least = least_adapter_rank(engine, rank);
  const int max_rank = lora.integer("max_rank", rank_range, least);
  if (max_rank < rank) {
    lora.fail(bad_value("lora.max_rank", "max_rank must hold rank, " + std::to_string(rank) + "."));
  } else if (least_adapter_rank(engine, max_rank) != max_rank) {
    std::vector<std::string> ranks;
    for (const int possible : adapter_ranks(engine)) ranks.push_back(std::to_string(possible));
    lora.fail(bad_value("lora.max_rank", "vLLM is not started for this rank.", ranks));
  }
  return max_rank;
}

}  // namespace

Error adapters_unknown(const Engine& engine) {
  return bad_value("lora", "How " + std::string(engine.name) + " keeps adapters was not read.",
                   {"vllm", "sglang"});
}

void read_adapters(Reader& reader, ServingQuestion& question, std::optional<Error>& error) {
  const Json* object = reader.object("lora");
  if (object == nullptr || reader.failed()) return;
  const Engine& engine = *question.serving.engine;
  if (!keeps_adapters(engine)) return reader.fail(adapters_unknown(engine));
  Reader lora(*object, "lora", error);
  Adapters asked;
  asked.resident = lora.integer("adapters_resident", adapters_range, asked.resident);
  asked.targets = lora.choice("targets", AdapterTargets::all);
  const int usual = std::min(asked.rank, lora.integer("max_rank", rank_range, most_adapter_rank));
  asked.rank = lora.integer("rank", rank_range, usual);
  asked.max_rank = read_max_rank(lora, engine, asked.rank);
  lora.finish();
  if (reader.failed()) return;
  const std::string why = adapters_refusal(question, asked.targets);
  if (!why.empty()) return reader.fail(bad_value("lora", why));
  question.adapters = asked;
  take_adapters(question);
}

}  // namespace whichgpu::api
