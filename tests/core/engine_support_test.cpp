#include "core/catalog/engine_support.h"

#include <doctest/doctest.h>

#include "tests/core/round_numbers.h"

using namespace whichgpu;
using test::round_engine;
using test::round_gpu;

TEST_CASE("Engines run on the vendors and generations they are built for") {
  Engine engine = round_engine();
  Gpu gpu = round_gpu();
  CHECK(engine_runs_on(engine, gpu));
  engine.minimum_compute_capability = 9.0;
  CHECK(engine_runs_on(engine, gpu));
  engine.minimum_compute_capability = 10.0;  // a number: 9.0 is less, though its first digit is more
  CHECK_FALSE(engine_runs_on(engine, gpu));
  gpu.compute_capability = "";  // of a card of one's own: not known
  CHECK(engine_runs_on(engine, gpu));
  gpu.vendor = "AMD";
  CHECK(engine_runs_on(engine, gpu));
  engine.nvidia_only = true;
  CHECK_FALSE(engine_runs_on(engine, gpu));
}

TEST_CASE("Apple's processors run what reads GGUF or knows one device only") {
  Engine engine = round_engine();
  Gpu gpu = round_gpu();
  gpu.vendor = "Apple";
  CHECK_FALSE(engine_runs_on(engine, gpu));
  engine.gguf_weights = true;
  CHECK(engine_runs_on(engine, gpu));
  engine.gguf_weights = false;
  engine.tensor_parallel = false;
  CHECK(engine_runs_on(engine, gpu));
}

TEST_CASE("A reader of GGUF loads GGUF, 16 bit and MXFP4; others load what they are given") {
  Engine engine = round_engine();
  WeightPrecision fp8 = test::two_byte_weights();
  fp8.id = "fp8";
  fp8.native_math = Math::fp8;
  WeightPrecision mxfp4 = fp8;
  mxfp4.id = "mxfp4";
  WeightPrecision gguf = fp8;
  gguf.gguf = true;
  CHECK(engine_loads(engine, fp8));
  engine.gguf_weights = true;
  CHECK_FALSE(engine_loads(engine, fp8));
  CHECK(engine_loads(engine, mxfp4));
  CHECK(engine_loads(engine, gguf));
  CHECK(engine_loads(engine, test::two_byte_weights()));
}

TEST_CASE("Layers can stay in host memory where the engine works on them and a bus leads there") {
  Engine engine = round_engine();
  Gpu gpu = round_gpu();
  CHECK_FALSE(can_offload(engine, gpu));
  engine.host_bandwidth = 0.5;
  CHECK(can_offload(engine, gpu));
  gpu.memory_class = MemoryClass::unified;  // it is the same memory
  CHECK_FALSE(can_offload(engine, gpu));
  gpu.memory_class = MemoryClass::gddr;
  gpu.interconnect.pcie_bytes_per_second = 0;
  CHECK_FALSE(can_offload(engine, gpu));
}

TEST_CASE("Cards can be joined by NVLink or by PCIe") {
  Gpu gpu = round_gpu();
  CHECK(can_be_joined(gpu));
  gpu.interconnect.nvlink_bytes_per_second = 0;
  CHECK(can_be_joined(gpu));
  gpu.interconnect.pcie_bytes_per_second = 0;
  CHECK_FALSE(can_be_joined(gpu));
}

TEST_CASE("Limits are those of the first size of card that holds it, and small cards can be named") {
  Engine engine = round_engine();
  engine.card_limits = {};
  engine.card_limits.push({50e9, 10, 100, 0, 0});
  engine.card_limits.push({150e9, 20, 200, 0, 0});
  engine.card_limits.push({0, 30, 300, 0, 0});
  Gpu gpu = round_gpu();
  CHECK(default_limits(engine, gpu).max_num_seqs == 20);
  gpu.memory_bytes = 49e9;
  CHECK(default_limits(engine, gpu).max_num_seqs == 10);
  gpu.memory_bytes = 150e9;
  CHECK(default_limits(engine, gpu).max_num_seqs == 30);
  engine.small_by_name = "Round";
  CHECK(default_limits(engine, gpu).max_num_seqs == 10);
}
