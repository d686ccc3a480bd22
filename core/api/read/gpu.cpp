#include "core/api/read/gpu.h"

#include "core/api/json/json.h"
#include "core/api/parts.h"
#include "core/catalog/engine_support.h"
#include "core/catalog/lookup.h"

namespace whichgpu::api {
namespace {

/// Why "<card>:<profile>" names no slice of `card`, with what could be meant.
Error no_such_slice(const Gpu& card, std::string_view profile, const std::string& path) {
  std::vector<std::string> own;
  std::vector<std::string> others;
  for (const MigProfile& known : tables::mig_profiles()) {
    if (known.card == card.id) own.emplace_back(known.id);
    const bool largest = known.instances == 1 && known.memory_share == 1;
    if (largest && others.size() < 8) others.emplace_back(known.card);
  }
  const std::string name(card.name);
  if (own.empty()) {
    others.insert(others.begin(), std::string(card.id));
    return {"unknown_gpu", path, name + " has no multi-instance mode (MIG): take it whole, or another card.",
            others};
  }
  return {"unknown_gpu", path, name + " has no MIG profile " + quote(profile) + ".", own};
}

}  // namespace

Error unknown_gpu(const std::string& field, std::string_view name, std::string_view card) {
  if (const Unread* known = find_unread(card, false)) {
    return {"unknown_gpu",
            field,
            quote(name) + " is known, but " + std::string(known->missing) +
                ". Its figures, typed in as a card of your own, settle it.",
            {}};
  }
  return unknown("unknown_gpu", field, "GPU " + quote(name) + " in the catalog", nearest_gpu_ids(card));
}

void check_joined(Reader& reader, const char* field, int count, const Gpu& gpu) {
  const int most = most_joined(gpu);
  if (count <= most) return;
  const std::string path = reader.field(field);
  const bool has_nvlink = gpu.interconnect.nvlink_bytes_per_second > 0;
  const char* why = gpu.mig != nullptr
                        ? " is a MIG slice, and slices have neither NVLink nor peer-to-peer transfers."
                    : has_nvlink ? " has no PCIe (pcie_gb_s_per_direction), and NVLink joins no more of them "
                                   "(nvlink_domain_gpus; a pair needs PCIe too)."
                                 : " cannot be joined.";
  const std::string must = most == 1 ? " must be 1: " : " must be at most " + std::to_string(most) + ": ";
  reader.fail(out_of_range(path, {1, static_cast<double>(most)}, path + must + std::string(gpu.name) + why));
}

const Gpu* named_gpu(std::string_view name, const std::string& path, Gpu& storage,
                     std::optional<Error>& error) {
  if (const Gpu* card = find_gpu(name)) return card;
  if (const std::optional<Gpu> slice = find_card_or_slice(name)) {
    storage = *slice;
    return &storage;
  }
  const std::size_t colon = name.rfind(':');
  const Gpu* card = colon == std::string_view::npos ? nullptr : find_gpu(name.substr(0, colon));
  if (error) return nullptr;
  if (card != nullptr) {
    error = no_such_slice(*card, name.substr(colon + 1), path);
  } else {
    error = unknown_gpu(path, name, name.substr(0, colon));
  }
  return nullptr;
}

const Gpu* read_gpu(Reader& reader, const char* field, Gpu& storage) {
  const Json* value = reader.value(field);
  const std::string path = reader.field(field);
  if (value == nullptr) {
    reader.fail(missing(path, "a catalog id or a card's figures"));
    return nullptr;
  }
  std::optional<Error> error;
  const Gpu* gpu = &storage;
  if (value->is_object()) {
    error = parts().read_card != nullptr ? parts().read_card(*value, path, storage) : elsewhere();
  } else {
    gpu = named_gpu(reader.text(field, {}), path, storage, error);
  }
  if (error) reader.fail(*error);
  return error ? nullptr : gpu;
}

}  // namespace whichgpu::api
