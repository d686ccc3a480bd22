#pragma once

#include "core/time/diffusion_walk.h"

namespace whichgpu {

/// Attention heads of a layer of this width.
inline double heads_of(const Denoiser& shape, double width) {
  if (shape.heads > 0) return shape.heads;
  return shape.head_dim > 0 ? width / shape.head_dim : 1;
}

/// Adds up the layers of a network in the order in which they run.
class NetworkWalk {
 public:
  /// A matrix product, or a convolution with a square kernel over `kernel_frames` frames, of `rows` pixels or
  /// tokens.
  void linear(double in, double out, double rows, double kernel = 1, double kernel_frames = 1);
  /// A convolution of each channel alone over 3 x 3 tokens.
  void depthwise(double channels, double rows);
  /// A product without weights of its own: `width` multiply-adds for each of `rows`.
  void product(double width, double rows) { work_.product_flops += 2 * width * rows; }
  /// Operators that read and write `channels` x `rows` elements: norms, activations, sums, gates.
  void elementwise(double channels, double rows, double times = 1);
  /// An operator that PyTorch as written composes of smaller ones, which write `single` times as much.
  void composite(double channels, double rows, double single);
  void attention(double queries, double keys, double width, double heads);
  /// Weights that take no time worth counting.
  void parameters(double count) { work_.parameters += count; }
  const NetworkWork& work() const { return work_; }

 private:
  void count(double elements, double single);

  NetworkWork work_;
};

}  // namespace whichgpu
