#include "core/api/catalog_report.h"

#include "core/api/json/offer_report.h"
#include "core/catalog/model_shape.h"
#include "core/catalog/tables.h"

namespace whichgpu::api {
namespace {

template <typename Entries>
Fragment aliases_of(const Entries& aliases, std::string_view id) {
  Array list;
  for (const Alias& alias : aliases) {
    if (alias.id == id) list.push(alias.alias);
  }
  return list;
}

Fragment mig_report(const Gpu& gpu) {
  Array list;
  for (const MigProfile& p : tables::mig_profiles()) {
    if (p.card != gpu.id) continue;
    list.push(object_of({{"id", p.id},
                         {"name", p.gpu_name},
                         {"instances", p.instances},
                         {"memory_bytes", p.memory_bytes},
                         {"compute_share", p.compute_share},
                         {"memory_share", p.memory_share},
                         {"listed", p.listed},
                         {"source", p.source},
                         {"as_of", p.as_of}}));
  }
  return list;
}

Fragment gpu_report(const Gpu& gpu) {
  const auto rate = [](double flops) { return known_if(flops > 0, flops); };
  const PeakRates& dense = gpu.dense;
  return object_of({{"id", gpu.id},
                    {"name", gpu.name},
                    {"aliases", aliases_of(tables::gpu_aliases(), gpu.id)},
                    {"vendor", gpu.vendor},
                    {"architecture", gpu.architecture},
                    {"form_factor", gpu.form_factor},
                    {"year", gpu.year},
                    {"marketed_memory_bytes", gpu.marketed_memory_bytes},
                    {"memory_bytes", gpu.memory_bytes},
                    {"memory_type", gpu.memory_type},
                    {"memory_class", name_of(gpu.memory_class)},
                    {"memory_bandwidth_bytes_per_second", gpu.memory_bandwidth},
                    {"dense_flops", object_of({{"fp64", rate(dense.fp64)},
                                               {"fp64_tensor", rate(dense.fp64_tensor)},
                                               {"fp32", rate(dense.fp32)},
                                               {"tf32", rate(dense.tf32)},
                                               {"fp16", rate(dense.fp16)},
                                               {"bf16", rate(dense.bf16)},
                                               {"fp8", rate(dense.fp8)},
                                               {"fp4", rate(dense.fp4)},
                                               {"int8", rate(dense.int8)}})},
                    {"sparsity_doubles_rates", gpu.sparsity_doubles_rates},
                    {"nvlink_bytes_per_second_per_direction", gpu.interconnect.nvlink_bytes_per_second},
                    {"nvlink_gpus", gpu.interconnect.nvlink_gpus},
                    {"nvlink_generation", gpu.interconnect.nvlink_generation},
                    {"pcie_bytes_per_second_per_direction", gpu.interconnect.pcie_bytes_per_second},
                    {"pcie_generation", gpu.interconnect.pcie_generation},
                    {"power_watts", gpu.power_watts},
                    {"peak_power_watts", gpu.peak_power_watts},
                    {"mig_instances", gpu.mig_instances},
                    {"mig_profiles", mig_report(gpu)},
                    {"dpx", gpu.dpx},
                    {"transformer_engine", gpu.transformer_engine},
                    {"compute_capability", gpu.compute_capability},
                    {"well_known", gpu.well_known},
                    {"verified", gpu.verified},
                    {"source", gpu.source},
                    {"as_of", gpu.as_of}});
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

Fragment model_report(const Model& model) {
  const ModelShape shape = model_shape(model);
  const VisionFamily* family = model.vision.family;
  return object_of({{"id", model.id},
                    {"name", model.name},
                    {"aliases", aliases_of(tables::model_aliases(), model.id)},
                    {"family", model.family},
                    {"parameters", shape.parameters.total()},
                    {"active_parameters", shape.active_parameters},
                    {"attention", attention_name(shape, model)},
                    {"experts", shape.experts},
                    {"picture_rule", family != nullptr ? name_of(family->rule) : std::string_view()},
                    {"reads_video", family != nullptr && family->video.frames_per_second > 0},
                    {"layers", shape.layers},
                    {"max_context_tokens", model.max_context_tokens},
                    {"checkpoint_precision", model.checkpoint_precision},
                    {"license", model.license},
                    {"released", model.released},
                    {"verified", model.verified},
                    {"source", model.source},
                    {"as_of", model.as_of}});
}

Fragment image_model_report(const ImageModel& model) {
  return object_of({{"id", model.id},
                    {"name", model.name},
                    {"aliases", aliases_of(tables::image_model_aliases(), model.id)},
                    {"family", model.family},
                    {"denoiser_parameters", model.denoiser_parameters},
                    {"width", model.default_width},
                    {"height", model.default_height},
                    {"steps", model.default_steps},
                    {"guidance", model.guidance},
                    {"frames", model.clip.frames},
                    {"frames_per_second", model.clip.frames_per_second},
                    {"precision", model.checkpoint_precision},
                    {"license", model.license},
                    {"verified", model.verified},
                    {"source", model.source},
                    {"as_of", model.as_of}});
}

Fragment flags_of(const Engine& engine) {
  Array list;
  for (const EngineFlag flag : engine.flags) list.push(name_of(flag));
  return list;
}

Object engine_report(const Engine& e) {
  const CardLimits& largest = e.card_limits[e.card_limits.count - 1];
  return object_of({{"id", e.id},
                    {"name", e.name},
                    {"version", e.version},
                    {"earlier_version_of", e.earlier_version_of},
                    {"memory_utilization", e.memory_utilization},
                    {"max_num_seqs", largest.max_num_seqs},
                    {"max_num_batched_tokens", largest.max_num_batched_tokens},
                    {"gguf_weights", e.gguf_weights},
                    {"flags", flags_of(e)},
                    {"offloads_layers", e.host_bandwidth > 0},
                    {"tuned_flags", e.tuned_flags},
                    {"tuned_flags_on_amd", e.tuned_flags_on_amd},
                    {"current", e.current},
                    {"source", e.source},
                    {"as_of", e.as_of}});
}

Object weight_precision_report(const WeightPrecision& p) {
  return object_of({{"id", p.id},
                    {"name", p.name},
                    {"bytes_per_weight", p.expert_bytes},
                    {"gguf", p.gguf},
                    {"source", p.source}});
}

Object kv_precision_report(const KvPrecision& p) {
  return object_of(
      {{"id", p.id}, {"name", p.name}, {"bytes_per_element", p.element_bytes}, {"source", p.source}});
}

template <typename Entries, typename Report>
Array reports(const Entries& entries, Report report) {
  Array list;
  for (const auto& entry : entries) list.push(report(entry));
  return list;
}

template <typename Chosen>
Array models_that(Chosen chosen) {
  Array list;
  for (const Model& model : tables::models()) {
    if (chosen(model)) list.push(model_report(model));
  }
  return list;
}

bool writes(const Model& model) { return model.kind == ModelKind::text; }
bool embeds(const Model& model) { return model.kind == ModelKind::embedding; }
bool hears(const Model& model) { return model.speech_positions > 0; }

Object training_framework_report(const TrainingFramework& f) {
  return object_of({{"id", f.id},
                    {"name", f.name},
                    {"current", f.current},
                    {"optimizer_in_backward", f.optimizer_in_backward},
                    {"offloads_parameters", f.offloads_parameters},
                    {"source", f.source},
                    {"as_of", f.as_of}});
}

}  // namespace

Object catalog_report() {
  return object_of(
      {{"version", WHICHGPU_VERSION},
       {"gpus", reports(tables::gpus(), gpu_report)},
       {"models", models_that(writes)},
       {"embedding_models", models_that(embeds)},
       {"speech_models", models_that(hears)},
       {"image_models", reports(tables::image_models(), image_model_report)},
       {"offers", reports(tables::offers(), offer_report)},
       {"engines", reports(tables::engines(), engine_report)},
       {"training_frameworks", reports(tables::training_frameworks(), training_framework_report)},
       {"weight_precisions", reports(tables::weight_precisions(), weight_precision_report)},
       {"kv_precisions", reports(tables::kv_precisions(), kv_precision_report)}});
}

}  // namespace whichgpu::api
