#include <doctest/doctest.h>
#include <string>

#include "core/time/shared_card.h"

#include "tests/core/support.h"

using namespace whichgpu;
using test::Json;

namespace {

Json on_one_card(const char* more) {
  Json request = Json::parse(R"({"workload": "serving", "model": "meta-llama/Llama-3.1-8B-Instruct",
      "gpu": "h100-sxm-80gb", "engine": "vllm", "input_tokens": 1000, "output_tokens": 200, "concurrency": 8,
      "colocation": {}})");
  request.merge_patch(Json::parse(more));
  return test::answer("estimate", request.dump());
}

Json sharing(const char* more) { return on_one_card(more).value("colocation", Json()); }

double number(const Json& object, const char* name) { return object[name].get<double>(); }

}  // namespace

TEST_CASE("Copies that run at once gain what they leave idle, as published") {
  // sglang-omni#986: Higgs TTS on an H100 is bound by its host; +100 % with two copies, +116 % with three, +3
  // % with three that take turns. A copy that keeps the card busy 46 % of its time is that.
  const double busy = 0.46;
  CHECK(shared_gain(CardSharing::mps, 2, busy, 1).total == doctest::Approx(2.00).epsilon(0.01));
  CHECK(shared_gain(CardSharing::mps, 3, busy, 1).total == doctest::Approx(2.16).epsilon(0.01));
  CHECK(shared_gain(CardSharing::time, 3, busy, 1).total == doctest::Approx(1.03).epsilon(0.04));
  // MOSS-TTS keeps it busy by itself: almost nothing.
  CHECK(shared_gain(CardSharing::mps, 2, 1, 1).total == 1);
}

TEST_CASE("Published gains lie within their ranges") {
  // Taking turns: H200, Higgs, 2 to 4 copies (sglang-omni#1066); H100, 2 and 3 copies of 21.1 requests a
  // second alone (#1075); H200, Qwen3-TTS (#1635). At once: #1635, 9.115 of 5.635.
  const SharedGain turns = shared_gain(CardSharing::time, 4, 0.5, 1);
  for (const double published : {1.47, 1.65, 1.73, 12.58 / 21.1, 12.77 / 21.1, 7.206 / 5.635, 1.03}) {
    CHECK(published >= turns.low);
    CHECK(published <= turns.high);
  }
  const SharedGain at_once = shared_gain(CardSharing::mps, 2, 0.5, 1);
  CHECK(at_once.low <= 19.16 / 21.1);
  CHECK(at_once.high >= 9.115 / 5.635);
}

TEST_CASE("Every copy pays for its weights, and left is what the engine may take less all of them") {
  const Json report = on_one_card("{}");
  const Json two = report["colocation"];
  const Json& card = report["fit"]["per_gpu"];
  CHECK(number(two["per_copy"], "weights_bytes") == number(card, "weights_bytes"));
  CHECK(two["copies"] == 2);
  CHECK(two["fits"] == true);
  const Json three = sharing(R"({"colocation": {"copies": 3}})");
  const double one_more = number(two, "left_bytes") - number(three, "left_bytes");
  CHECK(one_more >= number(card, "needed_bytes"));
  CHECK(one_more <= number(card, "needed_bytes") + 2e9);  // and what a process takes beside its budget
  CHECK(number(three, "requests_per_copy") < number(two, "requests_per_copy"));
  // The card holds as many as the report says without asking.
  const int most = static_cast<int>(number(report["fit"], "copies_sharing"));
  const std::string more = R"({"colocation": {"copies": )" + std::to_string(most + 1) + "}}";
  CHECK(sharing(more.c_str())["fits"] == false);
  CHECK(sharing(more.c_str())["verdict"] == "no_room");
}

TEST_CASE("Companions take memory and time") {
  const Json alone = sharing(R"({"colocation": {"copies": 1}})");
  const Json beside = sharing(R"({"colocation": {"mode": "time",
      "companions": [{"memory_gb": 4, "busy_share": 0.25}, {"model": "BAAI/bge-m3"}]}})");
  CHECK(beside["copies"] == 1);
  CHECK(beside["verdict"] == "fits");
  // BGE-M3: 568 million parameters, published in 32 bit, and a context.
  CHECK(number(beside, "companion_bytes") == doctest::Approx(4e9 + 4 * 568e6 + 0.5e9).epsilon(0.01));
  CHECK(number(alone, "left_bytes") - number(beside, "left_bytes") ==
        doctest::Approx(number(beside, "companion_bytes")));
  CHECK(number(beside, "total_gain") == doctest::Approx(0.75));
}

TEST_CASE("Slices are cards of their own") {
  const Json cut = sharing(R"({"colocation": {"copies": 2, "mode": "mig"}})");
  CHECK(cut["slice"] == "h100-sxm-80gb:3g.40gb");
  CHECK(cut["fits"] == true);
  CHECK(number(cut["per_copy"], "capacity_bytes") < 45e9);
  // Half the bandwidth each: two are about one whole card, no more than two of them.
  CHECK(number(cut, "total_gain") > 0.8);
  CHECK(number(cut, "total_gain") < 2);
  const Json seven = sharing(R"({"colocation": {"copies": 7, "mode": "mig"}})");
  CHECK(seven["fits"] == false);  // 16 GB of weights in 10
}

TEST_CASE("One engine with the users of all is what copies are compared with") {
  const Json report = sharing("{}");
  CHECK(number(report, "one_engine_gain") > 1.5);
  CHECK(report["verdict"] == "one_engine");
  CHECK(number(report, "busy_share") > 0);
  CHECK(number(report, "busy_share") <= 1);
}

TEST_CASE("What is not estimated of a shared card is refused by its field") {
  const auto error = [](const char* more) { return test::error_of(on_one_card(more)); };
  CHECK(error(R"({"gpu_count": 2})") == "bad_value colocation");
  CHECK(error(R"({"load": "offline"})") == "bad_value colocation");
  CHECK(error(R"({"colocation": {"copies": 17}})") == "bad_value colocation.copies");
  CHECK(error(R"({"colocation": {"mode": "both"}})") == "bad_value colocation.mode");
  CHECK(error(R"({"gpu": "rtx-4090-24gb", "colocation": {"mode": "mig"}})") == "bad_value colocation.mode");
  CHECK(error(R"({"colocation": {"mode": "mig", "companions": [{"memory_gb": 4}]}})") ==
        "bad_value colocation.mode");
  CHECK(error(R"({"colocation": {"companions": [{}]}})") == "bad_value colocation.companions[0]");
  CHECK(error(R"({"colocation": {"companions": [{"model": "no/such"}]}})") ==
        "unknown_model colocation.companions[0].model");
  // What it keeps beside its weights is not known: an engine may take the whole card for its cache.
  CHECK(error(R"({"colocation": {"companions": [{"model": "Qwen/Qwen3-8B"}]}})") ==
        "bad_value colocation.companions[0].model");
  CHECK(error(R"({"colocation": {"companions": [{"memory_gb": 1, "busy_share": 0.6},
                                                {"memory_gb": 1, "busy_share": 0.6}]}})") ==
        "bad_value colocation.companions");
  CHECK(error(R"({"colocation": {"companions": [{"memory_gb": 0}]}})") ==
        "bad_value colocation.companions[0].memory_gb");
}
