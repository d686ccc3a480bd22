#include "core/api/serving/disaggregation_request.h"

#include "core/api/json/json.h"
#include "core/catalog/units.h"

namespace whichgpu::api {
namespace {

constexpr Range link_range{0.01, 10'000};  // GB/s

/// Why pools are not compared; nullptr: they are.
const char* refusal(const ServingQuestion& question) {
  const Serving& s = question.serving;
  if (s.gpu_count < 2) return "Pools need two cards at least: gpu_count is 1.";
  if (s.load != Load::steady || question.arrivals) {
    return "Pools are compared for users who come back: leave load, arrivals and percentiles out.";
  }
  if (s.offload.allowed) return "Pools are compared without layers in host memory: leave offload out.";
  if (!writes_answers(*s.model)) return "The model writes no answers.";
  return nullptr;
}

/// Cards of one pool; none: the core chooses ("auto").
std::optional<int> read_cards(Reader& pools, const char* name, int cards) {
  const Json* value = pools.value(name);
  if (value == nullptr || (value->is("auto"))) return std::nullopt;
  return pools.integer(name, {1, cards - 1.0}, 1);
}

}  // namespace

void read_disaggregation(Reader& reader, ServingQuestion& question, std::optional<Error>& error) {
  const Json* object = reader.object("disaggregation");
  if (object == nullptr || reader.failed()) return;
  if (const char* why = refusal(question)) return reader.fail(bad_value("disaggregation", why));
  const int cards = question.serving.gpu_count;
  Reader pools(*object, "disaggregation", error);
  Disaggregation& asked = question.disaggregation.emplace();
  const std::optional<int> prefill = read_cards(pools, "prefill_gpus", cards);
  const std::optional<int> decode = read_cards(pools, "decode_gpus", cards);
  if (pools.has("link_gb_s")) asked.link_bytes_per_second = pools.number("link_gb_s", link_range, 1) * giga;
  pools.finish();
  if (prefill) asked.prefill_gpus = prefill;
  if (decode && !prefill) asked.prefill_gpus = cards - *decode;
  if (prefill && decode && *prefill + *decode != cards) {
    reader.fail(bad_value("disaggregation.decode_gpus", "prefill_gpus + decode_gpus must be gpu_count."));
  }
}

}  // namespace whichgpu::api
