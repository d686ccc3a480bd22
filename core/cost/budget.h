#pragma once

#include <algorithm>
#include <limits>

namespace whichgpu {

inline constexpr double no_limit = std::numeric_limits<double>::infinity();
inline constexpr double hours_per_month = 730;  // 365 days x 24 h / 12

/// Most money, in US dollars; every limit given holds.
struct Budget {
  double usd_per_hour = no_limit;
  double usd_per_month = no_limit;
  double usd_total = no_limit;  ///< of a whole run

  /// What something always on may cost by the hour.
  double always_on() const { return std::min(usd_per_hour, usd_per_month / hours_per_month); }

  /// Whether a run of so many hours is affordable; a month's money has to pay for at most a month of it.
  bool allows(double run_usd_per_hour, double hours) const {
    return run_usd_per_hour <= usd_per_hour && run_usd_per_hour * hours <= usd_total &&
           run_usd_per_hour * std::min(hours, hours_per_month) <= usd_per_month;
  }

  /// What is left of it beside something always on; less than nothing if that costs more. The total is a
  /// run's.
  Budget beside_service(double service_usd_per_hour) const {
    return {usd_per_hour - service_usd_per_hour, usd_per_month - service_usd_per_hour * hours_per_month,
            usd_total};
  }

  /// What is left of it beside a run, in its dearest month.
  Budget beside_run(double run_usd_per_hour, double hours) const {
    return {usd_per_hour - run_usd_per_hour,
            usd_per_month - run_usd_per_hour * std::min(hours, hours_per_month), usd_total};
  }
};

}  // namespace whichgpu
