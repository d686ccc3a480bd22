#pragma once

#include <vector>

namespace whichgpu {

/// One number in each of `count` equal parts of (0, 1), in an order and at places that a hash of the stream's
/// number fixes: a sample whose mean is nearly exact and whose tails are always there, the same every time
/// (stratified sampling; the hash is SplitMix64, Steele, Lea and Flood, OOPSLA 2014).
std::vector<double> strata(int count, int stream);

}  // namespace whichgpu
