#pragma once

#include "core/memory/footprint.h"
#include "core/time/serving_speed.h"

namespace whichgpu::api {

/// How the contract spells these choices.
const char* name_of(Verdict verdict);
const char* name_of(Bound bound);
const char* name_of(Basis basis);

}  // namespace whichgpu::api
