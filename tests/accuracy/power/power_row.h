#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/power/board_power.h"
#include "core/workload/serving.h"

#include "tests/accuracy/csv.h"

namespace whichgpu::accuracy {

/// A published mean power of boards, and what ran on them.
struct PowerRow {
  std::string id;
  std::string source;  ///< file, or publisher
  std::string work;    ///< what was sent: "lm-arena-chat", "static"
  std::string model;   ///< as printed
  Serving serving;     ///< its references are to the catalog
  double watts = 0;    ///< of one board, measured
  double limit_watts = 0;
  double idle_watts = 0;       ///< 0: not printed
  bool sees_pictures = false;  ///< prompts hold pictures or video, whose encoder is not estimated
  std::string left_out;        ///< why no power is asked; empty: it is
};

/// A row, and what its steps use of a card: the same whatever the constants of power are.
struct PreparedPower {
  const PowerRow* row = nullptr;
  CardUse use;
  Basis basis = Basis::extrapolated;

  double predicted_watts(const PowerCalibration& calibration) const;
};

/// Nothing if the row is left out, or the core gives no speed for it.
std::optional<PreparedPower> prepare(const PowerRow& row);

/// Rows of data/measurements/power; those of another kind than boards, and unknown names, are left out.
std::vector<PowerRow> read_power_files(const std::string& folder);

/// Whether a table says what cards drew.
bool is_power_table(const CsvTable& table);

/// Rows of strangers' wild_power.csv. Prompts whose lengths are not printed are taken to be of
/// assumed_prompt() tokens.
std::vector<PowerRow> read_power_table(const CsvTable& table);

/// Tokens of a prompt where they are not printed, by what was sent: chat 200, GPQA's questions 300, code to
/// complete 1,500; with pictures 2,000, with video 4,000; anything else 256. Stated, not fitted.
double assumed_prompt(const std::string& work);

}  // namespace whichgpu::accuracy
