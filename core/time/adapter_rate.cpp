#include "core/time/adapter_rate.h"

#include <algorithm>

#include "core/catalog/tables.h"

namespace whichgpu {

AdapterRate adapter_rate(double max_rank) {
  const Judgement::Adapters& known = tables::judgement().adapters;
  const double usual = 1 / known.rate;
  const double for_each_rank = (1 / known.slow_rate - usual) / (known.slow_rank - known.usual_rank);
  const double factor = 1 / (usual + for_each_rank * std::max(max_rank - known.usual_rank, 0.0));
  return {factor, known.rate_low * factor / known.rate, known.rate_high};
}

}  // namespace whichgpu
