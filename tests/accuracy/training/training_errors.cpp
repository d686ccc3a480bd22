#include "tests/accuracy/training/training_errors.h"

#include <cstdio>

namespace whichgpu::accuracy {
namespace {

const char* const eager_group = "Hugging Face Trainer";

}  // namespace

void TrainingErrors::add(const PreparedTraining& row, const TrainingCalibration& calibration) {
  const TrainingRow& r = *row.row;
  const double predicted = predict(row, calibration);
  by_group_[r.group].add(predicted, r.measured);
  if (r.kind == TrainingKind::memory) by_group_["= fine-tuning memory"].add(predicted, r.measured);
  if (r.kind != TrainingKind::rate || r.group == eager_group) return;
  by_group_["= training rate"].add(predicted, r.measured);
  if (row.shape.mixture()) {
    by_group_["= mixtures of experts"].add(predicted, r.measured);
  } else if (r.group != "MosaicML FSDP") {
    by_group_["= dense without Mosaic"].add(predicted, r.measured);
  }
}

void TrainingErrors::print(const std::string& title) const {
  constexpr double close_percent = 20;
  std::printf("-- %s (rows; percent: median, mean, within 20 %%, bias; measured/predicted p10, p90, p95)\n",
              title.c_str());
  for (const auto& [group, s] : by_group_) {
    std::printf("%-44s %4zu %6.1f %6.1f %4.0f %+6.1f   %.2f %.2f %.2f\n", group.c_str(), s.count(),
                s.median_percent(), s.mean_percent(), s.percent_within(close_percent),
                s.median_bias_percent(), s.measured_over_predicted(0.1), s.measured_over_predicted(0.9),
                s.measured_over_predicted(0.95));
  }
}

std::vector<const PreparedTraining*> TrainingCoverage::fitted() const {
  std::vector<const PreparedTraining*> some;
  for (const PreparedTraining& row : rows) {
    if (row.row->kind != TrainingKind::run) some.push_back(&row);
  }
  return some;
}

void TrainingCoverage::print() const {
  std::printf("%zu rows compared\n", rows.size());
  for (const auto& [why, count] : left_out) std::printf("  %4d left out: %s\n", count, why.c_str());
}

TrainingCoverage cover(const std::vector<TrainingRow>& rows) {
  TrainingCoverage coverage;
  for (const TrainingRow& row : rows) {
    std::string why = row.left_out;
    std::optional<PreparedTraining> prepared;
    if (why.empty()) prepared = prepare(row, why);
    if (prepared) {
      coverage.rows.push_back(std::move(*prepared));
    } else {
      ++coverage.left_out[why];
    }
  }
  return coverage;
}

}  // namespace whichgpu::accuracy
