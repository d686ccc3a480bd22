#include "core/api/serving/plan_report.h"

#include "core/api/json/capacity_report.h"
#include "core/api/json/note_report.h"
#include "core/api/json/plan_gpu.h"
#include "core/api/read/own_offers.h"
#include "core/api/serving/report.h"

namespace whichgpu::api {
namespace {

constexpr double milliseconds = 1e3;

}  // namespace

Fragment request_of(const PlanInput& input, const PlanCandidate& c) {
  const Serving& s = c.serving;
  const Parallelism& p = s.parallelism;
  Object request =
      object_of({{"workload", "serving"},
                 {"model", input.model},
                 {"gpu", s.gpu->id},
                 {"gpu_count", s.gpu_count},
                 {"parallelism", object_of({{"tensor", p.tensor},
                                            {"pipeline", p.pipeline},
                                            {"data", p.data},
                                            {"attention_data", p.attention_data},
                                            {"expert", p.expert}})},
                 {"precision", object_of({{"weights", s.weights->id}, {"kv_cache", s.kv_cache->id}})},
                 {"engine", s.engine->id},
                 {"input_tokens", s.input_tokens},
                 {"output_tokens", s.output_tokens},
                 {"concurrency", s.concurrency}});
  if (s.cached_prefix_fraction > 0) request.add("cached_prefix_fraction", s.cached_prefix_fraction);
  request.append(input.limits);
  add_price(request, c.price, input.own_offers);
  return request;
}

ServingQuestion question_of(const PlanInput& input, const PlanCandidate& c) {
  ServingQuestion question;
  question.limits = input.serving->need.limits;
  question.serving = c.serving;
  question.choose_parallelism = false;
  question.price.offer = c.price.offer;
  if (c.price.offer == nullptr) question.price.own_usd_per_gpu_hour = c.price.usd_per_gpu_hour;
  return question;
}

Fragment serving_plan_report(const PlanInput& input, const Plan& plan) {
  const PlanCandidate& c = plan.candidate;
  Array labels;
  for (const PlanLabel label : plan.labels) labels.push(name_of(label));
  const ServingQuestion question = question_of(input, c);
  // Users before headroom; behind an arrival rate stand those whom it keeps in
  // flight.
  const double asked =
      input.asked_concurrency > 0 ? input.asked_concurrency : c.serving.concurrency / input.headroom;
  return object_of({{"workload", "serving"},
                    {"label", name_of(plan.labels.front())},
                    {"labels", labels},
                    {"request", request_of(input, c)},
                    {"estimate", serving_report(question, estimate_serving(question))},
                    {"capacity", capacity_report(plan.capacity)},
                    {"headroom", plan.capacity.concurrency / asked},
                    {"binding", name_of(plan.capacity.limited_by)},
                    {"why", note_reports(plan.why)}});
}

Fragment serving_point_report(const PlanInput& input, const PlanCandidate& c) {
  return object_of({{"workload", "serving"},
                    {"gpu", plan_gpu(*c.serving.gpu)},
                    {"gpu_count", c.serving.gpu_count},
                    {"weights", c.serving.weights->id},
                    {"kv_cache", c.serving.kv_cache->id},
                    {"engine", c.serving.engine->id},
                    {"usd_per_hour", c.price.usd_per_hour},
                    {"request_seconds", c.request_seconds},
                    {"ttft_ms", c.ttft_seconds * milliseconds},
                    {"tpot_ms", c.tpot_seconds * milliseconds},
                    {"output_tokens_per_second", c.output_tokens_per_second},
                    {"request", request_of(input, c)}});
}

Fragment serving_rejection_report(const PlanInput& input, const Rejection& rejection) {
  Fragment nearest;
  if (rejection.nearest) {
    const PlanCandidate& c = *rejection.nearest;
    nearest = object_of({{"gpu_count", c.serving.gpu_count},
                         {"usd_per_hour", c.price.usd_per_hour},
                         {"request", request_of(input, c)}});
  }
  return object_of({{"workload", "serving"},
                    {"gpu", plan_gpu(*rejection.gpu)},
                    {"reasons", note_reports(rejection.reasons)},
                    {"nearest", nearest}});
}

}  // namespace whichgpu::api
