#pragma once

#include <string>
#include <vector>

#include "tests/accuracy/memory_measurement.h"

namespace whichgpu::accuracy {

/// A constant of data/engines.json that logs of the engine's start determine.
struct EngineMemory {
  std::string engine;          ///< id
  std::string constant;        ///< "runtime_bytes", "collective_bytes.nvlink"
  double bytes = 0;            ///< as data/engines.json has it
  std::vector<double> fitted;  ///< what each log says it is, in bytes
};

/// Solves every measured pool for the one constant that it tells of: on one GPU the runtime's memory, on
/// several the buffers of the links that join them. All else is as estimated.
std::vector<EngineMemory> fit_engine_memory(const std::vector<MemoryMeasurement>& measurements);

/// Constants, what they are and what the logs say: the middle one, and the range.
void print_engine_memory(const std::vector<EngineMemory>& constants);

}  // namespace whichgpu::accuracy
