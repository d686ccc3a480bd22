#pragma once

namespace whichgpu {

// The core computes in seconds, bytes, FLOP, watts and tokens. These turn them into what people read and
// write.
inline constexpr double kilo = 1e3;
inline constexpr double mega = 1e6;
inline constexpr double giga = 1e9;
inline constexpr double tera = 1e12;
inline constexpr double mebi = 1 << 20;
inline constexpr double gibi = 1 << 30;
inline constexpr double percent_of_one = 100;
inline constexpr double milliseconds_per_second = 1e3;
inline constexpr double seconds_per_minute = 60;
inline constexpr double seconds_per_hour = 3600;
inline constexpr double bytes_per_gigabit = giga / 8;

inline constexpr double sixteen_bit_bytes = 2;     ///< of an element in FP16 or BF16
inline constexpr double thirty_two_bit_bytes = 4;  ///< … in FP32

}  // namespace whichgpu
