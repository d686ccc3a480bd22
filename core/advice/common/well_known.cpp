#include "core/advice/common/well_known.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace whichgpu {
namespace {

constexpr std::array<std::string_view, 10> well_known{
    "a100-sxm-80gb",  "a100-sxm-40gb",  "h100-sxm-80gb", "h100-pcie-80gb", "h200-sxm-141gb",
    "b200-sxm-180gb", "rtx-a6000-48gb", "l40s-48gb",     "rtx-4090-24gb",  "mi300x-192gb"};

}  // namespace

bool is_well_known(const Gpu& gpu) {
  return std::find(well_known.begin(), well_known.end(), gpu.id) != well_known.end();
}

}  // namespace whichgpu
