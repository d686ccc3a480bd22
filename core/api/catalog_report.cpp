#include "core/api/catalog_report.h"

#include "core/api/json/offer_report.h"
#include "core/catalog/model_shape.h"
#include "core/catalog/tables.h"

namespace whichgpu::api {
namespace {

template <typename Entries>
Json aliases_of(const Entries& aliases, std::string_view id) {
  Json list = Json::array();
  for (const Alias& alias : aliases) {
    if (alias.id == id) list.push_back(alias.alias);
  }
  return list;
}

Json mig_report(const Gpu& gpu) {
  Json list = Json::array();
  for (const MigProfile& p : tables::mig_profiles()) {
    if (p.card != gpu.id) continue;
    list.push_back(object_of("id", p.id, "name", p.gpu_name, "instances", p.instances, "memory_bytes",
                             p.memory_bytes, "compute_share", p.compute_share, "memory_share", p.memory_share,
                             "listed", p.listed, "source", p.source, "as_of", p.as_of));
  }
  return list;
}

const char* name(MemoryClass memory) {
  switch (memory) {
    case MemoryClass::hbm:
      return "hbm";
    case MemoryClass::gddr:
      return "gddr";
    case MemoryClass::unified:
      return "unified";
  }
  return "";
}

Json gpu_report(const Gpu& gpu) {
  const auto rate = [](double flops) { return flops > 0 ? Json(flops) : Json(); };
  const PeakRates& dense = gpu.dense;
  return object_of(
      "id", gpu.id, "name", gpu.name, "aliases", aliases_of(tables::gpu_aliases(), gpu.id), "vendor",
      gpu.vendor, "architecture", gpu.architecture, "form_factor", gpu.form_factor, "year", gpu.year,
      "marketed_memory_bytes", gpu.marketed_memory_bytes, "memory_bytes", gpu.memory_bytes, "memory_type",
      gpu.memory_type, "memory_class", name(gpu.memory_class), "memory_bandwidth_bytes_per_second",
      gpu.memory_bandwidth, "dense_flops",
      object_of("fp64", rate(dense.fp64), "fp64_tensor", rate(dense.fp64_tensor), "fp32", rate(dense.fp32),
                "tf32", rate(dense.tf32), "fp16", rate(dense.fp16), "bf16", rate(dense.bf16), "fp8",
                rate(dense.fp8), "fp4", rate(dense.fp4), "int8", rate(dense.int8)),
      "sparsity_doubles_rates", gpu.sparsity_doubles_rates, "nvlink_bytes_per_second_per_direction",
      gpu.interconnect.nvlink_bytes_per_second, "nvlink_gpus", gpu.interconnect.nvlink_gpus,
      "nvlink_generation", gpu.interconnect.nvlink_generation, "pcie_bytes_per_second_per_direction",
      gpu.interconnect.pcie_bytes_per_second, "pcie_generation", gpu.interconnect.pcie_generation,
      "power_watts", gpu.power_watts, "peak_power_watts", gpu.peak_power_watts, "mig_instances",
      gpu.mig_instances, "mig_profiles", mig_report(gpu), "dpx", gpu.dpx, "transformer_engine",
      gpu.transformer_engine, "compute_capability", gpu.compute_capability, "verified", gpu.verified,
      "source", gpu.source, "as_of", gpu.as_of);
}

const char* attention_name(const ModelShape& shape, const Model& model) {
  if (shape.linear_layers > 0 && shape.attention_layers == 0) return "linear";
  if (shape.linear_layers > 0) return "hybrid";
  if (shape.mla_layers > 0) return "mla";
  for (const AttentionLayers& a : model.attention) {
    if (a.window > 0) return "windowed";
  }
  return shape.kv_heads == 1 ? "mqa" : shape.kv_heads < shape.heads ? "gqa" : "mha";
}

Json model_report(const Model& model) {
  const ModelShape shape = model_shape(model);
  return object_of("id", model.id, "name", model.name, "aliases",
                   aliases_of(tables::model_aliases(), model.id), "family", model.family, "parameters",
                   shape.parameters.total(), "active_parameters", shape.active_parameters, "attention",
                   attention_name(shape, model), "experts", shape.experts, "layers", shape.layers,
                   "max_context_tokens", model.max_context_tokens, "checkpoint_precision",
                   model.checkpoint_precision, "license", model.license, "released", model.released,
                   "verified", model.verified, "source", model.source, "as_of", model.as_of);
}

Json image_model_report(const ImageModel& model) {
  return object_of("id", model.id, "name", model.name, "aliases",
                   aliases_of(tables::image_model_aliases(), model.id), "family", model.family,
                   "denoiser_parameters", model.denoiser_parameters, "width", model.default_width, "height",
                   model.default_height, "steps", model.default_steps, "guidance", model.guidance,
                   "precision", model.checkpoint_precision, "license", model.license, "verified",
                   model.verified, "source", model.source, "as_of", model.as_of);
}

}  // namespace

Json catalog_report() {
  Json report;
  report["version"] = WHICHGPU_VERSION;
  for (const char* list :
       {"gpus", "models", "image_models", "offers", "engines", "weight_precisions", "kv_precisions"}) {
    report[list] = Json::array();
  }
  for (const Gpu& gpu : tables::gpus()) report["gpus"].push_back(gpu_report(gpu));
  for (const Model& model : tables::models()) {
    if (model.kind == ModelKind::text) report["models"].push_back(model_report(model));
  }
  for (const ImageModel& model : tables::image_models()) {
    report["image_models"].push_back(image_model_report(model));
  }
  for (const Offer& offer : tables::offers()) report["offers"].push_back(offer_report(offer));
  for (const Engine& e : tables::engines()) {
    const CardLimits& largest = e.card_limits[e.card_limits.count - 1];
    report["engines"].push_back(object_of(
        "id", e.id, "name", e.name, "memory_utilization", e.memory_utilization, "max_num_seqs",
        largest.max_num_seqs, "max_num_batched_tokens", largest.max_num_batched_tokens, "gguf_weights",
        e.gguf_weights, "current", e.current, "source", e.source, "as_of", e.as_of));
  }
  for (const WeightPrecision& p : tables::weight_precisions()) {
    report["weight_precisions"].push_back(object_of("id", p.id, "name", p.name, "bytes_per_weight",
                                                    p.expert_bytes, "gguf", p.gguf, "source", p.source));
  }
  for (const KvPrecision& p : tables::kv_precisions()) {
    report["kv_precisions"].push_back(
        object_of("id", p.id, "name", p.name, "bytes_per_element", p.element_bytes, "source", p.source));
  }
  return report;
}

}  // namespace whichgpu::api
