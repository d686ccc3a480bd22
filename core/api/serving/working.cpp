#include "core/api/serving/working.h"

#include <string>

#include "core/api/json/power_report.h"
#include "core/api/json/working_line.h"
#include "core/api/parts.h"
#include "core/catalog/units.h"
#include "core/memory/drafter_memory.h"
#include "core/memory/kv_cache.h"
#include "core/memory/serving_room.h"

namespace whichgpu::api {
namespace {

/// Bytes of one request's cache on one tensor rank, all stages.
double cache_bytes(const ServingEstimate& e, double tokens, double element_bytes) {
  return sequence_cache_bytes(e.shape, tokens, element_bytes, e.serving.parallelism.tensor);
}

/// A request's cache: elements of keys and values, and a state of fixed size.
Object sequence_inputs(const ServingEstimate& e) {
  const Serving& s = e.serving;
  const double tokens = s.input_tokens + s.output_tokens;
  const double state = cache_bytes(e, tokens, 0);
  return object_of({{"tokens", tokens},
                    {"elements", cache_bytes(e, tokens, 1) - state},
                    {"element_bytes", s.kv_cache->element_bytes},
                    {"state_bytes", state},
                    {"stage_share", e.footprint.stage_share},
                    {"cache_spread", s.engine->cache_spread},
                    {"drafter_cache_bytes", e.footprint.drafter_sequence_bytes}});
}

/// The most requests: as many on a rank as their caches, and the activations that grow with them, leave room
/// for.
Object room_inputs(const ServingEstimate& e, const Room& room) {
  const Parallelism& p = room.requests_layout;
  const Serving serving = all_at_once(laid_out(e, p));
  const double ranks = static_cast<double>(p.data) * p.attention_data;
  const ServingFootprint most = serving_footprint(serving, e.shape, e.bytes, room.requests);
  const ServingFootprint more = serving_footprint(serving, e.shape, e.bytes, room.requests + ranks);
  const double growing = most.kv_pool_bytes - more.kv_pool_bytes;
  Object inputs = object_of({{"kv_pool_bytes", most.kv_pool_bytes + growing * room.requests / ranks},
                             {"sequence_bytes", most.sequence_bytes},
                             {"replicas", p.data},
                             {"attention_data", p.attention_data}});
  if (growing > 0) inputs.add("growing_activation_bytes", growing);
  return inputs;
}

/// The longest request: near it, its cache is a fixed part and one that grows with the tokens.
Object context_inputs(const ServingEstimate& e, const Room& room) {
  const double element = e.serving.kv_cache->element_bytes;
  const double tokens = room.tokens;
  Serving alone = all_at_once(laid_out(e, room.tokens_layout));
  const auto pool_with = [&](double length) {
    alone.input_tokens = length - alone.output_tokens;
    return serving_footprint(alone, e.shape, e.bytes, 1);
  };
  const ServingFootprint longest = pool_with(tokens);
  const double growing_activation = longest.kv_pool_bytes - pool_with(tokens + 1).kv_pool_bytes;
  const int tensor = room.tokens_layout.tensor;
  const double kept = longest.stage_share * e.serving.engine->cache_spread;
  const auto cache_with = [&](double length) {
    const double drafter = kept > 0 ? drafter_memory(alone, length).sequence / kept : 0;
    return sequence_cache_bytes(e.shape, length, element, tensor) + drafter;
  };
  const double cache = cache_with(tokens);
  const double growing = cache_with(tokens + 1) - cache;
  Object inputs = object_of({{"kv_pool_bytes", longest.kv_pool_bytes + growing_activation * tokens},
                             {"model_limit", e.serving.model->max_context_tokens},
                             {"fixed_cache_bytes", cache - growing * tokens},
                             {"growing_cache_bytes", growing},
                             {"stage_share", longest.stage_share},
                             {"cache_spread", e.serving.engine->cache_spread}});
  if (growing_activation > 0) inputs.add("growing_activation_bytes", growing_activation);
  return inputs;
}

void memory_lines(Array& lines, const ServingEstimate& e, const Room& room) {
  const Serving& s = e.serving;
  const ServingFootprint& f = e.footprint;
  const ParameterCounts& p = e.shape.parameters;
  Object parameters = object_of({{"attention", p.attention},
                                 {"dense", p.dense},
                                 {"shared_experts", p.shared_expert},
                                 {"routed_experts", p.routed_expert},
                                 {"embedding", p.embedding + p.output_head},
                                 {"vision", p.vision},
                                 {"other", p.other}});
  Object weights = object_of({{"linear_bytes", e.bytes.linear},
                              {"expert_bytes", e.bytes.expert},
                              {"embedding_bytes", e.bytes.embedding},
                              {"head_bytes", e.bytes.head},
                              {"other_bytes", e.bytes.other},
                              {"linear_parameters", p.linear()},
                              {"routed_experts", p.routed_expert},
                              {"embedding_parameters", p.embedding},
                              {"head_parameters", p.output_head},
                              {"other_parameters", p.other + p.vision}});
  if (p.looked_up > 0) {
    parameters.add("looked_up", p.looked_up);
    weights.add("looked_up_bytes", e.bytes.looked_up);
    weights.add("looked_up_parameters", p.looked_up);
  }
  add(lines, "parameters", parameters, p.total(), "parameters", s.model->source);
  add(lines, "model_weights_bytes", weights, total_weight_bytes(e.shape, e.bytes), "B", s.weights->source);
  Object on_card = object_of({{"tensor", s.parallelism.tensor},
                              {"expert_ranks", s.parallelism.expert_ranks()},
                              {"pipeline", s.parallelism.pipeline},
                              {"layers_bytes", f.weights.layers},
                              {"vocabulary_bytes", f.weights.vocabulary},
                              {"vision_bytes", f.weights.vision},
                              {"padding_bytes", f.weights.padding},
                              {"drafter_bytes", f.weights.drafter}});
  if (f.weights.adapters > 0) on_card.add("adapters_bytes", f.weights.adapters);
  add(lines, "weights_bytes", on_card, f.weights_bytes, "B", arithmetic);
  add(lines, "kv_bytes_per_token",
      object_of({{"element_bytes", s.kv_cache->element_bytes},
                 {"tensor", s.parallelism.tensor},
                 {"elements", cache_bytes_per_token(e.shape, 1, s.parallelism.tensor)},
                 {"stage_share", f.stage_share}}),
      f.cached_token_bytes, "B", shapes);
  add(lines, "sequence_bytes", sequence_inputs(e), f.sequence_bytes, "B", shapes);
  add(lines, "kv_cache_bytes",
      object_of({{"concurrency", s.concurrency},
                 {"users_at_once", f.users_at_once},
                 {"replicas", s.parallelism.data},
                 {"attention_data", s.parallelism.attention_data},
                 {"sequence_bytes", f.sequence_bytes}}),
      f.kv_cache_bytes, "B", arithmetic);
  add(lines, "activations_bytes",
      object_of({{"step_tokens", f.step_tokens},
                 {"hidden", s.model->hidden},
                 {"block_bytes", f.activations.block},
                 {"score_bytes", f.activations.scores},
                 {"sampling_bytes", f.activations.sampling},
                 {"expert_workspace_bytes", f.activations.expert_workspace},
                 {"vision_input_bytes", f.activations.vision},
                 {"prompt_cache_bytes", f.activations.prompt_cache}}),
      f.activations_bytes, "B", shapes);
  add(lines, "runtime_bytes",
      object_of({{"engine", s.engine->id},
                 {"engine_bytes", s.engine->runtime_bytes},
                 {"collective_bytes", f.runtime.collectives},
                 {"graph_bytes", s.engine->graphs_in_budget ? f.runtime.graphs : 0.0}}),
      f.runtime_bytes, "B", s.engine->source);
  add(lines, "usable_bytes",
      object_of({{"capacity_bytes", f.capacity_bytes},
                 {"memory_utilization", s.memory_utilization},
                 {"share_of", name_of(s.engine->memory_budget)},
                 {"driver_bytes", f.capacity_bytes - f.visible_bytes},
                 {"unbudgeted_bytes", f.runtime.unbudgeted},
                 {"weights_bytes", f.weights_bytes},
                 {"activations_bytes", f.activations.working()},
                 {"runtime_bytes", f.runtime_bytes}}),
      f.usable_bytes, "B", s.gpu->source);
  add(lines, "needed_bytes",
      object_of({{"weights_bytes", f.weights_bytes},
                 {"kv_cache_bytes", f.kv_cache_bytes},
                 {"activations_bytes", f.activations_bytes},
                 {"runtime_bytes", f.runtime_bytes}}),
      f.needed_bytes, "B", arithmetic);
  add(lines, "max_concurrency", room_inputs(e, room), room.requests, "requests", arithmetic);
  add(lines, "max_context_tokens", context_inputs(e, room), room.tokens, "tokens", arithmetic);
}

Object step_inputs(const StepTime& step) {
  Object inputs = object_of({{"linear", step.linear},
                             {"output_head", step.output_head},
                             {"experts", step.experts},
                             {"attention", step.attention},
                             {"activations", step.activations},
                             {"communication", step.communication},
                             {"host", step.host},
                             {"drafts", step.drafts},
                             {"overhead", step.overhead}});
  if (step.vision > 0) inputs.add("vision", step.vision);
  if (step.adapters > 0) inputs.add("adapters", step.adapters);
  return inputs;
}

/// Offline work keeps a request in every replica, however few it is of.
double least_requests(const Serving& s) { return s.load == Load::offline ? s.parallelism.data : 0; }

/// How many tokens a step yields, and what that gains.
void draft_lines(Array& lines, const ServingEstimate& e) {
  const Speculation& d = e.serving.speculation;
  if (d.draft_tokens == 0) return;
  if (d.acceptance.source != AcceptanceSource::given) {
    add(lines, "acceptance_length",
        object_of({{"draft_tokens", d.draft_tokens},
                   {"length_on_its_task", d.acceptance.on_its_task},
                   {"task_factor", d.acceptance.task_factor}}),
        d.accepted_tokens_per_step, "tokens", d.acceptance.cite);
  }
}

void speed_lines(Array& lines, const ServingEstimate& e) {
  const Serving& s = e.serving;
  const ServingSpeed& v = *e.speed;
  const Recalibration own = e.recalibration.value_or(Recalibration{});
  add(lines, "compute_rate",
      object_of({{"dense_peak_flops", e.linear_rate.peak_flops},
                 {"held_clock", e.linear_rate.held_clock},
                 {"efficiency", e.linear_rate.efficiency},
                 {"engine_factor", e.linear_rate.engine_factor},
                 {"weight_only", e.linear_rate.weight_only}}),
      e.linear_rate.achieved_flops, "FLOP/s", calibrated);
  const bool one_by_one = e.latency && e.latency->percentiles;  // the means are those of single requests
  if (!one_by_one) {
    add(lines, "running_requests",
        object_of({{"concurrency", s.concurrency},
                   {"max_num_seqs", s.max_num_seqs},
                   {"kv_pool_bytes", e.footprint.kv_pool_bytes},
                   {"held_requests", v.parts.held_requests},
                   {"admitted_requests", v.parts.admitted_requests},
                   {"least_requests", least_requests(s)}}),
        v.running_requests, "requests", arithmetic);
  }
  if (e.drafts) draft_lines(lines, e);
  add(lines, "prefill_seconds", step_inputs(v.prefill), v.prefill.total(), "s", calibrated);
  add(lines, "decode_seconds", step_inputs(v.decode), v.decode.total(), "s", calibrated);
  if (e.drafts && s.speculation.draft_tokens > 0) {
    add(lines, "draft_speedup",
        object_of({{"plain_seconds", e.drafts->plain_seconds},
                   {"drafted_seconds", e.drafts->drafted_seconds},
                   {"tokens_per_step", s.speculation.accepted_tokens_per_step},
                   {"others_seconds", e.drafts->others_seconds}}),
        e.drafts->speedup, "", calibrated);
  }
  if (one_by_one) return;
  add(lines, "tpot_seconds",
      object_of({{"decode_seconds", v.decode.total()},
                 {"prefill_seconds", v.prefill.total()},
                 {"output_tokens", s.output_tokens},
                 {"running_requests", v.running_requests},
                 {"tokens_per_step", v.parts.tokens_per_step},
                 {"other_prompts", v.parts.other_prompts},
                 {"other_prompt_seconds", v.parts.other_prompt_seconds},
                 {"measured_over_estimated", own.tpot_factor}}),
      v.tpot_seconds, "s", calibrated);
  Object first = object_of({{"prefill_seconds", v.prefill.total()},
                            {"tpot_seconds", v.tpot_seconds},
                            {"queue_seconds", v.queue_seconds},
                            {"first_token_seconds", v.parts.first_token_seconds},
                            {"first_token_steps", v.parts.first_token_steps},
                            {"step_seconds", v.parts.step_seconds},
                            {"waves", v.parts.waves},
                            {"wave_seconds", v.parts.wave_seconds},
                            {"measured_over_estimated", own.ttft_factor}});
  if (v.parts.prepare_seconds > 0) first.add("prepare_seconds", v.parts.prepare_seconds);
  add(lines, "ttft_seconds", first, v.ttft_seconds, "s", calibrated);
  add(lines, "output_tokens_per_second",
      object_of({{"concurrency", s.concurrency},
                 {"ttft_seconds", v.ttft_seconds},
                 {"tpot_seconds", v.tpot_seconds},
                 {"output_tokens", s.output_tokens},
                 {"counted_tokens", v.parts.tokens},
                 {"counted_seconds", v.parts.seconds}}),
      v.output_tokens_per_second, "tokens/s", arithmetic);
}

void cost_lines(Array& lines, const ServingEstimate& e) {
  const std::string_view source = e.price.offer != nullptr ? e.price.offer->source : "request";
  add(lines, "usd_per_hour",
      object_of({{"usd_per_gpu_hour", e.price.usd_per_gpu_hour}, {"rented_gpus", e.price.rented_gpus}}),
      e.cost.usd_per_hour, "USD/h", source);
  if (!e.speed) return;
  add(lines, "usd_per_million_output_tokens",
      object_of({{"usd_per_hour", e.cost.usd_per_hour},
                 {"output_tokens_per_second", e.speed->output_tokens_per_second}}),
      e.cost.usd_per_million_output_tokens, "USD", arithmetic);
  add(lines, "usd_per_million_tokens",
      object_of({{"usd_per_million_output_tokens", e.cost.usd_per_million_output_tokens},
                 {"input_tokens", e.serving.input_tokens},
                 {"output_tokens", e.serving.output_tokens}}),
      e.cost.usd_per_million_tokens, "USD", arithmetic);
}

void power_lines(Array& lines, const ServingEstimate& e) {
  const ServingPower& power = *e.power;
  add_power_line(lines, *e.serving.gpu, power.use, power.idle_share, power.board);
  add(lines, "joules_per_token",
      object_of(
          {{"boards_w", power.board_watts}, {"output_tokens_per_second", e.speed->output_tokens_per_second}}),
      e.energy_per_million_tokens.board_kwh * joules_per_kwh / mega, "J", arithmetic);
  add_site_line(lines, e.energy_per_million_tokens, e.site.pue);
}

}  // namespace

Fragment working(const ServingEstimate& estimate, const Room& room) {
  Array lines;
  memory_lines(lines, estimate, room);
  if (estimate.serving.pictures.any()) parts().pictures->add_lines(lines, estimate);
  if (estimate.speed) speed_lines(lines, estimate);
  if (estimate.latency) parts().arrivals->add_lines(lines, estimate);
  if (estimate.price.known) cost_lines(lines, estimate);
  if (estimate.power) power_lines(lines, estimate);
  if (parts().aside != nullptr) parts().aside->add_lines(lines, estimate);
  return lines;
}

}  // namespace whichgpu::api
