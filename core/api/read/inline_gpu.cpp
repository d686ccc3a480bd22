#include "core/api/read/inline_gpu.h"

#include <algorithm>
#include <string_view>

#include "core/api/json/json.h"
#include "core/api/json/reader.h"
#include "core/api/read/gpu.h"
#include "core/catalog/lookup.h"
#include "core/catalog/units.h"

namespace whichgpu::api {
namespace {

constexpr Range memory_gb_range{1, 4096};
constexpr Range memory_mib_range{512, 4'194'304};
constexpr Range bandwidth_range{1, 100'000};
constexpr Range rate_range{0, 1'000'000};
constexpr Range required_rate_range{0.01, 1'000'000};
constexpr Range link_range{0, 20'000};
constexpr Range domain_range{1, 1024};
constexpr Range generation_range{0, 20};
constexpr Range power_range{0, 10'000};
constexpr Range year_range{1990, 2100};

/// What drivers report of the GB on the box where nobody says it: boxes count in 2^30 bytes, and drivers
/// print at least this share of them on cards without error correction in GDDR (81,559 MiB of an H100's 80,
/// 143,771 of an H200's 141, 24,576 of an RTX 3090's 24; the catalog).
constexpr double reported_share = 0.995;

void read_rates(Reader& reader, PeakRates& rates) {
  const auto read = [&](const char* name, double& rate) {
    rate = reader.number(name, rate_range, rate / tera) * tera;
    if (rate < required_rate_range.least * tera) rate = 0;  // no such unit: times would be endless
  };
  read("fp64_tflops", rates.fp64);
  read("fp64_tensor_dense_tflops", rates.fp64_tensor);
  read("tf32_tensor_dense_tflops", rates.tf32);
  read("fp16_tensor_dense_tflops", rates.fp16);
  read("bf16_tensor_dense_tflops", rates.bf16);
  read("fp8_tensor_dense_tflops", rates.fp8);
  read("fp4_tensor_dense_tflops", rates.fp4);
  read("int8_tensor_dense_tops", rates.int8);
}

void read_links(Reader& reader, Interconnect& wires) {
  wires.nvlink_bytes_per_second =
      reader.number("nvlink_gb_s_per_direction", link_range, wires.nvlink_bytes_per_second / giga) * giga;
  wires.nvlink_gpus = reader.integer("nvlink_domain_gpus", domain_range, wires.nvlink_gpus);
  wires.nvlink_generation = reader.integer("nvlink_generation", generation_range, wires.nvlink_generation);
  wires.pcie_bytes_per_second =
      reader.number("pcie_gb_s_per_direction", link_range, wires.pcie_bytes_per_second / giga) * giga;
  wires.pcie_generation = reader.integer("pcie_generation", generation_range, wires.pcie_generation);
}

/// The class that a type of memory belongs to: "GDDR6X", "LPDDR5X" (unified), else HBM.
MemoryClass class_of(std::string_view type) {
  const auto has = [&](std::string_view part) {
    const auto same = [](char a, char b) { return (a | ' ') == b; };  // ASCII letters without regard to case
    return std::search(type.begin(), type.end(), part.begin(), part.end(), same) != type.end();
  };
  if (has("gddr")) return MemoryClass::gddr;
  return has("lpddr") ? MemoryClass::unified : MemoryClass::hbm;
}

}  // namespace

std::optional<Error> read_inline_gpu(const Json& object, const std::string& path, Gpu& gpu) {
  std::optional<Error> error;
  Reader reader(object, path, error);
  const bool from_base = reader.has("base");
  if (from_base) {
    const Gpu* base = named_gpu(reader.text("base", {}), reader.field("base"), gpu, error);
    if (base == nullptr) return error;
    gpu = *base;
  } else {
    gpu.id = "custom";
    gpu.name = "Custom card";
    gpu.interconnect.pcie_bytes_per_second = 0;
  }
  gpu.id = reader.text("id", from_base ? gpu.id : "custom");
  gpu.name = reader.text("name", gpu.name);
  gpu.vendor = reader.text("vendor", from_base ? gpu.vendor : "NVIDIA");
  gpu.architecture = reader.text("architecture", gpu.architecture);
  gpu.generation = find_architecture(gpu.architecture);
  gpu.form_factor = reader.text("form_factor", gpu.form_factor);
  gpu.memory_type = reader.text("memory_type", gpu.memory_type);
  gpu.compute_capability = reader.text("compute_capability", gpu.compute_capability);
  gpu.year = reader.integer("year", year_range, gpu.year);
  gpu.sparsity_doubles_rates = reader.flag("sparsity_doubles_rates", gpu.sparsity_doubles_rates);
  const bool typed_anew = reader.has("memory_type") && !from_base;
  gpu.memory_class = reader.choice("memory_class", typed_anew ? class_of(gpu.memory_type) : gpu.memory_class);

  const auto required = [&](const char* name, Range range, double& value, double unit) {
    value =
        (from_base ? reader.number(name, range, value / unit) : reader.required_number(name, range)) * unit;
  };
  const double base_marketed = gpu.marketed_memory_bytes;
  required("memory_gb", memory_gb_range, gpu.marketed_memory_bytes, giga);
  const bool new_size = gpu.marketed_memory_bytes != base_marketed;
  const double boxed = gpu.marketed_memory_bytes / giga * gibi;
  const double reported = new_size ? boxed * reported_share : gpu.memory_bytes;
  gpu.memory_bytes = reader.number("memory_mib", memory_mib_range, reported / mebi) * mebi;
  required("memory_bandwidth_gb_s", bandwidth_range, gpu.memory_bandwidth, giga);
  required("fp32_tflops", required_rate_range, gpu.dense.fp32, tera);
  read_rates(reader, gpu.dense);
  read_links(reader, gpu.interconnect);
  gpu.power_watts = reader.number("power_watts", power_range, gpu.power_watts);
  gpu.peak_power_watts = reader.number("peak_power_watts", power_range, gpu.peak_power_watts);
  gpu.dpx = reader.flag("dpx", gpu.dpx);
  gpu.source = "request";
  gpu.as_of = {};
  reader.finish();
  return error;
}

}  // namespace whichgpu::api
