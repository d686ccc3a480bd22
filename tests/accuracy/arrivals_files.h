#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/catalog/serving_calibration.h"
#include "core/time/arrivals/latency_percentiles.h"

#include "tests/json.h"

namespace whichgpu::accuracy {

/// One figure of what requests at a rate waited for, and the request of the API that it belongs to.
struct ArrivalsMeasurement {
  test::Json request;
  std::string metric;  ///< "ttft_p99_ms" and the like; means without a percentile
  double milliseconds = 0;
};

/// The rows of data/measurements/arrivals, those of one run one after the other.
std::vector<ArrivalsMeasurement> read_arrivals_files(const std::string& folder);

/// Under another calibration than the catalogue's, if that is wanted; none if it does not fit or is too much.
std::optional<LatencyPercentiles> predicted_latency(const test::Json& request,
                                                    const ServingCalibration& calibration);

/// The metric of a measurement, milliseconds.
double milliseconds_of(const LatencyPercentiles& latency, const std::string& metric);

}  // namespace whichgpu::accuracy
