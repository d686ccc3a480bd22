#include "tests/accuracy/calibrate/held_out.h"

#include <map>
#include <set>
#include <thread>

namespace whichgpu::accuracy {

Residuals leave_out_each(Group group, const std::vector<const Prepared*>& rows, const Refit& full) {
  std::set<std::string> distinct;
  for (const Prepared* row : rows) distinct.insert(row->measurement->*group);
  const std::vector<std::string> names(distinct.begin(), distinct.end());
  std::vector<ServingCalibration> fitted(names.size());

  const auto fit_every = [&](std::size_t first, std::size_t stride) {
    for (std::size_t g = first; g < names.size(); g += stride) {
      std::vector<const Prepared*> others;
      for (const Prepared* row : rows) {
        if (row->measurement->*group != names[g]) others.push_back(row);
      }
      fitted[g] = fit_calibration(full.start, full.parameters, others, full.fit.position).calibration;
    }
  };
  constexpr std::size_t workers = 2;
  std::vector<std::thread> threads;
  for (std::size_t w = 0; w < workers; ++w) threads.emplace_back(fit_every, w, workers);
  for (std::thread& thread : threads) thread.join();

  Residuals residuals;
  for (std::size_t g = 0; g < names.size(); ++g) {
    for (const Prepared* row : rows) {
      if (row->measurement->*group == names[g]) residuals.add(*row, fitted[g]);
    }
  }
  return residuals;
}

Residuals after_one_measurement(const std::vector<const Prepared*>& rows,
                                const ServingCalibration& calibration) {
  std::map<std::string, double> factors;  // measured over predicted, of a cluster's kind
  Residuals residuals;
  for (const Prepared* row : rows) {
    compare(*row, calibration, [&](const std::string& kind, double predicted, double measured) {
      const auto [factor, first] = factors.insert({cluster_of(*row) + "|" + kind, measured / predicted});
      if (!first) residuals.add(kind, predicted * factor->second, measured);
    });
  }
  return residuals;
}

HeldOut cross_validate(const std::vector<const Prepared*>& rows, const Refit& full) {
  HeldOut held_out;
  held_out.by_model = leave_out_each(&Measurement::model, rows, full);
  held_out.by_model.print("model left out");
  held_out.by_gpu = leave_out_each(&Measurement::gpu, rows, full);
  held_out.by_gpu.print("GPU left out");
  held_out.by_source = leave_out_each(&Measurement::source, rows, full);
  held_out.by_source.print("source left out");
  held_out.recalibrated = after_one_measurement(rows, full.fit.calibration);
  held_out.recalibrated.print("one row measured");
  return held_out;
}

}  // namespace whichgpu::accuracy
