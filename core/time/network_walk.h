#pragma once

#include "core/time/diffusion_walk.h"

namespace whichgpu {

/// Adds up the layers of a network in the order in which they run.
class NetworkWalk {
 public:
  /// A matrix product, or a convolution with a square kernel, of `rows` pixels or tokens.
  void linear(double in, double out, double rows, double kernel = 1);
  /// Operators that read and write `channels` x `rows` elements: norms, activations, sums, gates.
  void elementwise(double channels, double rows, double times = 1);
  void attention(double queries, double keys, double width);
  /// Weights that take no time worth counting.
  void parameters(double count) { work_.parameters += count; }
  const NetworkWork& work() const { return work_; }

 private:
  NetworkWork work_;
};

}  // namespace whichgpu
