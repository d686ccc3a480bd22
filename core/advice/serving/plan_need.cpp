#include "core/advice/serving/plan_need.h"

#include <algorithm>
#include <cmath>

#include "core/advice/serving/trial.h"

namespace whichgpu {

ServingNeed with_headroom(ServingNeed asked, double headroom) {
  constexpr double rounding = 1e-9;  // 20 x 1.1 is 22.000000000000004 in binary; it does not take 23
  asked.concurrency = std::min(most_users_asked, std::ceil(asked.concurrency * headroom - rounding));
  asked.requests_per_second *= headroom;
  return asked;
}

}  // namespace whichgpu
