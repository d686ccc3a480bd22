#pragma once

#include <map>
#include <string>

#include "tests/accuracy/csv.h"

namespace whichgpu::accuracy {

/// What the rows of NVIDIA's Megatron Bridge performance pages say of each other: the same configuration is
/// measured again with each software container, and some rows print FLOP/s only.
class BridgePage {
 public:
  explicit BridgePage(const CsvTable& table);

  /// Why `row` does not count beside another of the same configuration; empty if it does, or is of another
  /// page.
  std::string superseded(const CsvRow& row) const;

  /// Whether the recipe behind `row` captures the whole step in a CUDA graph.
  static bool captures_step(const CsvRow& row);

  /// FLOPs of one token as the page counted them for this model: FLOP/s over tokens/s of a configuration that
  /// prints both, of the same container or the last one before it. 0 of another page or without one.
  double flops_per_token(const CsvRow& row) const;

 private:
  std::map<std::string, std::string> newest_;                     ///< container by configuration
  std::map<std::string, std::map<std::string, double>> counted_;  ///< by model and length, then container
};

}  // namespace whichgpu::accuracy
