#pragma once

#include <string>
#include <vector>

#include "tests/accuracy/arrivals_files.h"
#include "tests/accuracy/cold_start_files.h"
#include "tests/accuracy/coverage.h"
#include "tests/accuracy/drafts_files.h"
#include "tests/accuracy/encoders/encoder_rows.h"
#include "tests/accuracy/images/image_measurement.h"
#include "tests/accuracy/memory_measurement.h"
#include "tests/accuracy/offload_files.h"
#include "tests/accuracy/pictures_files.h"
#include "tests/accuracy/power/power_row.h"
#include "tests/accuracy/reinforcement/reinforcement_row.h"
#include "tests/accuracy/training/training_errors.h"

namespace whichgpu::accuracy {

/// Everything in data/measurements that is compared with estimates, read and ready.
struct Measured {
  std::vector<Measurement> serving;
  Coverage serving_rows;  ///< they point into `serving`
  std::vector<TrainingRow> training;
  TrainingCoverage training_rows;  ///< they point into `training`
  std::vector<ImageMeasurement> images;
  std::vector<MemoryMeasurement> memory;
  std::vector<ArrivalsMeasurement> arrivals;
  std::vector<PictureMeasurement> pictures;
  std::vector<PowerRow> power;
  std::vector<DraftsMeasurement> drafts;
  std::vector<ReinforcementRow> reinforcement;
  std::vector<OffloadMeasurement> offload;
  std::vector<EmbeddingRow> embedding;
  std::vector<SpeechRow> speech;
  std::vector<StartMeasurement> starts;

  explicit Measured(const std::string& data_folder);
  Measured(const Measured&) = delete;
  Measured& operator=(const Measured&) = delete;
};

/// The calibrated constants that estimates rest on.
struct Calibrations {
  ServingCalibration serving = tables::serving_calibration();
  TrainingCalibration training = tables::training_calibration();
  ImageCalibration images = tables::image_calibration();
};

}  // namespace whichgpu::accuracy
