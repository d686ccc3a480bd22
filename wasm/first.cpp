// What the page starts with: plans, and estimates of serving, with models and cards of the catalog. The page
// fetches the whole module once somebody asks for more.
#include <array>

#include "core/api/estimate.h"
#include "core/api/parts.h"
#include "core/api/plan/report.h"
#include "core/api/serving/compare.h"
#include "core/api/serving/report.h"

namespace whichgpu::api {
namespace {

constexpr std::array methods{Method{"estimate", &estimate}, Method{"compare", &compare},
                             Method{"plan", &ask<PlanInput>}};
constexpr std::array estimators{Estimator{Workload::serving, &ask<ServingInput>}};

}  // namespace

const Parts& parts() {
  static constexpr Parts first{methods, estimators};
  return first;
}

}  // namespace whichgpu::api
