#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/json/error.h"
#include "core/api/json/json.h"
#include "core/catalog/config_family.h"

namespace whichgpu::api {

/// A configuration and the objects inside it that lead to the language model, outermost first.
struct NestedDecoder {
  std::vector<const Json*> path;         ///< at least the whole configuration
  std::string field;                     ///< dotted path of the innermost
  const ConfigFamily* family = nullptr;  ///< of the innermost; one without a type if it is not known

  const Json& decoder() const { return *path.back(); }
  bool nested() const { return path.size() > 1; }
};

/// Finds the language model of a config.json: in text_config, llm_config, language_config or
/// thinker_config, however deep. The family is known by the innermost `model_type`, else by
/// `architectures`, else by the wrapper's type.
NestedDecoder find_decoder(const Json& config, const std::string& field);

/// bad_config if the file is not a language model's: an adapter, a diffusion model's part, a pipeline.
std::optional<Error> foreign_file(const Json& config, const std::string& field);

}  // namespace whichgpu::api
