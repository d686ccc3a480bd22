#pragma once

#include <optional>
#include <string_view>

#include "core/catalog/gpu.h"

namespace whichgpu {

/// One way to cut an instance out of a card (Multi-Instance GPU).
struct MigProfile {
  std::string_view card;      ///< Gpu::id of the whole card
  std::string_view id;        ///< "h100-sxm-80gb:1g.10gb"
  std::string_view gpu_name;  ///< "H100 SXM 80GB, MIG 1g.10gb"
  std::string_view name;      ///< "1g.10gb"
  int instances = 0;          ///< how many of them one card holds
  double compute_share = 0;   ///< of the card's multiprocessors
  double memory_share = 0;    ///< of the card's memory slices, and with them of its bandwidth
  double memory_bytes = 0;    ///< what the driver reports for the instance
  bool listed = false;        ///< false: multiprocessors or memory derived, no driver listing read
  std::string_view source;
  std::string_view as_of;
};

/// The slice as a GPU of its own: arithmetic rates and power times the share of multiprocessors, bandwidth
/// times the share of memory slices, memory as the driver reports it. A slice reaches no other GPU: there
/// is no NVLink and no peer-to-peer over PCIe between instances.
/// Source: NVIDIA Multi-Instance GPU User Guide.
Gpu mig_slice(const Gpu& card, const MigProfile& profile);

/// The profile that "<card>:<profile>" names, the card by id or alias; nullptr if there is none.
const MigProfile* find_mig_profile(std::string_view name);

/// The card, or the slice of a card, of this name.
std::optional<Gpu> find_card_or_slice(std::string_view name);

}  // namespace whichgpu
