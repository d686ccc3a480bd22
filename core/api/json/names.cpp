#include "core/api/json/names.h"

namespace whichgpu::api {

const char* name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::comfortable:
      return "comfortable";
    case Verdict::fits:
      return "fits";
    case Verdict::tight:
      return "tight";
    case Verdict::does_not_fit:
      return "does_not_fit";
  }
  return "";
}

const char* name_of(Bound bound) {
  switch (bound) {
    case Bound::memory:
      return "memory";
    case Bound::compute:
      return "compute";
    case Bound::communication:
      return "communication";
    case Bound::overhead:
      return "overhead";
  }
  return "";
}

const char* name_of(Basis basis) {
  switch (basis) {
    case Basis::calibrated:
      return "calibrated";
    case Basis::transferred:
      return "transferred";
    case Basis::extrapolated:
      return "extrapolated";
  }
  return "";
}

}  // namespace whichgpu::api
