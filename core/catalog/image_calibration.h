#pragma once

#include <string_view>

#include "core/catalog/bounded_list.h"
#include "core/catalog/serving_calibration.h"

namespace whichgpu {

/// Measurements of this model on this card took part in the fit.
struct MeasuredImage {
  std::string_view model;
  std::string_view gpu;
};

/// Efficiencies of the image model, from data/image_calibration.json.
struct ImageCalibration {
  double products = 0;             ///< matrix products, share of the dense peak
  double convolutions = 0;         ///< convolutions over more than one pixel, share of the dense peak
  double products_volta = 1;       ///< further factor on all arithmetic of that generation
  double products_turing = 1;      ///< the same
  double blackwell = 1;            ///< the same of its data-center cards, in PyTorch
  double blackwell_bandwidth = 1;  ///< of theirs, on the bandwidth that PyTorch's other operators see
  double geforce = 1;              ///< the same of GeForce cards, which clock above their sheet
  double eight_bit = 1;            ///< further factor on 8-bit products
  double attention = 0;            ///< fused attention, share of the dense 16-bit peak
  /// Fused attention of PyTorch on data-center cards since Hopper, operations for each of the vector units':
  /// its kernels issue the instructions of Ampere's tensor cores. 0: no less than elsewhere.
  double ampere_attention = 0;
  double score_operations = 0;  ///< operations on the vector units that a score takes, after the products
  double score_passes = 0;      ///< times that a score crosses the memory bus in unfused attention
  double passes_eager = 0;      ///< times that what an operator writes crosses the memory bus
  double passes_compiled = 0;
  double passes_tensorrt = 0;
  /// The same for what convolutions read and write in PyTorch, which changes layouts around them.
  double image_passes = 0;
  double depthwise_passes = 0;     ///< the same of convolutions of each channel alone
  double cached_bandwidth = 1;     ///< factor on the bandwidth of GDDR cards with the large cache since Ada
  double launch_seconds = 0;       ///< per operator, on the card
  double host_launch_seconds = 0;  ///< per operator, on the host that launches them one by one
  double together = 0;  ///< share of the denoising that more cards do not shorten, whatever their number
  double together_over_pcie = 0;  ///< … more for each further card where PCIe joins them
  double decoder_copies = 0;      ///< peak of decoding, in tensors of 256 channels at full resolution
  BoundedList<MeasuredImage, 64> measured;
  ErrorBand calibrated;    ///< model and card measured: errors on models left out
  ErrorBand transferred;   ///< one of them measured: errors on cards left out
  ErrorBand extrapolated;  ///< neither: errors on sources left out
};

}  // namespace whichgpu
