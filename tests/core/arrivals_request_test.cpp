#include <doctest/doctest.h>

#include "tests/core/support.h"

using namespace whichgpu;
using doctest::Approx;
using test::Json;

namespace {

/// A 14B model on one card, prompts of 700 and answers of 250 tokens, with other fields.
Json asked(const char* more) {
  Json request = Json::parse(R"({"workload": "serving", "model": "Qwen/Qwen3-14B", "gpu": "h100-sxm-80gb",
                                 "input_tokens": 700, "output_tokens": 250})");
  request.update(Json::parse(more));
  return test::answer("estimate", request.dump());
}

double at(const Json& object, const char* name) { return object.at(name).get<double>(); }

bool has_note(const Json& report, const char* id) {
  for (const Json& note : report["notes"]) {
    if (note["id"] == id) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("Requests at a rate: as many are served as are sent, in order of the percentiles") {
  const Json report = asked(R"({"arrivals": {"requests_per_second": 8}, "input_length": {"p90": 1400}})");
  const Json& latency = report["latency"];
  CHECK(latency["sustained"] == true);
  CHECK(at(report["speed"], "requests_per_second") == Approx(8));
  CHECK(at(report["speed"], "output_tokens_per_second") == Approx(8 * 250));
  for (const char* metric : {"ttft_ms", "itl_ms", "tpot_ms", "e2e_ms"}) {
    const Json& d = latency[metric];
    CAPTURE(metric);
    CHECK(at(d, "p50") <= at(d, "p90"));
    CHECK(at(d, "p90") <= at(d, "p95"));
    CHECK(at(d, "p95") <= at(d, "p99"));
  }
  CHECK(at(latency["ttft_ms"], "mean") == Approx(at(report["speed"], "ttft_ms")));
  CHECK(at(latency, "load_share") == Approx(8 / at(latency, "saturation_requests_per_second")));
  CHECK(report["configuration"]["load"] == "open");
  CHECK_FALSE(latency.contains("curve"));
}

TEST_CASE("Twice the saturation has no percentiles, and a queue that grows by what is not served") {
  const Json first = asked(R"({"arrivals": {"requests_per_second": 1}})");
  const double most = at(first["latency"], "saturation_requests_per_second");
  Json twice = {{"arrivals", {{"requests_per_second", 2 * most}}}};
  const Json report = asked(twice.dump().c_str());
  CHECK(report["latency"]["sustained"] == false);
  CHECK_FALSE(report["latency"].contains("ttft_ms"));
  CHECK(report["speed"].is_null());
  CHECK(at(report["latency"], "queue_growth_per_second") == Approx(most).epsilon(0.03));
  CHECK(has_note(report, "load_not_sustained"));
}

TEST_CASE("Two replicas take twice the rate, each with half of it as one has alone") {
  const Json one = asked(R"({"arrivals": {"requests_per_second": 5}})");
  const Json two =
      asked(R"({"arrivals": {"requests_per_second": 10}, "gpu_count": 2, "parallelism": {"data": 2}})");
  CHECK(at(two["latency"], "saturation_requests_per_second") ==
        Approx(2 * at(one["latency"], "saturation_requests_per_second")));
  CHECK(at(two["latency"]["ttft_ms"], "p99") == Approx(at(one["latency"]["ttft_ms"], "p99")));
}

TEST_CASE("The curve ends below saturation, and names the limit that binds") {
  const Json report = asked(R"({"arrivals": {"requests_per_second": 5, "curve": true}, "percentile": 99,
                                "max_ttft_ms": 150, "max_tpot_ms": 1000, "max_e2e_ms": 1000000})");
  const Json& latency = report["latency"];
  CHECK(latency["curve"].size() == 12);
  CHECK(latency["binding"] == "ttft");
  const double largest = at(latency, "largest_requests_per_second");
  CHECK(largest > 0);
  CHECK(largest < at(latency, "saturation_requests_per_second"));
  for (const Json& point : latency["curve"]) {
    if (at(point, "requests_per_second") < largest) CHECK(at(point["ttft_ms"], "p99") <= 150);
  }
}

TEST_CASE("A percentile's limit is held against that percentile") {
  const Json report = asked(R"({"arrivals": {"requests_per_second": 8}, "input_length": {"p90": 1400}})");
  const Json& ttft = report["latency"]["ttft_ms"];
  Json question = {{"arrivals", {{"requests_per_second", 8}}},
                   {"input_length", {{"p90", 1400}}},
                   {"max_ttft_ms", (at(ttft, "mean") + at(ttft, "p99")) / 2}};
  CHECK_FALSE(has_note(asked(question.dump().c_str()), "ttft_missed"));
  question["percentile"] = 99;
  CHECK(has_note(asked(question.dump().c_str()), "ttft_missed"));
}

TEST_CASE("Jobs, conversations and users who think") {
  const Json job = asked(R"({"arrivals": {"requests": 400}})");
  const double seconds = at(job["latency"], "job_seconds");
  CHECK(at(job["speed"], "requests_per_second") == Approx(400 / seconds));
  // A job of twice as many takes longer, but not more than twice as long.
  const double twice = at(asked(R"({"arrivals": {"requests": 800}})")["latency"], "job_seconds");
  CHECK(twice > 1.3 * seconds);
  CHECK(twice <= 2 * seconds);

  const Json talk = asked(R"({"arrivals": {"sessions_per_second": 0.05},
                              "sessions": {"turns": 10, "first_input_tokens": 2000, "tool_seconds": 2}})");
  CHECK(at(talk["latency"], "prefix_hit_share") > 0.7);
  CHECK(at(talk["speed"], "requests_per_second") == Approx(0.5));
  // First 2,000, then 700 more each with 250 said between: 2,000 + 950 x 9 / 2 in the mean.
  CHECK(talk["configuration"]["input_tokens"] == 6275);

  const Json busy = asked(R"({"concurrency": 32, "arrivals": {"think_seconds": 0}})");
  const Json calm = asked(R"({"concurrency": 32, "arrivals": {"think_seconds": 10}})");
  CHECK(at(calm["latency"], "mean_running") < at(busy["latency"], "mean_running"));
  CHECK(at(calm["speed"], "requests_per_second") < 32 / 10.0);
}

TEST_CASE("A benchmark is served whole: those who begin together send as many as are said, and no more") {
  const Json alone = asked(R"({"load": "burst", "arrivals": {"requests": 1}})");
  const Json pair = asked(R"({"load": "burst", "concurrency": 2, "arrivals": {"requests": 2}})");
  const Json slow =
      asked(R"({"load": "burst", "concurrency": 2, "max_num_seqs": 1, "arrivals": {"requests": 2}})");
  const double e2e = at(alone["latency"]["e2e_ms"], "mean");
  CHECK(at(alone["latency"]["e2e_ms"], "p99") == Approx(e2e));
  CHECK(at(pair["latency"]["ttft_ms"], "p99") < 0.5 * e2e);
  // One after the other: the second waits for the first, and both take as long as one alone.
  const double lag = at(alone["latency"]["ttft_ms"], "mean");
  CHECK(at(slow["latency"]["ttft_ms"], "mean") == Approx(lag + e2e / 2).epsilon(0.03));
  // Users who ask four times each.
  const Json four =
      asked(R"({"load": "burst", "concurrency": 2, "max_num_seqs": 1, "arrivals": {"requests": 8}})");
  CHECK(at(four["speed"], "requests_per_second") == Approx(1000 / e2e).epsilon(0.03));
  CHECK(asked(R"({"load": "benchmark", "concurrency": 4, "percentile": 99})")["latency"].is_object());
}

TEST_CASE("What cannot be asked together is refused by name") {
  const auto refused = [](const char* more) { return test::error_of(asked(more)); };
  CHECK(refused(R"({"load": "open"})") == "missing_field arrivals");
  CHECK(refused(R"({"load": "open", "arrivals": {}})") == "missing_field arrivals.requests_per_second");
  CHECK(refused(R"({"arrivals": {"requests_per_second": 1}, "concurrency": 4})") == "bad_value concurrency");
  CHECK(refused(R"({"load": "offline", "percentile": 99})") == "bad_value percentile");
  CHECK(refused(R"({"percentile": 98})") == "bad_value percentile");
  CHECK(refused(R"({"load": "benchmark", "input_length": {"max": 1399}})") == "bad_value input_length");
  CHECK(refused(R"({"input_length": {"p90": 2000}})") == "bad_value input_length.p90");
  CHECK(refused(R"({"input_length": {"min": 100, "max": 200}})") == "bad_value input_tokens");
  CHECK(refused(R"({"arrivals": {"requests_per_second": 1, "requests": 7}})") ==
        "unknown_field arrivals.requests");
  CHECK(refused(R"({"arrivals": {"sessions_per_second": 1}})") == "missing_field sessions");
}

TEST_CASE("The verdict on a job is on the room that it needs to run well, not on what it fills") {
  // 29.5 GB of weights and 0.16 MB a token: 16 requests of 950 tokens are 2.5 GB of the 80, of 30,250 tokens
  // 79 GB of an A6000's 48, of which 10,000 requests fill what there is in either case.
  CHECK(asked(R"({"arrivals": {"requests": 10000}})")["fit"]["verdict"] == "comfortable");
  const Json few =
      asked(R"({"arrivals": {"requests": 10000}, "gpu": "rtx-a6000-48gb", "input_tokens": 30000})");
  CHECK(few["fit"]["verdict"] == "tight");
  // Two such requests are all there are: 10 GB, and the verdict is on them.
  const Json two = asked(R"({"arrivals": {"requests": 2}, "gpu": "h100-sxm-80gb", "input_tokens": 30000})");
  CHECK(two["fit"]["verdict"] == "comfortable");
}
