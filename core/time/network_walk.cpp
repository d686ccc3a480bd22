#include "core/time/network_walk.h"

namespace whichgpu {

void NetworkWalk::linear(double in, double out, double rows, double kernel) {
  const double weights = kernel * kernel * in * out;
  work_.product_flops += 2 * weights * rows;
  work_.elements += out * rows;
  if (kernel > 1) work_.image_elements += (in + out) * rows;
  work_.operators += 1;
  work_.parameters += weights;
}

void NetworkWalk::elementwise(double channels, double rows, double times) {
  work_.elements += times * channels * rows;
  work_.operators += times;
}

void NetworkWalk::attention(double queries, double keys, double width, double heads) {
  work_.scores += queries * keys * heads;
  work_.attention_flops += 4 * queries * keys * width;
  work_.elements += queries * width;
  work_.operators += 1;
}

}  // namespace whichgpu
