#include <doctest/doctest.h>
#include <sstream>

#include "tests/accuracy/closed_run.h"
#include "tests/accuracy/measurement_files.h"
#include "tests/accuracy/wild/wild_names.h"
#include "tests/accuracy/wild/wild_tables.h"

using namespace whichgpu;
using namespace whichgpu::accuracy;

namespace {

/// Steps of 10 ms, whatever they work on.
StepCost constant_steps() {
  StepCost cost;
  cost.fixed = 0.01;
  return cost;
}

ClosedRun run_of(double users, int requests, double output) {
  ClosedRun run;
  run.users = users;
  run.requests = requests;
  run.input.mean = 100;
  run.output.mean = output;
  return run;
}

WildRow only_row(const std::string& header, const std::string& row) {
  std::istringstream in(header + "\n" + row + "\n");
  const std::vector<WildRow> rows = read_wild_serving(read_csv(in));
  REQUIRE(rows.size() == 1);
  return rows.front();
}

}  // namespace

TEST_CASE("Users who start together send their next requests when the last are answered") {
  // Both prompts fit into a step of 10 ms; ten more tokens take 100 ms; then the second two of four.
  const ClosedRunTimes times = closed_run_times(constant_steps(), {}, run_of(2, 4, 11));
  CHECK(times.complete);
  CHECK(times.ttft_seconds == doctest::Approx(0.010));
  CHECK(times.tpot_seconds == doctest::Approx(0.010));
  CHECK(times.output_tokens_per_second == doctest::Approx(44 / 0.220));
  CHECK(times.queue_seconds == doctest::Approx(0));
}

TEST_CASE("Whoever finds the engine full waits for another's end, and who is not yet sent does not") {
  EngineRules one_at_a_time;
  one_at_a_time.max_num_seqs = 1;
  // Two users, a request of 110 ms at a time: the first waits for none; the second for the first, from the
  // start; the third, sent when the first ends, for the second.
  const ClosedRunTimes times = closed_run_times(constant_steps(), one_at_a_time, run_of(2, 3, 11));
  CHECK(times.output_tokens_per_second == doctest::Approx(33 / 0.330));
  CHECK(times.queue_seconds == doctest::Approx((0 + 0.110 + 0.110) / 3));
}

TEST_CASE("Requests at a rate wait for nobody, and their throughput is what was asked") {
  // One each second, each 110 ms on its own.
  ClosedRun run = run_of(9, 50, 11);
  run.requests_per_second = 1;
  const ClosedRunTimes times = closed_run_times(constant_steps(), {}, run);
  CHECK(times.tpot_seconds == doctest::Approx(0.010));
  CHECK(times.ttft_seconds < 0.025);
  CHECK(times.output_tokens_per_second == doctest::Approx(11));
}

TEST_CASE("What is cached of prompts at a rate takes no time") {
  StepCost cost = constant_steps();
  cost.linear_token = 0.01 / 100;  // a prompt of 100 tokens takes as long again
  ClosedRun run = run_of(9, 50, 11);
  run.requests_per_second = 1;
  const double all = closed_run_times(cost, {}, run).ttft_seconds;
  run.cached_prefix_fraction = 0.5;
  // Prefixes end at a block of 16 tokens: 48 of 50 are found.
  CHECK(all - closed_run_times(cost, {}, run).ttft_seconds == doctest::Approx(0.0048).epsilon(0.01));
}

TEST_CASE("Names of strangers stand for models, cards and versions of the catalog") {
  CHECK(wild_model("QuantTrio/Qwen3-Coder-480B-A35B-Instruct-AWQ") == "Qwen/Qwen3-Coder-480B-A35B-Instruct");
  CHECK(wild_model("cpatonn/GLM-4.5-Air-AWQ-4bit") == "zai-org/GLM-4.5-Air");
  CHECK(wild_model("nobody/Model-9B-FP8") == "nobody/Model-9B-FP8");
  CHECK(wild_gpu("h200_sxm") == "h200-sxm-141gb");
  CHECK(wild_version("vllm", "vllm/vllm-openai:v0.20.1", "2026-05-05") == "0.20.1");
  CHECK(wild_version("vllm", "vllm/vllm-openai:latest", "2026-01") == "0.11");
  CHECK(wild_version("vllm", "vllm/vllm-openai:latest", "2026-03-04") == "0.14");
  CHECK(wild_version("sglang", "lmsysorg/sglang:dev-cu13", "2026-03-04").empty());
  CHECK(wild_engine("vllm", "mi300x-192gb") == "vllm-rocm");
  CHECK(publisher_of("owner/name:docs/page.md@1234") == "owner/name");
  CHECK(publisher_of("owner/name@1234:docs") == "owner/name");
  CHECK(publisher_of("https://github.com/owner/name/issues/1") == "owner/name");
  CHECK(publisher_of("https://example.org/page") == "example.org");
}

TEST_CASE("A run of strangers is asked with its own limits, lengths and number of requests") {
  const std::string header =
      "id,model,gpu,gpus,tensor_parallel,attention_data_parallel,expert_parallel,engine,engine_version,"
      "measured,weights,kv_cache_bytes_per_element,input_tokens,output_tokens,concurrency,ttft_ms,tpot_ms,"
      "load,doubt,max_num_seqs,requests_per_user,pipeline_parallel,output_tok_s_total,source,notes";
  const WildRow row = only_row(
      header,
      "a,Qwen/Qwen3-32B,h100_sxm,2,2,1,1,vllm,vllm/vllm-openai:latest,2026-01,fp8,2,500,100,16,200,20,"
      "benchmark_uniform,image tag latest: version unknown,64,5,1,700,owner/name:file,util=0.85");
  CHECK(row.measurement.left_out.empty());
  CHECK(row.measurement.request["memory_utilization"] == 0.85);
  CHECK(row.measurement.request["max_num_seqs"] == 64);
  CHECK(row.measurement.request["engine_version"] == "0.11");
  CHECK(row.measurement.run->requests == 80);
  CHECK(row.measurement.run->input.law == LengthLaw::uniform);
  CHECK(row.measurement.run->input.most == 999);
  // Of 64 users who have 40 requests in all, 40 ask; where 20 tokens/s leave two of nine in flight, they came
  // at a fifth of one a second.
  const WildRow few =
      only_row(header,
               "a,Qwen/Qwen3-32B,h100_sxm,1,1,1,1,vllm,0.17.0,2026-03,fp8,2,500,100,64,200,20,"
               "burst,,,0.62,1,700,owner/name:file,");
  CHECK(few.measurement.run->users == 40);
  CHECK(few.measurement.run->requests == 40);
  CHECK(few.measurement.run->requests_per_second == 0);
  const WildRow rate =
      only_row(header,
               "a,Qwen/Qwen3-32B,h100_sxm,1,1,1,1,vllm,0.17.0,2026-03,fp8,2,500,100,9,200,20,"
               "burst,,,10,1,20,owner/name:file,");
  CHECK(rate.measurement.run->requests_per_second == doctest::Approx(0.2));
  const WildRow eager =
      only_row(header,
               "a,Qwen/Qwen3-32B,h100_sxm,1,1,1,1,vllm,0.17.0,2026-03,fp8,2,500,100,9,200,20,"
               "burst,,,10,1,700,owner/name:file,engine args: --enforce-eager");
  CHECK(eager.measurement.left_out == "runs without graphs");
  const WildRow replica = only_row(
      header,
      "a,Qwen/Qwen3-32B,h100_sxm,1,1,1,1,vllm,0.17.0,2026-03,fp8,2,500,100,9,200,20,"
      "burst,,,10,1,700,owner/name:file,8 replicas behind nginx on 8 cards: concurrency is per replica");
  CHECK(replica.measurement.left_out == "one of several replicas that a proxy loads unevenly");
  const WildRow at_once =
      only_row(header,
               "a,Qwen/Qwen3-32B,h100_sxm,1,1,1,1,vllm,0.17.0,2026-03,fp8,2,500,100,9,2000.5,20,"
               "burst,,,10,1,700,owner/name:file,");
  CHECK(at_once.measurement.left_out == "answers that came in one piece");
  const WildRow doubtful =
      only_row(header,
               "a,Qwen/Qwen3-32B,h100_sxm,1,1,1,1,vllm,0.17.0,2026-03,fp8,2,500,100,1,200,20,burst,"
               "failed requests,,1,1,50,owner/name:file,");
  CHECK_FALSE(doubtful.measurement.left_out.empty());
}
