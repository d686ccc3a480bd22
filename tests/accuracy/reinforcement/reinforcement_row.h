#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/api/reinforcement/request.h"

#include "tests/json.h"

namespace whichgpu::accuracy {

/// A published step of reinforcement learning, and the request that asks for it.
struct ReinforcementRow {
  std::string file;
  test::Json request;
  double seconds = 0;
};

/// Reads every table of `folder` (data/measurements/reinforcement), in the order of their names.
std::vector<ReinforcementRow> read_reinforcement_files(const std::string& folder);

/// A row whose rollout and training are worked out: the same whatever the constants of steps are.
struct PreparedStep {
  const ReinforcementRow* row = nullptr;
  std::string model;
  std::string gpu;
  Reinforcement work;
  ModelShape shape;
  Rollout rollout;

  double predicted_seconds(const ReinforcementCalibration& calibration) const;
};

/// The rows that the core has steps for. References of `work` are to the catalog.
std::vector<PreparedStep> prepare(const std::vector<ReinforcementRow>& rows);

/// Prints every row, measured and estimated, and the errors by model, card and placement.
void print_reinforcement_report(const std::vector<ReinforcementRow>& rows);

}  // namespace whichgpu::accuracy
