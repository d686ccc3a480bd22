#include "core/workload/pictures.h"

#include <cmath>
#include <doctest/doctest.h>

#include "core/memory/vision_peak.h"
#include "core/time/vision_time.h"

#include "tests/core/support.h"

using namespace whichgpu;
using doctest::Approx;

namespace {

const VisionTower& tower_of(std::string_view model) { return find_model(model)->vision; }

SeenPicture seen(std::string_view model, double width, double height, VisionSettings settings = {}) {
  return seen_picture(*tower_of(model).family, {width, height}, settings);
}

/// A request of the contract for 30 tokens of text and one answer token, with `fields` beside.
test::Json asked(const std::string& model, const std::string& gpu, const std::string& fields) {
  return test::answer("estimate", R"({"workload":"serving","model":")" + model + R"(","gpu":")" + gpu +
                                      R"(","input_tokens":30,"output_tokens":1)" + fields + "}");
}

constexpr const char* hd = R"(,"images":{"count":1,"width":1920,"height":1080})";
constexpr const char* on_gpu = R"(,"engine":"sglang","vision":{"preprocess":"gpu"})";
constexpr const char* qwen3_vl = "Qwen/Qwen3-VL-8B-Instruct";
constexpr const char* mistral = "mistralai/Mistral-Small-3.2-24B-Instruct-2506";

}  // namespace

TEST_CASE("Pictures: tokens as published, and as the processors' rules give them by hand") {
  struct Row {
    const char* model;
    double width;
    double height;
    double tokens;
  };
  // Published: Qwen2.5-VL of https://github.com/vllm-project/vllm/issues/41267, Qwen3-VL of
  // yhyang201/sgl-bench@03fedd7, squares of https://github.com/ashalliants/ninfer-3090/issues/78, Kimi's 600
  // x 400 of a processor's test. By hand: Gemma 4's 1080p, sqrt(280 x 2304 / 2073600) = 0.5578, so 22 x 12
  // squares of 48; Llama 4's, 5 x 3 tiles at 0.875 of the size (4 x 4: 0.7; 5 x 3 is the largest scale below
  // 1) and an overview, 16 x 144; Kimi's 1080p, padded to 1932 x 1092, 69 x 39; Mistral's, shrunk by 1540 /
  // 1920 to 1540 x 866, padded to 55 x 31 tokens of 28, its 640 x 480 to 23 x 18, its 3080 x 1540 halved to
  // 55 x 28; GLM's 1080p, 69 x 39, and 4096 x 4096 within 4,816,896 pixels, 2194 to 78 x 78.
  for (const Row& row :
       {Row{"Qwen/Qwen2.5-VL-7B-Instruct", 1920, 1080, 2691},
        Row{"Qwen/Qwen2.5-VL-7B-Instruct", 448, 448, 256}, Row{qwen3_vl, 1280, 720, 880},
        Row{qwen3_vl, 1920, 1080, 2040}, Row{qwen3_vl, 1440, 2560, 3600},
        Row{"Qwen/Qwen3.5-9B", 224, 224, 64}, Row{"Qwen/Qwen3.5-9B", 1344, 1344, 1764},
        Row{"Qwen/Qwen3.5-9B", 1568, 1568, 2401}, Row{"google/gemma-3-27b-it", 1920, 1080, 256},
        Row{"google/gemma-4-31B-it", 1920, 1080, 264},
        Row{"meta-llama/Llama-4-Scout-17B-16E-Instruct", 1920, 1080, 2304},
        Row{"meta-llama/Llama-4-Scout-17B-16E-Instruct", 336, 336, 144},
        Row{"moonshotai/Kimi-K2.5", 600, 400, 330}, Row{"moonshotai/Kimi-K2.5", 1920, 1080, 2691},
        Row{mistral, 1920, 1080, 1705}, Row{mistral, 640, 480, 414}, Row{mistral, 3080, 1540, 1540},
        Row{"zai-org/GLM-4.6V", 1920, 1080, 2691}, Row{"zai-org/GLM-4.6V", 4096, 4096, 6084}}) {
    CAPTURE(row.model);
    CAPTURE(row.width);
    CHECK(seen(row.model, row.width, row.height).tokens == row.tokens);
  }
}

TEST_CASE("Pictures: limits scale a picture down or up, and markers come around it") {
  // 8192 x 8192 is four times the limit of 16,777,216 pixels: 4096 x 4096, 16,384 tokens.
  CHECK(seen(qwen3_vl, 8192, 8192).tokens == 16384);
  // 100 x 100 is below 65,536 pixels: 256 x 256, 64 tokens.
  CHECK(seen(qwen3_vl, 100, 100).tokens == 64);
  // A limit of a megapixel: 1920 x 1080 shrinks by 1.406 to 1344 x 768, 42 x 24.
  CHECK(seen(qwen3_vl, 1920, 1080, {.max_pixels = 1048576}).tokens == 1008);
  // A half is rounded to the even multiple: 1040 is 32.5 times 32, and 1072 is 33.5.
  CHECK(seen(qwen3_vl, 1040, 1072).tokens == 32 * 34);
  CHECK(seen(qwen3_vl, 1920, 1080).in_prompt() == 2042);
  // 15 tiles have a separator each, and three markers.
  CHECK(seen("meta-llama/Llama-4-Scout-17B-16E-Instruct", 1920, 1080).in_prompt() == 2304 + 15 + 3);
  // A break after each of 31 rows, the last of which ends the picture.
  CHECK(seen(mistral, 1920, 1080).in_prompt() == 1705 + 31);
  // A budget of 1,120: 1.1155 of the size, 44 x 25.
  CHECK(seen("google/gemma-4-31B-it", 1920, 1080, {.soft_tokens = 1120}).tokens == 44 * 25);
  // So thin that one side rounds to nothing: one row of the whole budget, as 20000 is 400 times 50.
  CHECK(seen("google/gemma-4-31B-it", 20000, 50).tokens == 280);
  // 10,000 x 8,000 is beyond 16,384 patches: 714 x 571 of 14 pixels shrink by 0.20047 to 2,004 x 1,603,
  // padded to 72 x 58 tokens.
  CHECK(seen("moonshotai/Kimi-K2.5", 10000, 8000).tokens == 72 * 58);
}

TEST_CASE("Pictures: frames of a video share one limit of pixels") {
  // 720p at 2 frames a second: in 5 s 10 frames, 40 x 22 tokens a pair; in 600 s 768 frames within 25,165,824
  // pixels, 32,768 each: 241.4 x 135.8 pixels, 7 x 4 tokens.
  Pictures video;
  video.video = Video{5, 2, 0, {1280, 720}};
  prepare(video, tower_of(qwen3_vl));
  CHECK(video.frame_count == 10);
  CHECK(video.frame_sets * video.frames.tokens == 4400);
  video.video->seconds = 600;
  prepare(video, tower_of(qwen3_vl));
  CHECK(video.frame_count == 768);
  CHECK(video.frame_sets * video.frames.tokens == 384 * 28);
  CHECK(video.tokens() == 384 * (28 + 8));
}

TEST_CASE("Pictures: the towers' shapes give the parameters that the models have for them") {
  int towers = 0;
  for (const Model& model : tables::models()) {
    const VisionTower& t = model.vision;
    if (t.family == nullptr) continue;
    CAPTURE(model.id);
    ++towers;
    const double width = t.width;
    const double counted =
        t.layers * (4 * width * width + t.matrices * width * t.intermediate) + t.projector_parameters;
    CHECK(counted <= model.vision_parameters);
    // The files of Gemma 4's small ones hold embeddings of their layers beside.
    if (!model.id.starts_with("google/gemma-4-E")) CHECK(counted > 0.95 * model.vision_parameters);
  }
  CHECK(towers == 33);
}

TEST_CASE("Pictures: FLOP and time of the encoder, by hand and as measured") {
  // Qwen3-VL 8B, 8,160 patches, 2,040 tokens: blocks 27 (4 x 1152^2 + 2 x 1152 x 4304) = 411,070,464; four
  // mergers 4 (4608^2 + 4608 x 4096) = 160,432,128; products 2 (8160 x 411,070,464 + 2040 x 160,432,128)
  // = 7.3632e12; attention 4 x 8160^2 x 1152 x 27 = 8.2843e12. On an H200 at 0.45 of 989.5 TFLOP/s 35.1 ms;
  // measured 35.3.
  CHECK(encoder_flops(tower_of(qwen3_vl), seen(qwen3_vl, 1920, 1080)) == Approx(1.56475e13).epsilon(1e-5));
  // Windows of 64 patches in 28 of 32 layers: 4 x 10764 x 1280 (4 x 10764 + 28 x 64) of attention.
  const char* windowed = "Qwen/Qwen2.5-VL-7B-Instruct";
  const double blocks = 2.0 * 10764 * 32 * (4 * 1280.0 * 1280 + 3 * 1280.0 * 3420);
  const double merger = 2.0 * 2691 * (5120.0 * 5120 + 5120.0 * 3584);
  const double attention = 4.0 * 10764 * 1280 * (4.0 * 10764 + 28 * 64);
  CHECK(encoder_flops(tower_of(windowed), seen(windowed, 1920, 1080)) ==
        Approx(blocks + merger + attention).epsilon(1e-12));
  const test::Json h200 = asked(qwen3_vl, "h200-sxm-141gb", std::string(hd) + on_gpu);
  CHECK(h200["speed"]["vision"]["encode_ms"].get<double>() == Approx(35.3).epsilon(0.02));
  // https://github.com/ashalliants/ninfer-3090/issues/78, 1344 x 1344: 300 ms.
  const test::Json card =
      asked("Qwen/Qwen3.5-9B", "rtx-3090-24gb",
            R"(,"precision":{"weights":"q4_k_m"},"images":{"count":1,"width":1344,"height":1344})");
  CHECK(card["speed"]["vision"]["encode_ms"].get<double>() == Approx(300).epsilon(0.05));
}

TEST_CASE("Pictures: first tokens as measured, yhyang201/sgl-bench@03fedd7") {
  struct Row {
    int count;
    double milliseconds;
  };
  for (const Row& row : {Row{4, 498}, Row{8, 1013}, Row{16, 2354}, Row{32, 5720}}) {
    CAPTURE(row.count);
    const test::Json report = asked(
        qwen3_vl, "h200-sxm-141gb",
        R"(,"images":{"count":)" + std::to_string(row.count) + R"(,"width":1920,"height":1080})" + on_gpu);
    const test::Json& range = report["speed"]["range"]["ttft_ms"];
    CHECK(report["speed"]["ttft_ms"].get<double>() == Approx(row.milliseconds).epsilon(0.1));
    CHECK(range[0].get<double>() < row.milliseconds);
    CHECK(range[1].get<double>() > row.milliseconds);
  }
}

TEST_CASE("Pictures: their tokens are of the prompt, in the cache and in the time") {
  const test::Json pictures = asked(qwen3_vl, "h200-sxm-141gb", hd);
  const test::Json text = test::answer(
      "estimate",
      R"({"workload":"serving","model":"Qwen/Qwen3-VL-8B-Instruct","gpu":"h200-sxm-141gb","input_tokens":2072,"output_tokens":1})");
  CHECK(pictures["fit"]["vision"]["tokens"] == 2042);
  CHECK(pictures["configuration"]["input_tokens"] == 30);
  CHECK(pictures["configuration"]["picture_tokens"] == 2042);
  CHECK(pictures["fit"]["per_gpu"]["kv_cache_bytes"] == text["fit"]["per_gpu"]["kv_cache_bytes"]);
  // Beside, the encoder, and 0.065 s for each of 2.0736 megapixels: 134.8 ms.
  const double beside = pictures["speed"]["ttft_ms"].get<double>() - text["speed"]["ttft_ms"].get<double>();
  const test::Json& vision = pictures["speed"]["vision"];
  CHECK(vision["preprocess_ms"].get<double>() == Approx(134.784));
  CHECK(beside == Approx(134.784 + vision["encode_ms"].get<double>()).epsilon(0.01));
  CHECK(vision["share_of_ttft"].get<double>() ==
        Approx((134.784 + vision["encode_ms"].get<double>()) / pictures["speed"]["ttft_ms"].get<double>()));
  const auto width = [](const test::Json& report) {
    const test::Json& range = report["speed"]["range"]["ttft_ms"];
    return range[1].get<double>() / range[0].get<double>();
  };
  CHECK(width(pictures) >= width(text));
  // The same again: nothing to prepare or encode, and the tokens remain.
  const test::Json again =
      asked(qwen3_vl, "h200-sxm-141gb", std::string(hd) + R"(,"vision":{"cached_share":1})");
  CHECK(again["speed"]["ttft_ms"] == text["speed"]["ttft_ms"]);
  CHECK(again["configuration"]["picture_tokens"] == 2042);
}

TEST_CASE("Pictures: how many processes of the host they keep busy is said") {
  const auto processes = [](const std::string& fields) {
    const test::Json report = asked(qwen3_vl, "h200-sxm-141gb", std::string(hd) + fields);
    for (const test::Json& note : report["notes"]) {
      if (note["id"] == "pictures_prepared_on_host") return note["args"]["processes"].get<double>();
    }
    return 0.0;
  };
  CHECK(processes("") == 1);
  CHECK(processes(R"(,"concurrency":64)") > 1);
  CHECK(processes(R"(,"concurrency":64,"vision":{"preprocess":"gpu"})") == 0);
}

TEST_CASE("Pictures: the encoder's memory, by the pictures of one call") {
  Serving s = test::question(qwen3_vl, "h200-sxm-141gb", 1, "bf16").serving;
  s.pictures.sets.push({30, {1920, 1080}, {}});
  prepare(s.pictures, s.model->vision);
  // All of a request: 30 x 8,160 patches of 40 rows of 1,152 numbers in 16 bit, 22.6 GB. SGLang ran out
  // of 19.7 (yhyang201/sgl-bench@03fedd7).
  s.engine = find_engine("sglang");
  CHECK(vision_peak_bytes(s) == Approx(244800.0 * 40 * 1152 * 2));
  CHECK(vision_peak_bytes(s) > 19.7e9);
  // A step of 8,192 tokens has room for 4 of 2,042; one at a time is one.
  s.engine = find_engine("vllm");
  s.max_num_batched_tokens = 8192;
  CHECK(patches_in_call(s) == 4 * 8160);
  s.engine = find_engine("llama.cpp");
  CHECK(patches_in_call(s) == 8160);
  // Without a fused kernel 16 heads' scores of all pairs of patches beside, 4 bytes each.
  s.flash_attention = false;
  CHECK(vision_peak_bytes(s) == Approx(8160.0 * 40 * 1152 * 2 + 8160.0 * 8160 * 16 * 4));
  const test::Json one = asked(qwen3_vl, "h200-sxm-141gb", std::string(hd) + on_gpu);
  CHECK(one["fit"]["vision"]["peak_bytes"].get<double>() == Approx(8160.0 * 40 * 1152 * 2));
}

TEST_CASE("Pictures: of several sizes in one prompt, and frames of a video, are what their parts are") {
  const auto with = [](const std::string& images) {
    return asked(qwen3_vl, "h200-sxm-141gb", R"(,"images":)" + images + on_gpu);
  };
  const auto encode_ms = [](const test::Json& report) {
    return report["speed"]["vision"]["encode_ms"].get<double>();
  };
  const std::string wide = R"({"count":2,"width":1920,"height":1080})";
  const std::string small = R"({"count":3,"width":448,"height":448})";
  CHECK(with("[" + wide + "]") == with(wide));
  // 14 x 14 squares of 32 pixels and two markers.
  const test::Json both = with("[" + small + "," + wide + "]");
  CHECK(both["configuration"]["picture_tokens"] == 2 * 2042 + 3 * 198);
  CHECK(encode_ms(both) == Approx(encode_ms(with(wide)) + encode_ms(with(small))));
  // 10 frames of five seconds.
  const test::Json frames = with(R"([{"count":1,"width":1280,"height":720,"frames":10}])");
  const test::Json video = asked(qwen3_vl, "h200-sxm-141gb",
                                 R"(,"video":{"seconds":5,"width":1280,"height":720})" + std::string(on_gpu));
  CHECK(frames["configuration"]["picture_tokens"] == video["configuration"]["picture_tokens"]);
  CHECK(encode_ms(frames) == encode_ms(video));
}

TEST_CASE("Pictures: a tensor split makes the prompt faster, not the encoder") {
  const std::string eight = std::string(hd) + R"(,"gpu_count":8,"parallelism":{"tensor":8})";
  const test::Json one = asked("Qwen/Qwen3-VL-32B-Instruct", "h200-sxm-141gb", hd);
  const test::Json split = asked("Qwen/Qwen3-VL-32B-Instruct", "h200-sxm-141gb", eight);
  CHECK(split["speed"]["vision"]["encode_ms"] == one["speed"]["vision"]["encode_ms"]);
  CHECK(split["speed"]["ttft_ms"].get<double>() < one["speed"]["ttft_ms"].get<double>());
}

TEST_CASE("Pictures: models that see none, or whose rule was not read, are refused") {
  const auto refused = [](const std::string& model, const std::string& fields) {
    return test::error_of(asked(model, "h200-sxm-141gb", fields));
  };
  const std::string video = R"(,"video":{"seconds":5,"width":1280,"height":720})";
  CHECK(refused("Qwen/Qwen3-8B", hd) == "bad_value images");
  CHECK(refused("Qwen/Qwen3-8B", video) == "bad_value video");
  CHECK(refused("LiquidAI/LFM2.5-VL-1.6B", hd) == "bad_value images");
  CHECK(refused("Qwen/Qwen2.5-VL-7B-Instruct", video) == "bad_value video");
  CHECK(refused(qwen3_vl, R"(,"vision":{"preprocess":"gpu"})") == "missing_field images");
  CHECK(refused(qwen3_vl, R"(,"images":{"width":1920,"height":1080})") == "missing_field images.count");
  CHECK(refused(qwen3_vl, R"(,"images":{"count":1,"width":3000,"height":10})") == "bad_value images.width");
  CHECK(refused(qwen3_vl, R"(,"images":[])") == "bad_value images");
  CHECK(refused(qwen3_vl, R"(,"images":3)") == "bad_value images");
  CHECK(refused(qwen3_vl, R"(,"images":[{"count":1},3])") == "bad_value images[1]");
  CHECK(refused(qwen3_vl, R"(,"images":[{"count":1},{"count":0}])") == "bad_value images[1].count");
  CHECK(refused(qwen3_vl, R"(,"images":[{"count":2,"frames":8}])") == "bad_value images[0].count");
  CHECK(refused(qwen3_vl, R"(,"images":[{"count":1,"frames":8}])" + video) == "bad_value video");
  CHECK(refused("Qwen/Qwen2.5-VL-7B-Instruct", R"(,"images":{"count":1,"frames":8})") ==
        "bad_value images.frames");
  CHECK(refused(qwen3_vl, std::string(hd) + R"(,"vision":{"max_pixels":60000})") ==
        "bad_value vision.max_pixels");
  CHECK(refused(qwen3_vl, std::string(hd) + R"(,"vision":{"soft_tokens":280})") ==
        "bad_value vision.soft_tokens");
  CHECK(refused("google/gemma-4-31B-it", std::string(hd) + R"(,"vision":{"soft_tokens":100})") ==
        "bad_value vision.soft_tokens");
  CHECK(refused("google/gemma-4-31B-it", std::string(hd) + R"(,"vision":{"max_pixels":100000})") ==
        "bad_value vision.max_pixels");
  CHECK(refused(qwen3_vl, std::string(hd) + R"(,"load":"benchmark")") == "bad_value load");
  CHECK(refused(qwen3_vl, std::string(hd) + R"(,"engine_flags":{"max_model_len":2000})") ==
        "bad_value engine_flags.max_model_len");
}

TEST_CASE("Pictures: a pasted configuration says its tower and, by its type, its rule") {
  // Qwen3-VL 8B's own, from https://huggingface.co/Qwen/Qwen3-VL-8B-Instruct/blob/main/config.json.
  const std::string config =
      R"({"model_type":"qwen3_vl","text_config":{"model_type":"qwen3_vl_text","hidden_size":4096,
    "intermediate_size":12288,"num_hidden_layers":36,"num_attention_heads":32,"num_key_value_heads":8,"head_dim":128,
    "vocab_size":151936,"max_position_embeddings":262144},"vision_config":{"depth":27,"hidden_size":1152,
    "intermediate_size":4304,"num_heads":16,"out_hidden_size":4096,"patch_size":16,"spatial_merge_size":2,
    "temporal_patch_size":2,"num_position_embeddings":2304,"deepstack_visual_indexes":[8,16,24],
    "hidden_act":"gelu_pytorch_tanh"},"tie_word_embeddings":false})";
  const auto pasted = [&](const std::string& text) {
    return test::answer("estimate",
                        R"({"workload":"serving","gpu":"h200-sxm-141gb","input_tokens":30,"output_tokens":1,)"
                        R"("model":{"config":)" +
                            text + "}" + hd + "}");
  };
  const test::Json own = asked(qwen3_vl, "h200-sxm-141gb", hd);
  const test::Json report = pasted(config);
  CHECK(report["speed"]["vision"]["tokens_per_image"] == 2042);
  CHECK(report["speed"]["vision"]["encode_ms"] == own["speed"]["vision"]["encode_ms"]);
  // No tower is as wide as any number that a file may hold: its rule is not known then.
  std::string absurd = config;
  absurd.replace(absurd.find("4304"), 4, "999999").replace(absurd.find("1152"), 4, "999999");
  absurd.replace(absurd.find(R"("intermediate_size":999999)"), 26, R"("mlp_ratio":999999)");
  CHECK(test::error_of(pasted(absurd)) == "bad_value images");
  std::string other = config;
  other.replace(other.find("qwen3_vl"), 8, "llava");
  CHECK(test::error_of(pasted(other)) == "bad_value images");
}

TEST_CASE("Pictures: fewer pixels are proposed where they are what helps, and do") {
  const std::string late = R"(,"images":{"count":4,"width":2560,"height":1440},"max_ttft_ms":700)" +
                           std::string(R"(,"engine":"sglang","vision":{"preprocess":"gpu"})");
  const test::Json report = asked(qwen3_vl, "h200-sxm-141gb", late);
  const test::Json* smaller = nullptr;
  for (const test::Json& fix : report["fit"]["fixes"]) {
    if (fix["id"] == "smaller_pictures") smaller = &fix;
  }
  REQUIRE(smaller != nullptr);
  // Half of 3,686,400 pixels is 1,800 tokens and an encoder of a third of the work.
  CHECK((*smaller)["patch"]["vision"]["max_pixels"] == 1843200);
}

TEST_CASE("Pictures: a plan asks for its pictures, and its cards serve them") {
  const test::Json report = test::answer(
      "plan",
      R"({"model":"Qwen/Qwen3-VL-8B-Instruct","gpus":["h200-sxm-141gb"],"serving":{"concurrency":8,"input_tokens":100,"output_tokens":100,"images":{"count":2,"width":1920,"height":1080}}})");
  const test::Json& request = report["plans"][0]["request"];
  CHECK(request["input_tokens"] == 100);
  CHECK(request["images"]["count"] == 2);
  CHECK(report["plans"][0]["estimate"]["configuration"]["picture_tokens"] == 2 * 2042);
  CHECK(test::error_of(test::answer(
            "plan",
            R"({"model":"Qwen/Qwen3-8B","serving":{"images":{"count":2,"width":1920,"height":1080}}})")) ==
        "bad_value serving.images");
}

TEST_CASE(
    "Pictures: of any size a whole number of tokens within the family's limits; more of them cost more") {
  for (const Model& model : tables::models()) {
    const VisionFamily* family = model.vision.family;
    if (family == nullptr) continue;
    CAPTURE(model.id);
    for (const double width : {10.0, 333.0, 1000.0, 1921.0, 7000.0, 32768.0}) {
      const double height = std::floor(width * 0.7 + 3);
      CAPTURE(width);
      const SeenPicture one = seen(model.id, width, height);
      CHECK(one.tokens >= 1);
      CHECK(one.tokens == std::floor(one.tokens));
      CHECK(one.patches == one.tokens * family->patches_per_token);
      CHECK(one.attended <= one.patches);
      if (family->max_pixels > 0) CHECK(one.size.area() <= family->max_pixels);
      if (family->max_patches > 0) CHECK(one.patches <= 1.1 * family->max_patches);
      CHECK(one.tokens <= 17 * 1024);
    }
  }
  for (const char* engine : {"vllm", "sglang", "llama.cpp", "transformers"}) {
    double memory = 0;
    double first = 0;
    for (const int count : {1, 2, 5, 16}) {
      CAPTURE(engine);
      CAPTURE(count);
      const test::Json report = asked(qwen3_vl, "h200-sxm-141gb",
                                      R"(,"images":{"count":)" + std::to_string(count) +
                                          R"(,"width":800,"height":600},"engine":")" + engine + "\"");
      CHECK(report["fit"]["per_gpu"]["needed_bytes"].get<double>() >= memory);
      CHECK(report["speed"]["ttft_ms"].get<double>() > first);
      memory = report["fit"]["per_gpu"]["needed_bytes"].get<double>();
      first = report["speed"]["ttft_ms"].get<double>();
    }
  }
}
