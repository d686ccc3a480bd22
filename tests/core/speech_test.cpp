#include <doctest/doctest.h>

#include "core/advice/speech/estimate.h"
#include "core/catalog/lookup.h"
#include "core/catalog/model_shape.h"
#include "core/catalog/speech_parts.h"
#include "core/time/speech_steps.h"

#include "tests/core/support.h"

using namespace whichgpu;
using whichgpu::test::answer;
using whichgpu::test::error_of;
using whichgpu::test::Json;

namespace {

/// Whisper large-v3 on one A100, as the request changes it.
Json whisper(const char* change) {
  Json request = Json::parse(R"({"workload": "speech", "model": "openai/whisper-large-v3",
      "gpu": "a100-pcie-80gb", "price": {"usd_per_gpu_hour": 2}})");
  request.merge_patch(Json::parse(change));
  return request;
}

Json heard(const char* change) {
  const Json report = answer("estimate", whisper(change).dump());
  CAPTURE(report.dump());
  REQUIRE(error_of(report) == "");
  return report;
}

double rtfx_of(const Json& report) { return report["speed"]["rtfx"].get<double>(); }

constexpr double width = 1280;

}  // namespace

TEST_CASE("Whisper large-v3 is parted into what hears and what writes") {
  const SpeechParts parts = speech_parts(*find_model("openai/whisper-large-v3"));
  // 32 layers of four attention and two fourfold matrices, with biases of queries, keys and values; keys and
  // values for 32 layers of the decoder; the second convolution.
  const ParameterCounts encoder = model_shape(parts.encoder).parameters;
  CHECK(encoder.linear() == (32 * 12 + 32 * 2 + 3) * width * width + 32 * 3 * width);
  CHECK(encoder.embedding == 0);
  // 32 layers: own attention four, two of the other, eight of the block.
  const ParameterCounts decoder = model_shape(parts.decoder).parameters;
  CHECK(decoder.linear() == 32 * 14 * width * width + 32 * 3 * width);
  CHECK(decoder.embedding == 51'865 * width);
}

TEST_CASE("A window takes 2.6 TFLOP, a token reads the decoder and each clip's window") {
  Speech work;
  work.serving.model = find_model("openai/whisper-large-v3");
  work.serving.gpu = find_gpu("a100-pcie-80gb");
  work.serving.engine = find_engine("vllm");
  work.serving.weights = find_weight_precision("bf16");
  work.serving.kv_cache = find_kv_precision("bf16");
  work.clip_seconds = 7.5;
  set_clips(work, 32);
  const SpeechSteps steps(work);
  const SpeechTime time = speech_time(work, tables::speech_calibration());
  const StepModel encoder = steps.encoder();
  CHECK(time.window.linear * encoder.linear_rate.achieved_flops ==
        doctest::Approx(2 * (32 * 12 + 32 * 2 + 3) * width * width * 1500 * 32).epsilon(0.001));
  const double attention_rate =
      encoder.sixteen_bit.peak_flops * tables::serving_calibration().attention_flops;
  CHECK(time.window.attention * attention_rate == doctest::Approx(4 * 1500.0 * 1500 * width * 32 * 32));
  // 7.5 seconds: one window, 30 tokens and its start.
  CHECK(time.windows == 1);
  CHECK(time.steps == 31);
  // Keys and values of 1,500 positions, and of half the text, in 32 layers, for 32 clips.
  const StepModel decoder = steps.decoder();
  const double read = 2 * width * 32 * (1500 + 15) * 2 * 32;
  CHECK(time.token.attention * decoder.cache_bandwidth >= doctest::Approx(read));
  CHECK(time.token.linear * decoder.weight_bandwidth ==
        doctest::Approx(2 * 32 * 14 * width * width).epsilon(0.001));
}

TEST_CASE("A clip's cache is its window's and its text's") {
  // 1,500 positions and 120 tokens, keys and values, 32 layers, two bytes; turbo has four layers.
  CHECK(heard("{}")["fit"]["per_gpu"]["clip_bytes"].get<double>() ==
        doctest::Approx(2 * width * 32 * (1500 + 120) * 2));
  CHECK(
      heard(R"({"model": "openai/whisper-large-v3-turbo"})")["fit"]["per_gpu"]["clip_bytes"].get<double>() ==
      doctest::Approx(2 * width * 4 * (1500 + 120) * 2));
}

TEST_CASE("Published real-time factors lie in the printed ranges") {
  // huggingface/open_asr_leaderboard#42 (TensorRT-LLM) and #50 (vLLM on RTX 4080).
  const Json librispeech = heard(R"({"engine": "tensorrt-llm", "batch": 64, "clip_seconds": 7.4})");
  const Json ami = heard(R"({"gpu": "rtx-4080-16gb", "engine": "vllm", "batch": 32, "clip_seconds": 2.6})");
  for (const auto& [report, measured] : {std::pair{librispeech, 245.05}, {ami, 63.56}}) {
    const Json& range = report["speed"]["range"]["rtfx"];
    CHECK(range[0].get<double>() <= measured);
    CHECK(range[1].get<double>() >= measured);
  }
  CHECK(rtfx_of(librispeech) == doctest::Approx(245.05).epsilon(0.1));
}

TEST_CASE("Clips are read in whole windows, which live streams read again and again") {
  CHECK(heard(R"({"clip_seconds": 31})")["speed"]["windows_per_clip"] == 2);
  CHECK(heard(R"({"clip_seconds": 5})")["speed"]["silent_share"].get<double>() == doctest::Approx(25 / 30.0));
  CHECK(rtfx_of(heard(R"({"clip_seconds": 30})")) > 2 * rtfx_of(heard(R"({"clip_seconds": 5})")));
  CHECK(heard("{}")["speed"]["streams"].is_null());

  const char* live = R"({"clip_seconds": 5, "streaming_hop_seconds": 1})";
  const int streams = heard(live)["speed"]["streams"]["at_once"].get<int>();
  CHECK(streams > 1);
  const auto seconds = [&](int batch) {
    Json request = whisper(live);
    request["batch"] = batch;
    return answer("estimate", request.dump())["speed"]["seconds_per_batch"].get<double>();
  };
  CHECK(seconds(streams) <= 1);
  CHECK(seconds(streams + 1) > 1);
  const Json two = heard(R"({"clip_seconds": 5, "streaming_hop_seconds": 1, "gpu_count": 2})");
  CHECK(two["speed"]["streams"]["at_once"] == 2 * streams);
}

TEST_CASE("Money follows from the real-time factor, and what hears is refused by field elsewhere") {
  const Json report = heard(R"({"gpu_count": 3})");
  CHECK(rtfx_of(report) == doctest::Approx(3 * rtfx_of(heard("{}"))));
  CHECK(report["cost"]["usd_per_audio_hour"].get<double>() == doctest::Approx(6 / rtfx_of(report)));
  const auto field = [](const char* change) {
    return answer("estimate", whisper(change).dump())["error"]["field"].get<std::string>();
  };
  CHECK(field(R"({"model": "Qwen/Qwen3-8B"})") == "model");
  CHECK(field(R"({"model": "mistralai/Voxtral-Mini-3B-2507"})") == "model");
  CHECK(field(R"({"clip_seconds": 0})") == "clip_seconds");
  CHECK(field(R"({"input_tokens": 8})") == "input_tokens");
}
