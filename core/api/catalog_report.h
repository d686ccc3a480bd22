#pragma once

#include "core/api/json/write.h"

namespace whichgpu::api {

/// Everything that can be picked: GPUs, models, offers, engines and precisions, with the figures that a
/// list shows. Rates are dense; link bandwidths per GPU and one direction.
Object catalog_report();

}  // namespace whichgpu::api
