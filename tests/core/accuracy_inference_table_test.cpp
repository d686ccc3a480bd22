#include <doctest/doctest.h>
#include <sstream>

#include "tests/accuracy/inference_names.h"
#include "tests/accuracy/inference_table.h"

namespace whichgpu::accuracy {
namespace {

const std::string header =
    "model,gpu,num_gpus,tp,pp,precision,kv_precision,engine,engine_version,isl,osl,concurrency_or_batch,"
    "metric,value,source,notes\n";

Measurement read(const std::string& row) {
  std::istringstream in(header + row + "\n");
  const CsvTable table = read_csv(in);
  REQUIRE(is_inference_table(table));
  const std::vector<Measurement> measurements = read_inference_table(table);
  REQUIRE(measurements.size() == 1);
  return measurements[0];
}

}  // namespace

TEST_CASE("inference names: models") {
  CHECK(model_id("Llama-3.1-8B") == "meta-llama/Llama-3.1-8B-Instruct");
  CHECK(model_id("meta-llama/Llama-2-70b-hf") == "meta-llama/Llama-2-70b-chat-hf");
  CHECK(model_id("Mixtral 8x22B") == "mistralai/Mixtral-8x22B-Instruct-v0.1");
  CHECK(model_id("GPT-J 6B") == "EleutherAI/gpt-j-6b");
  CHECK(model_id("WizardLM 33B") == "huggyllama/llama-30b");
  CHECK(model_id("Qwen3-235B-A22B") == "Qwen/Qwen3-235B-A22B");
  CHECK(model_id("no such model") == "no such model");
}

TEST_CASE("inference names: cards, with memory and form") {
  CHECK(gpu_id("H100 SXM 80GB") == "h100-sxm-80gb");
  CHECK(gpu_id("H100 PCIe 80GB") == "h100-pcie-80gb");
  CHECK(gpu_id("A100 PCIe 80GB") == "a100-pcie-80gb");
  CHECK(gpu_id("RTX 6000 Ada") == "rtx-6000-ada-48gb");
  CHECK(gpu_id("RTX A6000") == "rtx-a6000-48gb");
  CHECK(gpu_id("V100 32GB") == "v100-sxm-32gb");
  CHECK(gpu_id("GH200 480GB") == "gh200-96gb");  // 480 GB is the host's memory
  CHECK(gpu_id("M2 Ultra 76-Core GPU 192GB") == "apple-m2-ultra-192gb");
  CHECK(gpu_id("Tesla P40") == "tesla-p40-24gb");
  CHECK(gpu_id("Tesla P100") == "Tesla P100");  // unknown: as it stands
}

TEST_CASE("inference names: engine presets by version") {
  CHECK(engine_id("TensorRT-LLM", "0.8.0") == "tensorrt-llm-0.9");
  CHECK(engine_id("TensorRT-LLM", "2024 (LLM-Inference-Bench)") == "tensorrt-llm-0.9");
  CHECK(engine_id("TensorRT-LLM", "0.14.0") == "tensorrt-llm-0.14");
  CHECK(engine_id("vLLM", "2024 (LLM-Inference-Bench)") == "vllm-2024");
  CHECK(engine_id("vLLM", "2023-10/11 README") == "vllm-2023");
  CHECK(engine_id("llama.cpp", "May 2024 snapshot") == "llama.cpp-2024");
  CHECK(engine_id("llama.cpp", "PR 15802") == "llama.cpp");
  CHECK(engine_id("SAT", "2022") == "SAT");
}

TEST_CASE("inference names: formats") {
  CHECK(weight_format("FP16 (README command --dtype=float16)") == "fp16");
  CHECK(weight_format("FP4") == "nvfp4");
  CHECK(weight_format("INT4 AWQ (W4A16)") == "int4");
  CHECK(weight_format("Int4 GPTQ") == "int4");
  CHECK(weight_format("Int8 GPTQ") == "int8");
  CHECK(weight_format("GPTQ 4-bit g32 act=yes") == "int4_group32");
  CHECK(weight_format("Q4_K_M") == "q4_k_m");
  CHECK(weight_format("EXL2 4.0 bpw").empty());
  CHECK(weight_format("W4A8KV4").empty());
  CHECK(kv_format("FP8", "fp16") == "fp8");
  CHECK(kv_format("", "fp16") == "fp16");
}

TEST_CASE("inference table: a static batch, its rate of one GPU made a total") {
  const Measurement m =
      read("Llama-2-70B,H100 SXM 80GB,4,4,1,FP8,FP8,TensorRT-LLM,0.8.0,128,2048,64,tok_s_per_gpu,500,page,");
  CHECK(m.left_out.empty());
  CHECK(m.unanswerable.empty());
  CHECK(m.measured.output_tokens_per_second == 2000);
  CHECK(m.request["load"] == "static");
  CHECK(m.request["concurrency"] == 64);
  CHECK(m.request["gpu_count"] == 4);
  CHECK(m.request["parallelism"]["tensor"] == 4);
  CHECK(m.request["precision"]["weights"] == "fp8");
}

TEST_CASE("inference table: an offline run, a layer split, a first token") {
  const Measurement offline = read(
      "Llama-3.1-8B,L40S,1,1,1,FP8,FP8,TensorRT-LLM,0.14.0,128,128,\"max (offline, infinite request "
      "rate)\",output_tok_s_total,9105,docs/source/performance/perf-overview.md,");
  CHECK(offline.request["load"] == "offline");
  CHECK(offline.request["memory_utilization"] == 0.95);
  CHECK(offline.request["max_num_seqs"] == 4096);
  CHECK(offline.request["concurrency"] == 30000);  // the page's table of requests by lengths

  const Measurement split = read(
      "Llama-3-70B,RTX 4090,4,layer-split,,Q4_K_M,F16,llama.cpp,May 2024 "
      "snapshot,0,512,1,decode_tok_s,19,page,");
  CHECK(split.request["parallelism"]["pipeline"] == 4);
  CHECK(split.request["parallelism"]["tensor"] == 1);
  const Measurement printed_as_tensor =
      read("CodeLlama-34B,A10G,2,2,1,INT4,FP16,exllama,2023-10/11 README,,256,1,decode_tok_s,25.86,page,");
  CHECK(printed_as_tensor.request["parallelism"]["pipeline"] == 2);  // ExLlama shares layers only
  CHECK(split.request["input_tokens"] == 1);
  CHECK(split.measured.decode_tokens_per_second == 19);

  const Measurement first = read("GPT-J 6B,L40S,1,1,1,FP8,FP8,TensorRT-LLM,0.8.0,2048,1,1,ttft_ms,45,page,");
  CHECK(first.measured.ttft_seconds == doctest::Approx(0.045));
}

TEST_CASE("inference table: rows that are not what they say, or that cannot be asked for") {
  const Measurement total =
      read("Llama-2-70B,A100 SXM 80GB,4,4,1,FP16,FP16,TensorRT-LLM,0.5.0,128,128,64,tok_s_per_gpu,900,page,");
  CHECK(total.left_out.find("totals printed as rates of one GPU") != std::string::npos);
  const Measurement one =
      read("Llama-2-7B,A100 SXM 80GB,1,1,1,FP16,FP16,TensorRT-LLM,0.5.0,128,128,64,tok_s_per_gpu,900,page,");
  CHECK(one.left_out.empty());
  const Measurement amd =
      read("Qwen/Qwen2-7B,MI250,1,1,1,,,vLLM,2024,512,512,32,output_tok_s_total,1394,LLM-Inference-Bench,");
  CHECK(amd.left_out.find("AMD cards") != std::string::npos);
  const std::string rate = "Llama-3.1-8B,H100 SXM 80GB,1,1,1,BF16,BF16,TensorRT-LLM,0.14.0,467,16,";
  const Measurement kept_up = read(rate + "qps=16,ttft_ms,24,page,500 requests; achieved 16 req/s");
  CHECK(kept_up.unanswerable.empty());
  CHECK(kept_up.requests_per_second == 16);
  CHECK(kept_up.request["load"] == "steady");
  const Measurement queued = read(rate + "qps=32,ttft_ms,1229,page,500 requests; achieved 16 req/s");
  CHECK(queued.unanswerable.find("no steady state") != std::string::npos);
  const Measurement exl2 =
      read("TinyLlama 1.1B,RTX 4090,1,1,1,EXL2 4.0 bpw,FP16,ExLlamaV2,2024,,,1,decode_tok_s,700,page,");
  CHECK(exl2.unanswerable.find("weight format") != std::string::npos);
}

}  // namespace whichgpu::accuracy
