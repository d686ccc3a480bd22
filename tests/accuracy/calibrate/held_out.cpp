#include "tests/accuracy/calibrate/held_out.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <thread>
#include <utility>

#include "core/time/serving_speed.h"

#include "tests/accuracy/bands/bands.h"

namespace whichgpu::accuracy {

namespace {

/// Which engines and cards took part.
void note_pairs(const std::vector<const Prepared*>& rows, ServingCalibration& calibration) {
  std::set<std::pair<std::string_view, std::string_view>> noted;
  calibration.measured = {};
  for (const Prepared* row : rows) {
    const Gpu& gpu = *row->estimate.serving.gpu;
    const std::string_view engine = fitted_engine(*row);
    if (noted.insert({engine, gpu.id}).second) calibration.measured.push({engine, gpu.id, gpu.architecture});
  }
}

}  // namespace

FitsWithout fits_without_each(Group group, const std::vector<const Prepared*>& rows, const Refit& full) {
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
      note_pairs(others, fitted[g]);
    }
  };
  constexpr std::size_t workers = 2;
  std::vector<std::thread> threads;
  for (std::size_t w = 0; w < workers; ++w) threads.emplace_back(fit_every, w, workers);
  for (std::thread& thread : threads) thread.join();

  FitsWithout fits;
  for (std::size_t g = 0; g < names.size(); ++g) fits.emplace(names[g], fitted[g]);
  return fits;
}

Residuals leave_out_each(Group group, const std::vector<const Prepared*>& rows, const Refit& full) {
  const FitsWithout fits = fits_without_each(group, rows, full);
  Residuals residuals;
  for (const Prepared* row : rows) residuals.add(*row, fits.at(row->measurement->*group));
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
  const FitsWithout fits = fits_without_each(&Measurement::publisher, rows, full);
  for (const Prepared* row : rows) {
    const ServingCalibration& without = fits.at(row->measurement->publisher);
    held_out.by_publisher.add(*row, without);
    const ServingEstimate& e = row->estimate;
    const StepModel model = step_model(e.serving, e.shape, e.bytes, without, e.footprint.host);
    const Basis basis = serving_speed(model, e.footprint, std::max(e.serving.concurrency, 1.0)).basis;
    (model.as_started ? held_out.as_started : held_out.by_basis[basis]).add(*row, without);
    const Measurement& m = *row->measurement;
    compare(*row, without, [&](const std::string& kind, double predicted, double measured) {
      held_out.points.push_back({m.id, kind, m.publisher, std::string(fitted_engine(*row)), m.gpu,
                                 architecture_of(e.shape), basis, model.as_started, measured / predicted});
    });
  }
  held_out.by_publisher.print("publisher left out");
  for (const auto& [basis, residuals] : held_out.by_basis) {
    residuals.print("publisher, " + std::string(name_of(basis)));
  }
  held_out.as_started.print("publisher, as started");
  held_out.recalibrated = after_one_measurement(rows, full.fit.calibration);
  held_out.recalibrated.print("one row measured");
  return held_out;
}

}  // namespace whichgpu::accuracy
