#include "tests/accuracy/calibrate/held_out.h"

#include <functional>
#include <set>
#include <string>
#include <thread>

namespace whichgpu::accuracy {
namespace {

using Key = std::function<std::string(const Measurement&)>;

Residuals leave_out_each(const char* title, const Calibration& start,
                         const std::vector<Parameter>& parameters, const std::vector<Prepared>& rows,
                         const Fit& full, const Key& key) {
  std::set<std::string> distinct;
  for (const Prepared& row : rows) distinct.insert(key(*row.measurement));
  const std::vector<std::string> groups(distinct.begin(), distinct.end());
  std::vector<Calibration> fitted(groups.size());

  const auto fit_every = [&](std::size_t first, std::size_t stride) {
    for (std::size_t g = first; g < groups.size(); g += stride) {
      std::vector<const Prepared*> others;
      for (const Prepared& row : rows) {
        if (key(*row.measurement) != groups[g]) others.push_back(&row);
      }
      fitted[g] = fit_calibration(start, parameters, others, full.position).calibration;
    }
  };
  constexpr std::size_t workers = 2;
  std::vector<std::thread> threads;
  for (std::size_t w = 0; w < workers; ++w) threads.emplace_back(fit_every, w, workers);
  for (std::thread& thread : threads) thread.join();

  Residuals residuals;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    for (const Prepared& row : rows) {
      if (key(*row.measurement) == groups[g]) residuals.add(row, fitted[g]);
    }
  }
  residuals.print(title);
  return residuals;
}

}  // namespace

HeldOut cross_validate(const Calibration& start, const std::vector<Parameter>& parameters,
                       const std::vector<Prepared>& rows, const Fit& full) {
  HeldOut held_out;
  held_out.by_model = leave_out_each("model left out", start, parameters, rows, full,
                                     [](const Measurement& m) { return m.model; });
  held_out.by_gpu = leave_out_each("GPU left out", start, parameters, rows, full,
                                   [](const Measurement& m) { return m.gpu; });
  held_out.by_source = leave_out_each("source left out", start, parameters, rows, full,
                                      [](const Measurement& m) { return m.source; });
  return held_out;
}

}  // namespace whichgpu::accuracy
