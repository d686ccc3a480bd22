#pragma once

#include <string>

namespace whichgpu::command {

/// A finite number as JavaScript's String() writes it (ECMA-262, Number::toString): the fewest digits that
/// read back the same.
std::string plain_number(double value);

/// As people read it: three digits, whole ones with separators.
std::string spoken_number(double value);

/// To the nearest whole number, with separators.
std::string whole_number(double value);

}  // namespace whichgpu::command
