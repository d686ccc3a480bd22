#include "core/api/serving/plan_report.h"

#include "core/api/json/capacity_report.h"
#include "core/api/json/note_report.h"
#include "core/api/json/plan_gpu.h"
#include "core/api/read/own_offers.h"
#include "core/api/serving/report.h"
#include "core/catalog/units.h"

namespace whichgpu::api {

Fragment request_of(const PlanInput& input, const ServingCandidate& c) {
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
                 {"input_tokens", s.text_tokens()},
                 {"output_tokens", s.output_tokens}});
  const ServingNeed& need = input.question.serving->need;
  if (need.limits.percentile > 0 && need.requests_per_second > 0) {
    request.add("arrivals", object_of({{"requests_per_second", Exact{need.requests_per_second}}}));
  } else {
    request.add("concurrency", s.concurrency);
  }
  if (s.tuning != Tuning::as_started) request.add("tuning", name_of(s.tuning));
  if (s.cached_prefix_fraction > 0) request.add("cached_prefix_fraction", Exact{s.cached_prefix_fraction});
  request.append(input.pictures);
  request.append(input.limits);
  const LatencyLimits& given = need.limits;
  if (c.limits.max_ttft_seconds != given.max_ttft_seconds) {
    request.add("max_ttft_ms", Exact{c.limits.max_ttft_seconds * milliseconds_per_second});
  }
  if (c.limits.max_tpot_seconds != given.max_tpot_seconds) {
    request.add("max_tpot_ms", Exact{c.limits.max_tpot_seconds * milliseconds_per_second});
  }
  add_price(request, c.price, input.own_offers);
  return request;
}

Fragment serving_plan_report(const PlanInput& input, const ServingPlan& plan) {
  return object_of({{"workload", "serving"},
                    {"label", name_of(plan.labels.front())},
                    {"labels", label_names(plan.labels)},
                    {"request", request_of(input, plan.candidate)},
                    {"estimate", serving_report(plan.answer)},
                    {"capacity", capacity_report(plan.capacity)},
                    {"headroom", plan.headroom},
                    {"binding", name_of(plan.capacity.limited_by)},
                    {"why", note_reports(plan.why)}});
}

Fragment serving_point_report(const PlanInput& input, const ServingCandidate& c) {
  return object_of({{"workload", "serving"},
                    {"gpu", plan_gpu(*c.serving.gpu)},
                    {"gpu_count", c.serving.gpu_count},
                    {"weights", c.serving.weights->id},
                    {"kv_cache", c.serving.kv_cache->id},
                    {"engine", c.serving.engine->id},
                    {"usd_per_hour", c.price.usd_per_hour},
                    {"request_seconds", c.request_seconds},
                    {"ttft_ms", c.ttft_seconds * milliseconds_per_second},
                    {"tpot_ms", c.tpot_seconds * milliseconds_per_second},
                    {"output_tokens_per_second", c.output_tokens_per_second},
                    {"request", request_of(input, c)}});
}

Fragment serving_rejection_report(const PlanInput& input, const ServingRejection& rejection) {
  Fragment nearest;
  if (rejection.nearest) {
    const ServingCandidate& c = *rejection.nearest;
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
