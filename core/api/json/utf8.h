#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace whichgpu::api {

/// Bytes of the character with which `text`, which is not empty, begins; 0 if that is not UTF-8 (RFC 3629).
std::size_t utf8_bytes(std::string_view text);

/// Appends a character by its number, which is at most 0x10FFFF.
void append_utf8(std::string& text, std::uint32_t character);

}  // namespace whichgpu::api
