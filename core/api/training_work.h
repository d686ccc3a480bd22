#pragma once

#include "core/advice/training_estimate.h"
#include "core/api/reader.h"

namespace whichgpu::api {

/// What is to be trained, and how: a training question but for its cards and their layout.
struct TrainingWork {
  TrainingQuestion question;  ///< `training.model` is set before the rest is read
  bool open_batch = true;     ///< no global batch was given
};

/// Reads the fields that do not depend on the cards.
void read_training_work(Reader& reader, TrainingWork& work);

}  // namespace whichgpu::api
