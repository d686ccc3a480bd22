#pragma once

#include "core/advice/serving/plan_rejections.h"
#include "core/advice/training/plan.h"
#include "core/api/plan/request.h"

namespace whichgpu::api {

/// What the planner answers to every need of a request; nothing where there is no such need.
struct PlanAnswers {
  PlanAnswer serving;
  std::vector<Rejection> rejected;  ///< for serving
  TrainingPlanAnswer training;
};

/// What the visitor's own cards do for the needs, against what was planned; null without such cards. Every
/// figure is taken from an estimate of the request that stands beside it.
Fragment fleet_report(const PlanInput& input, const PlanAnswers& answers);

}  // namespace whichgpu::api
