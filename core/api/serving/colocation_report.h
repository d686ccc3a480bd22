#pragma once

#include "core/advice/serving/colocation.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

/// `colocation`: copies of a model and others on one card.
Object colocation_report(const SharedCard& shared);

/// The working's lines of it.
void add_colocation_lines(Array& lines, const SharedCard& shared);

}  // namespace whichgpu::api
