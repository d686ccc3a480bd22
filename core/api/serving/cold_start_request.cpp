#include "core/api/serving/cold_start_request.h"

#include <string>

#include "core/api/json/json.h"
#include "core/catalog/units.h"
#include "core/time/cold_start_time.h"

namespace whichgpu::api {
namespace {

constexpr Range start_rate_range{0.001, 10'000};  // GB/s
constexpr Range image_range{0, 10'000};           // GB

}  // namespace

void read_cold_start(Reader& reader, ServingQuestion& question, std::optional<Error>& error) {
  const Json* object = reader.object("cold_start");
  if (object == nullptr || reader.failed()) return;
  const Engine& engine = *question.serving.engine;
  if (find_engine_start(engine) == nullptr) {
    return reader.fail(bad_value("cold_start",
                                 "How long " + std::string(engine.name) + " takes to start was not read.",
                                 {"vllm", "sglang", "llama.cpp"}));
  }
  Reader asked(*object, "cold_start", error);
  ColdStart& start = question.cold_start.emplace();
  if (asked.has("disk_gb_s"))
    start.disk_bytes_per_second = asked.number("disk_gb_s", start_rate_range, 1) * giga;
  start.image_bytes = asked.number("image_gb", image_range, 0) * giga;
  start.network_bytes_per_second =
      asked.number("net_gb_s", start_rate_range, start.network_bytes_per_second / giga) * giga;
  start.compile_cache = asked.flag("compile_cache", false);
  asked.finish();
}

}  // namespace whichgpu::api
