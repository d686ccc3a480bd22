#pragma once

#include <string_view>

#include "core/catalog/names.h"

namespace whichgpu {

enum class OfferKind { on_demand, spot, reserved, promotion };

template <>
inline constexpr auto names<OfferKind> = spelled<OfferKind>({{OfferKind::on_demand, "on_demand"},
                                                             {OfferKind::spot, "spot"},
                                                             {OfferKind::reserved, "reserved"},
                                                             {OfferKind::promotion, "promotion"}});

/// A dated price at which one provider rents a node with some GPUs.
struct Offer {
  std::string_view id;  ///< unique, stable: "lambda-h100-sxm-8x-2026-09"
  std::string_view provider;
  std::string_view instance;  ///< the provider's own name of it
  std::string_view gpu;       ///< Gpu::id
  OfferKind kind = OfferKind::on_demand;
  int gpu_count = 1;  ///< GPUs rented together
  double usd_per_gpu_hour = 0;
  int vcpus = 0;      ///< of the whole instance; 0: not stated
  double ram_gb = 0;  ///< of the whole instance, 10^9 bytes; 0: not stated
  std::string_view region;
  std::string_view as_of;  ///< ISO 8601 (may be year and month only); empty: undated
  bool current = false;    ///< false: kept as history, never used as today's price
  std::string_view source;
};

}  // namespace whichgpu
