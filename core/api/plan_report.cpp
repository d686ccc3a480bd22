#include "core/api/plan_report.h"

#include "core/advice/serving_estimate.h"
#include "core/api/note_report.h"
#include "core/api/serving_report.h"
#include "core/catalog/model_shape.h"

namespace whichgpu::api {
namespace {

constexpr double milliseconds = 1e3;

const char* name(PlanLabel label) {
  switch (label) {
    case PlanLabel::cheapest:
      return "cheapest";
    case PlanLabel::balanced:
      return "balanced";
    case PlanLabel::fastest:
      return "fastest";
    case PlanLabel::safest:
      return "safest";
  }
  return "";
}

const char* name(Limit limit) {
  switch (limit) {
    case Limit::none:
      return "none";
    case Limit::memory:
      return "memory";
    case Limit::max_num_seqs:
      return "max_num_seqs";
    case Limit::ttft:
      return "ttft";
    case Limit::tpot:
      return "tpot";
  }
  return "";
}

/// The serving request that asks for exactly this configuration.
Json request_of(const PlanInput& input, const PlanCandidate& c) {
  const Serving& s = c.serving;
  const Parallelism& p = s.parallelism;
  Json request = object_of(
      "workload", "serving", "model", input.model, "gpu", s.gpu->id, "gpu_count", s.gpu_count, "parallelism",
      object_of("tensor", p.tensor, "pipeline", p.pipeline, "data", p.data, "attention_data",
                p.attention_data, "expert", p.expert),
      "precision", object_of("weights", s.weights->id, "kv_cache", s.kv_cache->id), "engine", s.engine->id,
      "input_tokens", s.input_tokens, "output_tokens", s.output_tokens, "concurrency", s.concurrency);
  if (s.cached_prefix_fraction > 0) request["cached_prefix_fraction"] = s.cached_prefix_fraction;
  request["price"] = c.price.offer != nullptr ? object_of("offer", c.price.offer->id)
                                              : object_of("usd_per_gpu_hour", c.price.usd_per_gpu_hour);
  return request;
}

ServingQuestion question_of(const PlanCandidate& c) {
  ServingQuestion question;
  question.serving = c.serving;
  question.choose_parallelism = false;
  question.price.offer = c.price.offer;
  if (c.price.offer == nullptr) question.price.own_usd_per_gpu_hour = c.price.usd_per_gpu_hour;
  return question;
}

Json capacity_report(const Capacity& c) {
  const Json by_latency = c.by_latency < 0 ? Json() : Json(c.by_latency);
  return object_of("by_memory", c.by_memory, "by_latency", by_latency, "concurrency", c.concurrency,
                   "limited_by", name(c.limited_by));
}

Json one_plan(const PlanInput& input, const Plan& plan) {
  const PlanCandidate& c = plan.candidate;
  Json labels = Json::array();
  for (const PlanLabel label : plan.labels) labels.push_back(name(label));
  const ServingQuestion question = question_of(c);
  // Users before headroom; behind an arrival rate stand those whom it keeps in flight.
  const double asked =
      input.asked_concurrency > 0 ? input.asked_concurrency : c.serving.concurrency / input.headroom;
  return object_of("workload", "serving", "label", labels.front(), "labels", labels, "request",
                   request_of(input, c), "estimate", serving_report(question, estimate_serving(question)),
                   "capacity", capacity_report(plan.capacity), "headroom", plan.capacity.concurrency / asked,
                   "binding", name(plan.capacity.limited_by), "why", note_reports(plan.why));
}

Json gpu_report(const Gpu& gpu) { return object_of("id", gpu.id, "name", gpu.name); }

Json front_point(const PlanInput& input, const PlanCandidate& c) {
  return object_of("workload", "serving", "gpu", gpu_report(*c.serving.gpu), "gpu_count", c.serving.gpu_count,
                   "weights", c.serving.weights->id, "kv_cache", c.serving.kv_cache->id, "engine",
                   c.serving.engine->id, "usd_per_hour", c.price.usd_per_hour, "request_seconds",
                   c.request_seconds, "ttft_ms", c.ttft_seconds * milliseconds, "tpot_ms",
                   c.tpot_seconds * milliseconds, "output_tokens_per_second", c.output_tokens_per_second,
                   "request", request_of(input, c));
}

Json rejection_report(const PlanInput& input, const Rejection& rejection) {
  Json nearest;
  if (rejection.nearest) {
    const PlanCandidate& c = *rejection.nearest;
    nearest = object_of("gpu_count", c.serving.gpu_count, "usd_per_hour", c.price.usd_per_hour, "request",
                        request_of(input, c));
  }
  return object_of("workload", "serving", "gpu", gpu_report(*rejection.gpu), "reasons",
                   note_reports(rejection.reasons), "nearest", nearest);
}

Json need_report(const PlanInput& input) {
  const Model& model = *input.question.model;
  const ServingNeed& need = input.question.need;
  Json report = object_of("model", object_of("id", model.id, "name", model.name, "parameters",
                                             model_shape(model).parameters.total()));
  if (need.requests_per_second > 0) {
    report["requests_per_second"] = need.requests_per_second;
  } else {
    report["concurrency"] = need.concurrency;
  }
  report["headroom"] = input.headroom;
  report["max_gpus"] = input.question.max_gpus;
  return report;
}

/// What a reader should know of the whole plan. Ids and arguments:
/// - plan_model_scaled {from}: only a size was given; a model of that size was derived from another
/// - plan_nothing_works {}: no configuration meets the need at any price
/// - plan_nothing_affordable {usd_per_hour, budget_usd_per_hour}
Notes general_notes(const PlanInput& input, const PlanAnswer& answer) {
  Notes notes;
  if (!input.scaled_from.empty()) add(notes, "plan_model_scaled", {text("from", input.scaled_from)});
  if (!answer.beyond_budget.empty()) {
    add(notes, "plan_nothing_affordable",
        {number("usd_per_hour", answer.beyond_budget.front().candidate.price.usd_per_hour),
         number("budget_usd_per_hour", input.question.max_usd_per_hour)});
  } else if (answer.plans.empty()) {
    add(notes, "plan_nothing_works", {});
  }
  return notes;
}

}  // namespace

Json plan_report(const PlanInput& input, const PlanAnswer& answer, const std::vector<Rejection>& rejections) {
  Json plans = Json::array();
  for (const Plan& plan : answer.plans) plans.push_back(one_plan(input, plan));
  Json front = Json::array();
  for (const PlanCandidate& c : answer.front) front.push_back(front_point(input, c));
  Json rejected = Json::array();
  for (const Rejection& one : rejections) rejected.push_back(rejection_report(input, one));
  return object_of("version", WHICHGPU_VERSION, "need", need_report(input), "considered", answer.considered,
                   "plans", std::move(plans), "beyond_budget",
                   answer.beyond_budget.empty() ? Json() : one_plan(input, answer.beyond_budget.front()),
                   "rejected", std::move(rejected), "pareto", std::move(front), "notes",
                   note_reports(general_notes(input, answer)));
}

}  // namespace whichgpu::api
