#pragma once

#include <string_view>

namespace whichgpu {

/// What a card costs to buy, in US dollars, without a server around it; from data/ownership.json.
struct PurchasePrice {
  std::string_view gpu;  ///< Gpu::id
  double usd = 0;        ///< typical
  double usd_low = 0;    ///< range of what is paid; 0: not known
  double usd_high = 0;
  std::string_view condition;  ///< "new" or "used" street price, "list" price
  std::string_view as_of;      ///< ISO 8601 (may be year and month, or the year)
  std::string_view source;
};

/// What a question about buying assumes where it says nothing; from data/ownership.json.
struct OwnershipDefaults {
  double electricity_usd_per_kwh = 0;
  double pue = 1;  ///< power of the whole site over that of its computers
  double months = 0;
};

}  // namespace whichgpu
