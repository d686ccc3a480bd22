#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/api/serving/request.h"

#include "tests/accuracy/closed_run.h"
#include "tests/json.h"

namespace whichgpu::accuracy {

/// What was measured, or what the core says of the same; 0 where a metric is absent.
struct Metrics {
  double ttft_seconds = 0;                  ///< mean
  double tpot_seconds = 0;                  ///< mean
  double output_tokens_per_second = 0;      ///< all users and GPUs, output tokens only
  double decode_tokens_per_second = 0;      ///< one stream, prompt not included
  double generation_tokens_per_second = 0;  ///< one stream, prompt included in the time
  double prefill_tokens_per_second = 0;
  bool crowded = false;  ///< of an estimate: memory_is_crowded()
};

/// A published measurement and the request that asks for the same.
struct Measurement {
  std::string id;
  std::string source;
  std::string model;
  std::string gpu;
  std::string engine;
  std::string engine_version;
  std::string load;
  test::Json request;
  double requests_per_second = 0;  ///< offered, where that was printed and not a number of users; else 0
  std::string publisher;           ///< who printed it: the owner and name of a repository, or an address
  std::optional<ClosedRun> run;    ///< with an end, where its number of requests was printed
  Metrics measured;
  std::string left_out;      ///< why it does not count although it was published; empty if it counts
  std::string unanswerable;  ///< why no request can ask for the same; empty if `request` does
};

/// What serving a run request by request makes of its closed form: factors on its times and its rate.
struct RunCorrection {
  double ttft = 1;
  double tpot = 1;
  double throughput = 1;
};

/// A measurement whose request was read and whose memory was worked out, ready to be estimated with one
/// calibration after another.
struct Prepared {
  const Measurement* measurement = nullptr;
  std::unique_ptr<const api::Json> request;  ///< to which the input refers
  std::unique_ptr<api::ServingInput> input;
  ServingEstimate estimate;  ///< with the catalogue's calibration
  RunCorrection correction;  ///< worked out once, under the calibration that it was prepared with
};

/// Reads the request of `measurement`; nothing, and the reason, if the core gives no speed for it.
std::optional<Prepared> prepare(const Measurement& measurement, std::string& why_not,
                                const ServingCalibration& calibration = tables::serving_calibration());

/// What the run of a measurement gives with `calibration`, request by request; nothing if it takes too many
/// steps. The measurement must have a run.
std::optional<Metrics> simulate(const Prepared& prepared, const ServingCalibration& calibration);

/// What the core says with `calibration`, for the metrics that were measured: the closed form, corrected
/// where the measurement is of a run with an end.
Metrics predict(const Prepared& prepared, const ServingCalibration& calibration);

}  // namespace whichgpu::accuracy
