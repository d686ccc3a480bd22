#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace whichgpu::api {

/// Modules of a language model as quantization files list them: by name, by the name of a parent, with
/// stars, or by a regular expression ("re:…"). What stands before "layers." differs from file to file and
/// is not compared; entries about towers and draft layers are left out. Entries must outlive the list.
class ModuleList {
 public:
  void add(std::string_view entry);
  /// Whether the module ("layers.3.self_attn.q_proj", "lm_head") or a parent of it is in the list.
  bool holds(std::string_view module) const;
  /// The first entry whose expression is not understood; empty if there is none.
  std::string_view unclear() const { return unclear_; }

 private:
  std::unordered_set<std::string_view> names_;
  std::vector<std::string_view> globs_;
  std::vector<std::string_view> expressions_;
  std::string_view unclear_;
};

/// The number of the layer that an entry of a list names.
std::optional<int> layer_named_in(std::string_view entry);

/// Whether `text` begins with what the regular expression describes: literals, classes, groups of
/// alternatives without nesting, and the repetitions * + ?.
bool begins_with(std::string_view expression, std::string_view text);

}  // namespace whichgpu::api
