#include "core/api/json/plan_names.h"

namespace whichgpu::api {

const char* name_of(PlanLabel label) {
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

}  // namespace whichgpu::api
