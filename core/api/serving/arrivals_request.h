#pragma once

#include <optional>

#include "core/advice/serving/estimate.h"
#include "core/advice/serving/plan_need.h"
#include "core/api/json/reader.h"

namespace whichgpu::api {

/// The load that a request means if it names none: what its arrivals are of, or a steady one.
Load usual_load(Reader& reader, std::optional<Error>& error);

/// Reads of how many requests a plan's limits hold; without it they are of means.
void read_percentile(Reader& reader, ServingPlanQuestion& question);

/// Reads how requests arrive, how their lengths spread and which limits hold for whom; read after the load,
/// the users and the mean lengths of `question`. The question has arrivals afterwards where its load needs
/// them, or something was asked that only single requests tell.
void read_arrivals(Reader& reader, ServingQuestion& question, std::optional<Error>& error);

}  // namespace whichgpu::api
