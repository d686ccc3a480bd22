#include "core/time/network_walk.h"

#include <cmath>

namespace whichgpu {
namespace {

/// Fused attention computes heads in steps of 32 channels. Source: Dao-AILab/flash-attention,
/// csrc/flash_attn/src/static_switch.h, HEADDIM_SWITCH.
constexpr double head_step = 32;

}  // namespace

void NetworkWalk::linear(double in, double out, double rows, double kernel, double kernel_frames) {
  const double weights = kernel * kernel * kernel_frames * in * out;
  (kernel > 1 ? work_.convolution_flops : work_.product_flops) += 2 * weights * rows;
  count(out * rows, out * rows);
  if (kernel > 1) work_.image_elements += (in + out) * rows;
  work_.operators += 1;
  work_.parameters += weights;
}

void NetworkWalk::depthwise(double channels, double rows) {
  constexpr double kernel = 9;
  work_.convolution_flops += 2 * kernel * channels * rows;
  count(channels * rows, channels * rows);
  work_.depthwise_elements += 2 * channels * rows;
  work_.operators += 1;
  work_.parameters += kernel * channels;
}

void NetworkWalk::elementwise(double channels, double rows, double times) {
  count(times * channels * rows, times * channels * rows);
  work_.operators += times;
}

void NetworkWalk::composite(double channels, double rows, double single) {
  count(channels * rows, single * channels * rows);
  work_.operators += 1;
}

void NetworkWalk::attention(double queries, double keys, double width, double heads) {
  work_.scores += queries * keys * heads;
  work_.attention_flops += 4 * queries * keys * width;
  work_.fused_attention_flops +=
      4 * queries * keys * heads * head_step * std::ceil(width / heads / head_step);
  count(queries * width, queries * width);
  work_.operators += 1;
}

void NetworkWalk::count(double elements, double single) {
  work_.elements += elements;
  work_.single_elements += single;
}

}  // namespace whichgpu
