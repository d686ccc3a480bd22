#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/api/model/checkpoint/module_list.h"
#include "core/api/model/checkpoint/stored_format.h"
#include "core/api/model/checkpoint/weight_parts.h"
#include "core/api/model/config.h"
#include "core/api/model/nested_decoder.h"

namespace whichgpu::api {

struct FilesBeside;

/// Which module of a checkpoint is stored in which format.
struct CheckpointRules {
  StoredFormat plain;                   ///< of what is not quantized
  std::optional<StoredFormat> usual;    ///< of matrices that no list names
  std::optional<StoredFormat> experts;  ///< of routed experts, if stated for them alone
  ModuleList ignored;
  std::vector<std::pair<ModuleList, StoredFormat>> groups;
  StoredFormat embedding;
  StoredFormat head;
  std::string_view kv_cache = "bf16";  ///< KV precision that the checkpoint brings
  bool scaled_by_blocks = false;
  std::set<int> named_layers;  ///< that the groups name
  bool stand_for_all = false;  ///< what is said of these layers holds for all

  /// Whether the lists name modules of at most a quarter of the layers, and nothing is said of the others:
  /// the file was shortened, or little of the checkpoint is quantized.
  bool may_be_excerpt(int layers) const;

  /// Of one half of a part, by whichever of its spellings a list knows.
  StoredFormat format_of(const WeightPart& part, const Spellings& half) const;

 private:
  const StoredFormat* group_with(const std::string& layer, const Spellings& half) const;
};

/// The rules of quantization_config at any level, of hf_quant_config.json, and of the data type. A method or
/// a type that is not known is bad_config.
CheckpointRules read_checkpoint_rules(Config& config, const NestedDecoder& found, const FilesBeside& files,
                                      std::optional<Error>& error);

}  // namespace whichgpu::api
