#pragma once

#include "core/advice/training/estimate.h"
#include "core/api/json/reader.h"

namespace whichgpu::api {

/// Reads what is to be trained, and how: the fields that depend neither on the cards nor on their layout.
/// `question.training.model` is set already.
void read_training_work(Reader& reader, TrainingQuestion& question);

/// The program, `usual` where the request names none, and what its loss keeps of the logits; fails on
/// shortcuts of the run that it does not know. `training.model` and its shortcuts are set already.
void read_framework(Reader& reader, Training& training, const TrainingFramework& usual);

/// The network between servers, and how much longer real runs take than steady steps.
void read_surroundings(Reader& reader, Training& training);

}  // namespace whichgpu::api
