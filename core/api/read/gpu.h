#pragma once

#include <string_view>

#include "core/api/json/reader.h"
#include "core/catalog/gpu.h"

namespace whichgpu::api {

/// Reads the GPU that a request names in `field`: a catalog id or alias, a MIG slice "<card>:<profile>",
/// or a card described inline. What is not a whole card of the catalog is put into `storage`, which must
/// outlive the result. nullptr, with the reader's error set, if there is no such GPU.
const Gpu* read_gpu(Reader& reader, const char* field, Gpu& storage);

/// The card or MIG slice of this name; nullptr, with `error` set, if there is none. `path` is the field at
/// fault. A slice is put into `storage`.
const Gpu* named_gpu(std::string_view name, const std::string& path, Gpu& storage,
                     std::optional<Error>& error);

/// That there is no GPU `name` in the catalog, with those nearest to `card`.
Error unknown_gpu(const std::string& field, std::string_view name, std::string_view card);

/// Fails where `field` asks for several of a card that nothing joins.
void check_joined(Reader& reader, const char* field, int count, const Gpu& gpu);

}  // namespace whichgpu::api
