#include "tests/accuracy/card_ratios.h"

#include <array>
#include <cstdio>
#include <map>
#include <optional>
#include <string>

#include "tests/accuracy/error_statistics.h"

namespace whichgpu::accuracy {
namespace {

/// A card and the weights that it ran with.
struct Side {
  const char* gpu;
  const char* weights;
};

struct Pair {
  const char* title;
  Side over;
  Side under;
};

constexpr std::array pairs{
    Pair{"A100 SXM / A100 PCIe, FP16", {"a100-sxm-80gb", "fp16"}, {"a100-pcie-80gb", "fp16"}},
    Pair{"L40S FP8 / A100 SXM FP16", {"l40s-48gb", "fp8"}, {"a100-sxm-80gb", "fp16"}},
    Pair{"H100 SXM / A100 SXM, FP16", {"h100-sxm-80gb", "fp16"}, {"a100-sxm-80gb", "fp16"}},
    Pair{"H100 SXM FP8 / A100 SXM FP16", {"h100-sxm-80gb", "fp8"}, {"a100-sxm-80gb", "fp16"}},
    Pair{"H200 / H100 SXM, FP8", {"h200-sxm-141gb", "fp8"}, {"h100-sxm-80gb", "fp8"}},
};

struct Rate {
  double measured = 0;
  double estimated = 0;
};

using Runs = std::map<std::string, Rate>;  // by what must agree between the cards

/// The offline runs of one side.
Runs runs_of(const std::vector<Measurement>& measurements, const Side& side) {
  Runs runs;
  for (const Measurement& m : measurements) {
    const bool wanted = m.load == "offline" && m.gpu == side.gpu &&
                        m.request["precision"]["weights"].get<std::string>() == side.weights;
    if (!wanted || m.measured.output_tokens_per_second <= 0) continue;
    test::Json same = m.request;
    same.erase("gpu");
    same.erase("precision");
    std::string why_not;
    const std::optional<Prepared> row = prepare(m, why_not);
    if (!row) continue;
    runs[m.engine_version + same.dump()] = {
        m.measured.output_tokens_per_second,
        predict(*row, tables::serving_calibration()).output_tokens_per_second};
  }
  return runs;
}

struct Ratios {
  std::vector<double> measured;
  std::vector<double> estimated;
};

}  // namespace

void print_card_ratios(const std::vector<Measurement>& measurements) {
  std::printf("%-32s %-8s %5s %5s %9s %10s\n", "ratio of output tokens/s, medians", "version", "GPUs", "runs",
              "measured", "estimated");
  for (const Pair& pair : pairs) {
    const Runs over = runs_of(measurements, pair.over);
    const Runs under = runs_of(measurements, pair.under);
    std::map<std::pair<std::string, int>, Ratios> by_gpus;
    for (const auto& [key, rate] : over) {
      const auto match = under.find(key);
      if (match == under.end()) continue;
      const std::size_t request = key.find('{');
      const test::Json same = test::Json::parse(key.substr(request), nullptr, false);
      Ratios& ratios = by_gpus[{key.substr(0, request), same["gpu_count"].get<int>()}];
      ratios.measured.push_back(rate.measured / match->second.measured);
      ratios.estimated.push_back(rate.estimated / match->second.estimated);
    }
    for (const auto& [group, ratios] : by_gpus) {
      std::printf("%-32s %-8s %5d %5zu %9.2f %10.2f\n", pair.title, group.first.c_str(), group.second,
                  ratios.measured.size(), median(ratios.measured), median(ratios.estimated));
    }
  }
}

}  // namespace whichgpu::accuracy
