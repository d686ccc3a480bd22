#include "core/api/estimate.h"

#include "core/api/json/reader.h"
#include "core/api/parts.h"

namespace whichgpu::api {

Fragment estimate(const Json& request) {
  std::optional<Error> error;
  const Workload workload = Reader(request, "", error).choice("workload", Workload::serving);
  if (error) return error_report(*error);
  for (const Estimator& one : parts().estimators) {
    if (one.workload == workload) return one.ask(request);
  }
  return error_report(elsewhere());
}

}  // namespace whichgpu::api
