#pragma once

#include "tests/accuracy/images/image_report.h"

namespace whichgpu::accuracy {

/// A constant of the image model that the fit may move.
struct ImageParameter {
  const char* name;
  double ImageCalibration::*field;
  double prior;   ///< where it is drawn to
  double spread;  ///< standard deviation of its logarithm
  double most;    ///< what it cannot exceed
};

/// All constants that speeds can tell.
const std::vector<ImageParameter>& image_parameters();

/// The calibration under which `rows` are least surprising: a robust loss on the logarithm of predicted over
/// measured, each source, model, card and engine counting as a few points, and a Gaussian on the logarithm of
/// each parameter. Minimized with L-BFGS of the NLopt library from the priors; deterministic.
ImageCalibration fit_images(const ImageRows& rows);

/// What each further card without NVLink adds to the share that does not get shorter: the median of what the
/// times of several over that of one card say, whichever of them are fitted. `c`: the fit to the rest.
double over_pcie(const std::vector<ImageMeasurement>& all, ImageCalibration c);

/// Errors on the rows of each group that `key` names, under a fit to all other rows.
ImageErrors leave_out_each(const ImageRows& rows,
                           const std::function<std::string(const ImageMeasurement&)>& key);

/// What fits to the rows say: the constants, and errors in-sample and with each model, GPU and source (all
/// that a repository published) left out.
struct ImageFits {
  ImageCalibration calibration;
  ImageErrors in_sample;
  ImageErrors by_model;
  ImageErrors by_gpu;
  ImageErrors by_source;
};

/// Fits the rows that are to be fitted, and prints all of that.
ImageFits print_image_fits(const std::vector<ImageMeasurement>& all);

}  // namespace whichgpu::accuracy
