#pragma once

#include <string_view>

#include "core/advice/training/estimate.h"
#include "core/catalog/tables.h"

#include "tests/core/support.h"

namespace whichgpu::test {

inline const TrainingCalibration& constants() { return tables::training_calibration(); }

/// A complete training question, everything on one replica; tests change what they are about.
inline Training training(std::string_view model, std::string_view gpu, int gpu_count) {
  Training t;
  t.model = find_model(model);
  t.gpu = find_gpu(gpu);
  t.framework = find_training_framework("megatron");
  t.gpu_count = gpu_count;
  t.sequence_length = 2048;
  t.dataset_tokens = 1e9;
  t.parallelism.data = gpu_count;
  t.global_batch = 64;
  return t;
}

}  // namespace whichgpu::test
