#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

#include "core/memory/training_footprint.h"

#include "tests/accuracy/training/training_files.h"
#include "tests/accuracy/training/training_row.h"
#include "tests/core/support.h"

using namespace whichgpu;
using test::answer;
using test::Json;

namespace {

/// The reports of data/measurements/training_limits with this outcome.
std::vector<Json> reported(const char* outcome) {
  std::ifstream file(std::string(WHICHGPU_DATA) + "/measurements/training_limits/reports.json");
  std::ostringstream text;
  text << file.rdbuf();
  std::vector<Json> found;
  const Json document = Json::parse(text.str());
  for (const Json& report : document["reports"]) {
    if (report["outcome"] == outcome) found.push_back(report);
  }
  return found;
}

std::string verdict_of(const Json& report) {
  const Json estimate = answer("estimate", report["request"].dump());
  CAPTURE(report["source"].dump());
  CAPTURE(report["request"].dump());
  CAPTURE(estimate.dump().substr(0, 900));
  REQUIRE_FALSE(estimate.contains("error"));
  return estimate["fit"]["verdict"].get<std::string>();
}

}  // namespace

TEST_CASE("What ran out of memory is never called comfortable, hardly ever fitting") {
  int fits = 0;
  const std::vector<Json> all = reported("out_of_memory");
  for (const Json& report : all) {
    CAPTURE(report["source"].dump());
    CAPTURE(report["request"].dump());
    const std::string verdict = verdict_of(report);
    CHECK(verdict != "comfortable");
    if (verdict == "fits") ++fits;
  }
  CHECK(all.size() >= 15);
  CHECK(fits <= 3);
}

TEST_CASE("What ran is not refused") {
  const std::vector<Json> all = reported("ran");
  for (const Json& report : all) {
    CAPTURE(report["source"].dump());
    CAPTURE(report["request"].dump());
    CHECK(verdict_of(report) != "does_not_fit");
  }
  CHECK(all.size() >= 15);
}

TEST_CASE(
    "Printed peaks under FSDP are estimated within a tenth in the middle, none low by more than a quarter") {
  std::vector<double> errors;
  for (const Json& report : reported("ran")) {
    if (!report.contains("reserved_peak_gib")) continue;
    CAPTURE(report["request"].dump());
    const Json estimate = answer("estimate", report["request"].dump());
    const Json& gpu = estimate["fit"]["per_gpu"];
    const double expected = gpu["needed_bytes"].get<double>() - gpu["margin_bytes"].get<double>();
    const double tensors = expected - tables::training_calibration().memory.runtime_bytes;
    const double ratio = tensors / gibi / report["reserved_peak_gib"].get<double>();
    CHECK(ratio >= 0.75);
    errors.push_back(std::abs(ratio - 1));
  }
  REQUIRE(errors.size() >= 12);
  std::nth_element(errors.begin(), errors.begin() + errors.size() / 2, errors.end());
  CHECK(errors[errors.size() / 2] <= 0.1);
}

TEST_CASE("At most one in twenty published peaks is above what is called needed") {
  int peaks = 0;
  int above = 0;
  for (const accuracy::TrainingRow& row :
       accuracy::read_training_files(std::string(WHICHGPU_DATA) + "/measurements/training")) {
    std::string why_not;
    if (row.kind != accuracy::TrainingKind::memory) continue;
    const auto run = accuracy::prepare(row, why_not);
    if (!run) continue;
    ++peaks;
    const auto f = training_footprint(run->training, run->shape, tables::training_calibration());
    above += row.measured > f.needed_bytes ? 1 : 0;
  }
  CHECK(peaks >= 70);
  CHECK(20 * above <= peaks);
}
