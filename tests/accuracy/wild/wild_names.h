#pragma once

#include <string>

namespace whichgpu::accuracy {

/// The catalog's id of a model that strangers name: a repacked checkpoint stands for the model that it was
/// made of, and a fine-tune for the model of the same shapes. The name itself if the catalog has none.
std::string wild_model(const std::string& printed);

/// The catalog's id of a card as these tables name it.
std::string wild_gpu(const std::string& printed);

/// The version that a printed one means: what a tag of an image says, or for a tag without a version the
/// newest that was out on the day. Empty if neither is known.
std::string wild_version(const std::string& engine, const std::string& printed, const std::string& date);

/// The engine that the catalog has for it on such a card.
std::string wild_engine(const std::string& engine, const std::string& gpu);

/// The number after `key` in a text; 0 if it is not there.
double number_after(const std::string& text, const std::string& key);

}  // namespace whichgpu::accuracy
