#pragma once

#include "core/advice/training/estimate.h"
#include "core/api/json/reader.h"

namespace whichgpu::api {

/// Reads what is to be trained, and how: the fields that depend neither on the cards nor on their layout.
/// `question.training.model` is set already.
void read_training_work(Reader& reader, TrainingQuestion& question);

}  // namespace whichgpu::api
