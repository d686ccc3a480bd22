#pragma once

#include <optional>
#include <string>

#include "core/advice/training/estimate.h"
#include "core/api/json/reader.h"

namespace whichgpu::api {

/// Reads which ranks a request fixes, of a question whose framework and offloading are known.
void read_training_layout(Reader& reader, TrainingQuestion& question, std::optional<Error>& error);

/// Fails if no layout keeps the rules; `batch` is the field that says how many sequences a step takes.
void check_training_layout(Reader& reader, const TrainingQuestion& question, const std::string& batch);

}  // namespace whichgpu::api
