#include "tests/accuracy/images/fit/image_fit.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>
#include <nlopt.h>
#include <set>

namespace whichgpu::accuracy {
namespace {

constexpr double points_per_cluster = 6;
constexpr double typical_error =
    0.1;  // of a logarithm: beyond it a row counts by its distance, not its square

std::string cluster_of(const ImageMeasurement& m) {
  return m.source + "|" + std::string(m.image.model->id) + "|" + std::string(m.image.gpu->id) + "|" +
         std::to_string(static_cast<int>(m.image.engine));
}

struct Problem {
  const ImageRows& rows;
  std::vector<double> weights;

  explicit Problem(const ImageRows& data) : rows(data) {
    std::map<std::string, double> rows_in;
    for (const ImageMeasurement* row : rows) rows_in[cluster_of(*row)] += 1;
    for (const ImageMeasurement* row : rows)
      weights.push_back(std::min(1.0, points_per_cluster / rows_in[cluster_of(*row)]));
  }

  static ImageCalibration at(const double* x) {
    ImageCalibration c;
    const std::vector<ImageParameter>& parameters = image_parameters();
    for (std::size_t k = 0; k < parameters.size(); ++k) {
      c.*parameters[k].field = parameters[k].prior * std::exp(x[k] * parameters[k].spread);
    }
    return c;
  }

  double loss(const double* x) const {
    const ImageCalibration c = at(x);
    double total = 0;
    for (std::size_t k = 0; k < image_parameters().size(); ++k) total += 0.5 * x[k] * x[k];
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const double error = std::log(predicted_seconds(*rows[i], c) / rows[i]->seconds) / typical_error;
      total += weights[i] * (std::sqrt(1 + error * error) - 1);
    }
    return total;
  }
};

double objective(unsigned count, const double* x, double* gradient, void* data) {
  constexpr double step = 1e-4;
  const Problem& problem = *static_cast<Problem*>(data);
  const double value = problem.loss(x);
  std::vector<double> moved(x, x + count);
  for (unsigned k = 0; gradient != nullptr && k < count; ++k) {
    moved[k] = x[k] + step;
    gradient[k] = (problem.loss(moved.data()) - value) / step;
    moved[k] = x[k];
  }
  return value;
}

}  // namespace

const std::vector<ImageParameter>& image_parameters() {
  // Priors: what large products and fused attention reach elsewhere in this project, an operator in eager
  // mode reading and writing a few times what it returns, ten microseconds a launch. FlashAttention-2 reaches
  // 35 % of an H100's peak (arXiv:2407.08608, section 1), scores included. How often convolutions lay images
  // out anew is known to an order of magnitude only, and not closely what clocks GeForce cards hold.
  constexpr double share = 1;  // of a peak: no more than all of it
  constexpr double any = std::numeric_limits<double>::infinity();
  static const std::vector<ImageParameter> parameters{
      {"products", &ImageCalibration::products, 0.75, 0.1, share},
      {"convolutions", &ImageCalibration::convolutions, 0.5, 0.2, share},
      {"blackwell", &ImageCalibration::blackwell, 0.5, 0.3, share},
      {"blackwell_bandwidth", &ImageCalibration::blackwell_bandwidth, 0.8, 0.2, share},
      {"geforce", &ImageCalibration::geforce, 1.1, 0.1, any},
      {"products_volta", &ImageCalibration::products_volta, 0.8, 0.2, share},
      {"products_turing", &ImageCalibration::products_turing, 0.4, 0.2, share},
      {"eight_bit", &ImageCalibration::eight_bit, 0.75, 0.2, share},
      {"attention", &ImageCalibration::attention, 0.6, 0.2, share},
      {"ampere_attention", &ImageCalibration::ampere_attention, 6.5, 0.1, any},
      {"score_operations", &ImageCalibration::score_operations, 10, 0.5, any},
      {"score_passes", &ImageCalibration::score_passes, 5, 0.3, any},
      {"passes_eager", &ImageCalibration::passes_eager, 4, 0.5, any},
      {"passes_compiled", &ImageCalibration::passes_compiled, 3, 0.5, any},
      {"passes_tensorrt", &ImageCalibration::passes_tensorrt, 1.5, 0.5, any},
      {"image_passes", &ImageCalibration::image_passes, 4, 1.5, any},
      {"depthwise_passes", &ImageCalibration::depthwise_passes, 4, 1.5, any},
      {"cached_bandwidth", &ImageCalibration::cached_bandwidth, 2, 0.3, any},
      {"launch_seconds", &ImageCalibration::launch_seconds, 1e-5, 0.5, any},
      {"host_launch_seconds", &ImageCalibration::host_launch_seconds, 4.5e-5, 0.3, any},
      {"together", &ImageCalibration::together, 0.03, 0.5, any},
  };
  return parameters;
}

ImageCalibration fit_images(const ImageRows& rows) {
  constexpr double relative_tolerance = 1e-6;
  constexpr int most_evaluations = 300;
  Problem problem(rows);
  std::vector<double> position(image_parameters().size(), 0.0);
  std::vector<double> upper;
  for (const ImageParameter& p : image_parameters()) upper.push_back(std::log(p.most / p.prior) / p.spread);
  double loss = 0;
  nlopt_opt optimizer = nlopt_create(NLOPT_LD_LBFGS, static_cast<unsigned>(position.size()));
  nlopt_set_min_objective(optimizer, objective, &problem);
  nlopt_set_upper_bounds(optimizer, upper.data());
  nlopt_set_ftol_rel(optimizer, relative_tolerance);
  nlopt_set_maxeval(optimizer, most_evaluations);
  nlopt_optimize(optimizer, position.data(), &loss);
  nlopt_destroy(optimizer);
  return Problem::at(position.data());
}

double over_pcie(const std::vector<ImageMeasurement>& all, ImageCalibration c) {
  std::vector<double> shares;
  for (const ImageMeasurement& many : all) {
    if (many.image.cards_together < 2 || many.image.gpu->interconnect.nvlink_bytes_per_second > 0) continue;
    ImageMeasurement one = many;
    one.image.cards_together = 1;
    const auto measured = std::find_if(all.begin(), all.end(), [&](const ImageMeasurement& m) {
      return m.source == many.source && m.image.cards_together == 1 &&
             m.image.gpu->id == many.image.gpu->id && m.image.width == many.image.width &&
             m.image.attention == many.image.attention;
    });
    if (measured == all.end()) continue;
    const auto shorter = [&](double share) {
      c.together_over_pcie = share;
      return predicted_seconds(many, c) / predicted_seconds(one, c);
    };
    const double none = shorter(0);
    shares.push_back((many.seconds / measured->seconds - none) / (shorter(1) - none));
  }
  std::sort(shares.begin(), shares.end());
  return shares.empty() ? 0 : shares[shares.size() / 2];
}

ImageErrors leave_out_each(const ImageRows& rows,
                           const std::function<std::string(const ImageMeasurement&)>& key) {
  std::set<std::string> groups;
  for (const ImageMeasurement* row : rows) groups.insert(key(*row));
  ImageErrors errors;
  for (const std::string& group : groups) {
    ImageRows others;
    for (const ImageMeasurement* row : rows) {
      if (key(*row) != group) others.push_back(row);
    }
    const ImageCalibration calibration = fit_images(others);
    for (const ImageMeasurement* row : rows) {
      if (key(*row) == group) errors.add(*row, calibration);
    }
  }
  return errors;
}

ImageFits print_image_fits(const std::vector<ImageMeasurement>& all) {
  const ImageRows rows = all_of(all);
  ImageFits fits;
  fits.calibration = fit_images(rows);
  fits.calibration.together_over_pcie = over_pcie(all, fits.calibration);
  for (const ImageParameter& p : image_parameters())
    std::printf("%-22s %-10.4g prior %.3g\n", p.name, fits.calibration.*p.field, p.prior);
  for (const ImageMeasurement* row : rows) fits.in_sample.add(*row, fits.calibration);
  fits.in_sample.print("in-sample");
  fits.by_model = leave_out_each(rows, [](const auto& m) { return std::string(m.image.model->id); });
  fits.by_model.print("model left out");
  fits.by_gpu = leave_out_each(rows, [](const auto& m) { return std::string(m.image.gpu->id); });
  fits.by_gpu.print("GPU left out");
  fits.by_source = leave_out_each(rows, [](const auto& m) { return m.repository; });
  fits.by_source.print("source left out");
  return fits;
}

}  // namespace whichgpu::accuracy
