#include <doctest/doctest.h>
#include <string>

#include "core/catalog/acceptance.h"
#include "core/catalog/lookup.h"
#include "core/memory/drafter_memory.h"
#include "core/workload/drafter.h"

#include "tests/core/support.h"

using namespace whichgpu;
using test::Json;

namespace {

const Model& model(const char* id) { return *find_model(id); }

/// The answer to a request that drafts.
Json drafting(const std::string& speculative, const std::string& more = "{}") {
  Json request = Json::parse(R"({"workload": "serving", "model": "Qwen/Qwen3.5-397B-A17B",
                                 "gpu": "b200-sxm-180gb", "gpu_count": 8, "concurrency": 4})");
  request["speculative"] = Json::parse(speculative);
  request.merge_patch(Json::parse(more));
  return test::answer("estimate", request.dump());
}

bool has_note(const Json& report, const char* id) {
  for (const Json& note : report["notes"]) {
    if (note["id"] == id) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("Acceptance is what was printed of the model, of its line, or of others") {
  // InferenceX, golden_al_distribution/qwen3.5_mtp.yaml, three drafts: 3.39 with thinking, 3.33 without.
  const Acceptance own = acceptance(model("Qwen/Qwen3.5-397B-A17B"), DraftMethod::mtp, DraftTask::coding, 3);
  CHECK(own.length == doctest::Approx(3.36));
  CHECK(own.low == doctest::Approx(3.33));
  CHECK(own.high == doctest::Approx(3.39));
  CHECK(own.source == AcceptanceSource::measured);
  const Acceptance kin = acceptance(model("Qwen/Qwen3.6-27B"), DraftMethod::mtp, DraftTask::coding, 3);
  CHECK(kin.length == doctest::Approx(3.36));
  CHECK(kin.source == AcceptanceSource::usual);
  // Of others the middle of all five curves, and their ends.
  const Acceptance other =
      acceptance(model("deepseek-ai/DeepSeek-V3"), DraftMethod::mtp, DraftTask::coding, 3);
  CHECK(other.length == doctest::Approx(2.99));
  CHECK(other.low == doctest::Approx(2.49));
  CHECK(other.high == doctest::Approx(3.39));
}

TEST_CASE("Other text than code scales what is beyond a step's own token") {
  // 1 + 2.36 x 0.65 for conversations; of Llama 3.1 8B, measured on those, 2.79 for them and
  // 1 + 1.79 / 0.65 for code.
  const Acceptance chat = acceptance(model("Qwen/Qwen3.5-397B-A17B"), DraftMethod::mtp, DraftTask::chat, 3);
  CHECK(chat.length == doctest::Approx(2.534));
  CHECK(chat.low == doctest::Approx(1 + 2.33 * 0.46));
  CHECK(chat.source == AcceptanceSource::usual);
  const Model& llama = model("meta-llama/Llama-3.1-8B-Instruct");
  CHECK(acceptance(llama, DraftMethod::eagle3, DraftTask::chat, 3).length == doctest::Approx(2.79));
  CHECK(acceptance(llama, DraftMethod::eagle3, DraftTask::chat, 3).source == AcceptanceSource::measured);
  CHECK(acceptance(llama, DraftMethod::eagle3, DraftTask::coding, 3).length ==
        doctest::Approx(1 + 1.79 / 0.65));
  // Before its first known point a curve grows evenly: half of 1.36 with one of two drafts.
  CHECK(acceptance(llama, DraftMethod::eagle3, DraftTask::chat, 1).length == doctest::Approx(1.68));
  // Nobody accepts more than there are drafts, nor more than were ever measured.
  for (const DraftMethod method :
       {DraftMethod::mtp, DraftMethod::eagle3, DraftMethod::ngram, DraftMethod::draft})
    for (int drafts = 1; drafts <= 16; ++drafts)
      for (const auto& task : names<DraftTask>) {
        const Acceptance a = acceptance(llama, method, task.value, drafts);
        CHECK(a.low <= a.length);
        CHECK(a.length <= a.high);
        CHECK(a.low >= 1);
        CHECK(a.high <= drafts + 1.0);
      }
}

TEST_CASE("What drafts takes the memory of its published weights") {
  // The EAGLE-3 head of Llama 3.1 8B, 16 bit: fc 3 x 4096^2, queries 8192 x 4096, keys and values twice
  // 8192 x 1024, output 4096^2, block 3 x 4096 x 14336, head 32000 x 4096 = 424.7 million; its file has 0.85
  // GB.
  ServingQuestion q = test::question("meta-llama/Llama-3.1-8B-Instruct", "h100-sxm-80gb", 1, "bf16");
  q.serving.speculation = {3, 2, DraftMethod::eagle3};
  CHECK(drafter_memory(q.serving, 1000).weights == doctest::Approx(2 * 424.7e6).epsilon(0.002));
  // Keys and values of one layer: 2 x 8 x 128 x 2 bytes a token.
  CHECK(drafter_memory(q.serving, 1000).sequence == doctest::Approx(4096e3));
  // The layer of DeepSeek-V3: 11.5 billion parameters (arXiv:2412.19437: 14 billion with embedding and head
  // of 0.93 each), in FP8 on eight cards.
  q = test::question("deepseek-ai/DeepSeek-V3", "h200-sxm-141gb", 8, "fp8");
  q.serving.parallelism.tensor = 8;
  q.serving.speculation = {1, 1.8, DraftMethod::mtp};
  CHECK(drafter_memory(q.serving, 1000).weights == doctest::Approx(11.6e9 / 8).epsilon(0.03));
  // A smaller model: all of it. Qwen3 0.6B has 596 million parameters; 28 layers of 8 heads of 128.
  q = test::question("Qwen/Qwen3-32B", "h100-sxm-80gb", 1, "fp8");
  q.serving.speculation = {3, 2, DraftMethod::draft};
  q.serving.speculation.draft_model = find_model("Qwen/Qwen3-0.6B");
  q.serving.speculation.draft_weights = find_weight_precision("bf16");
  CHECK(drafter_memory(q.serving, 1000).weights == doctest::Approx(2 * 596e6).epsilon(0.01));
  CHECK(drafter_memory(q.serving, 1000).sequence == doctest::Approx(28.0 * 2 * 8 * 128 * 2 * 1000));
  q.serving.speculation.method = DraftMethod::ngram;
  CHECK(drafter_memory(q.serving, 1000).weights == 0);
}

TEST_CASE("A gain is the tokens of a step over how much longer it takes") {
  const Json report = drafting(R"({"draft_tokens": 3})");
  const Json& drafts = report["speculative"];
  CHECK(drafts["method"] == "mtp");
  CHECK(drafts["source"] == "default");
  CHECK(drafts["task"] == "chat");
  CHECK(drafts["acceptance_length"].get<double>() == doctest::Approx(2.534));
  const Json plain = drafting(R"({"method": "none"})");
  CHECK(plain["speculative"]["method"] == "none");
  // Beside what prompts of others take, the time per token is that of a step over what it yields.
  const double gain = plain["speed"]["tpot_ms"].get<double>() / report["speed"]["tpot_ms"].get<double>();
  CHECK(drafts["speedup"].get<double>() == doctest::Approx(gain).epsilon(0.03));
  CHECK(report["fit"]["per_gpu"]["weights_bytes"] > plain["fit"]["per_gpu"]["weights_bytes"]);
}

TEST_CASE("With more users drafts gain less, and the report says from where on they lose") {
  const std::string dense = R"({"model": "meta-llama/Llama-3.1-8B-Instruct", "gpu": "h100-sxm-80gb",
                                "gpu_count": 1, "input_tokens": 1000, "output_tokens": 500, "concurrency": )";
  const auto with = [&](const char* users) {
    return drafting(R"({"method": "eagle3", "draft_tokens": 4, "task": "writing"})", dense + users + "}");
  };
  const Json one = with("1");
  const double batch = one["speculative"]["hurts_above_batch"];
  CHECK(one["speculative"]["speedup"] > 1.2);
  CHECK(has_note(one, "drafts_pay_until"));
  CHECK(has_note(one, "drafts_need_head"));
  const Json many = with(std::to_string(static_cast<int>(2 * batch)).c_str());
  CHECK(many["speculative"]["speedup"] < 1);
  CHECK(has_note(many, "drafts_slow_down"));
  CHECK(many["speculative"]["hurts_above_batch"].get<double>() == doctest::Approx(batch).epsilon(0.1));
  // Left to the core, they are fewer the more users there are.
  const auto chosen = [&](const char* users) {
    return drafting(R"({"task": "writing"})", dense + users + "}")["speculative"];
  };
  CHECK(chosen("1")["draft_tokens"] >= 2);
  CHECK(chosen("400")["draft_tokens"] < chosen("1")["draft_tokens"]);
}

TEST_CASE("Who asks nothing of drafts is told where a model's own layers are sure to pay") {
  const auto offered = [](const Json& report) -> const Json* {
    for (const Json& note : report["notes"]) {
      if (note["id"] == "drafts_would_pay") return &note["args"];
    }
    return nullptr;
  };
  const Json few = drafting("null");
  REQUIRE(offered(few) != nullptr);
  const int drafts = (*offered(few))["drafts"];
  // As much as asking for them says, but for what prompts of others take.
  const Json asked = drafting(R"({"method": "mtp", "draft_tokens": )" + std::to_string(drafts) + "}");
  const double percent = (*offered(few))["percent"];
  CHECK(1 + percent / 100 == doctest::Approx(asked["speculative"]["speedup"].get<double>()).epsilon(0.03));
  CHECK(offered(asked) == nullptr);
  CHECK(offered(drafting(R"({"method": "none"})")) == nullptr);
  CHECK(offered(drafting("null", R"({"model": "meta-llama/Llama-3.1-70B-Instruct"})")) == nullptr);
}

TEST_CASE("Loads of one batch and of all that fits draft, too") {
  for (const char* load : {R"({"load": "static"})", R"({"load": "offline", "concurrency": 16})"}) {
    const double plain = drafting("null", load)["speed"]["output_tokens_per_second"];
    const double drafted =
        drafting(R"({"draft_tokens": 3, "task": "coding"})", load)["speed"]["output_tokens_per_second"];
    CHECK(drafted > 1.2 * plain);
  }
}

TEST_CASE("What no draft can do is refused by the name of its field") {
  const auto error = [](const std::string& speculative, const std::string& more = "{}") {
    return test::error_of(drafting(speculative, more));
  };
  const std::string llama = R"({"model": "meta-llama/Llama-3.1-70B-Instruct"})";
  CHECK(error(R"({"method": "mtp"})", llama) == "bad_value speculative.method");
  CHECK(error(R"({"method": "medusa"})") == "bad_value speculative.method");
  CHECK(error(R"({"task": "poetry"})") == "bad_value speculative.task");
  CHECK(error(R"({"draft_tokens": 17})") == "bad_value speculative.draft_tokens");
  CHECK(error(R"({"accepted_tokens_per_step": 2})") == "missing_field speculative.draft_tokens");
  CHECK(error(R"({"draft_tokens": 2, "accepted_tokens_per_step": 3.5})") ==
        "bad_value speculative.accepted_tokens_per_step");
  CHECK(error(R"({"method": "draft"})") == "missing_field speculative.draft_model");
  CHECK(error(R"({"method": "draft", "draft_model": "nobody/nothing"})") ==
        "unknown_model speculative.draft_model");
  CHECK(error(R"({"method": "ngram", "draft_model": "Qwen/Qwen3-0.6B"})") ==
        "bad_value speculative.draft_model");
  CHECK(error(R"({"method": "draft", "draft_model": "Qwen/Qwen3-0.6B", "draft_tokens": 4})").empty());
}
