#include "core/api/speech/request.h"

#include <string>
#include <vector>

#include "core/api/json/reader.h"
#include "core/api/model/request.h"
#include "core/api/read/gpu.h"
#include "core/api/read/half_precision.h"
#include "core/api/read/price.h"
#include "core/api/read/site.h"
#include "core/workload/workload.h"

namespace whichgpu::api {
namespace {

constexpr Range speech_cards_range{1, 512};
constexpr Range clip_range{0.1, 36'000};  // seconds
constexpr Range clips_range{1, 4096};
constexpr Range text_range{0.1, 15};  // tokens a second
constexpr Range hop_range{0.05, 3600};

/// Models of whose sound it is known how much a position is.
void check_hears(Reader& reader, const Model& model) {
  if (model.speech_positions > 0) return;
  std::vector<std::string> others;
  for (const Model& other : tables::models()) {
    if (other.speech_positions > 0 && others.size() < 3) others.emplace_back(other.id);
  }
  reader.fail(bad_value("model",
                        "model: how " + std::string(model.name) +
                            " reads sound is not known here: Whisper and models distilled from it are.",
                        others));
}

}  // namespace

std::optional<Error> read(const Json& request, SpeechInput& input) {
  std::optional<Error> error;
  Reader reader(request, "", error);
  Speech& work = input.question.work;
  reader.choice("workload", Workload::speech, {Workload::speech});
  ServingQuestion reading;
  Serving& s = reading.serving;
  s.model = read_model(reader, input.custom_model);
  s.gpu = read_gpu(reader, "gpu", input.custom_gpu);
  if (error) return error;
  s.gpu = read_power_cap(reader, s.gpu, input.custom_gpu);
  check_hears(reader, *s.model);
  s.gpu_count = reader.integer("gpu_count", speech_cards_range, 1);
  check_joined(reader, "gpu_count", s.gpu_count, *s.gpu);
  if (error) return error;
  read_half_precision(reader, reading, s.model == &input.custom_model, error);
  if (error) return error;
  s.load = Load::fixed;
  s.parallelism.data = s.gpu_count;
  work.serving = s;
  work.clip_seconds = reader.number("clip_seconds", clip_range, work.clip_seconds);
  work.tokens_per_second = reader.number("tokens_per_second", text_range, work.tokens_per_second);
  work.hop_seconds = reader.number("streaming_hop_seconds", hop_range, 0);
  set_clips(work, reader.count("batch", clips_range, work.batch));
  read_price(reader, input.question.price, error);
  input.question.site = read_site(reader);
  reader.finish();
  return error;
}

}  // namespace whichgpu::api
