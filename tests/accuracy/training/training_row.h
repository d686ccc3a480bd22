#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/api/training/request.h"

#include "tests/json.h"

namespace whichgpu::accuracy {

/// What was measured of a training run.
enum class TrainingKind {
  rate,    ///< tokens per second and GPU
  memory,  ///< peak bytes of one GPU
  run,     ///< GPU-hours of a whole published run
};

/// A published measurement and the request that asks for the same.
struct TrainingRow {
  std::string id;
  std::string source;  ///< repository or page
  std::string group;   ///< "MosaicML FSDP"
  std::string model;   ///< as printed
  std::string gpu;
  TrainingKind kind = TrainingKind::rate;
  test::Json request;
  double measured = 0;
  bool tensors_only = false;  ///< memory: what the allocator counted, without the driver's context
  std::string left_out;       ///< why it does not count; empty if it counts
};

/// A row whose request was read, ready to be estimated with one calibration after another.
struct PreparedTraining {
  const TrainingRow* row = nullptr;
  std::unique_ptr<const api::Json> request;  ///< to which the input refers
  std::unique_ptr<api::TrainingInput> input;
  Training training;  ///< complete: what the request leaves open was chosen with the catalog's calibration
  ModelShape shape;
};

/// Reads the request of `row`; nothing, and the reason, if the core refuses it.
std::optional<PreparedTraining> prepare(const TrainingRow& row, std::string& why_not);

/// What the core says of the quantity that was measured. Memory is the expected peak, without margin.
double predict(const PreparedTraining& prepared, const TrainingCalibration& calibration);

}  // namespace whichgpu::accuracy
