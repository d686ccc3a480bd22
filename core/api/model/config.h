#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/api/json/reader.h"
#include "core/api/model/checkpoint/safetensors_index.h"
#include "core/api/model/field_names.h"
#include "core/catalog/config_family.h"

namespace whichgpu::api {

/// A decoder's configuration as its class of Hugging Face would hold it: what the file states, then what
/// the class sets. A field that is stated as null is stated: the class would not replace it.
class Config {
 public:
  /// `nested`: the decoder lies inside another configuration, which leaves the class's sizes unsaid.
  Config(const Json& object, const std::string& path, const ConfigFamily& family, bool nested,
         std::optional<Error>& error);

  const ConfigFamily& family() const { return *family_; }
  bool known() const { return !family_->type.empty(); }
  bool failed() const { return reader_.failed(); }
  Reader& reader() { return reader_; }

  /// Stated, and not null.
  bool has(Names names);
  /// Neither stated nor set by the class.
  bool silent(Names names) const { return stated(names) == nullptr && class_default(names) == nullptr; }
  /// A whole number, by the first name that is stated or that the class sets.
  int integer(Names names, Range range, int fallback);
  /// The same where most families take `fallback`; an error where the family is not known.
  int usual(Names names, Range range, int fallback);
  int required(Names names, Range range);
  /// One number for each of `layers` layers: a list of them, or one for all.
  std::vector<int> per_layer(Names names, Range range, int layers, int fallback);
  bool flag(const char* name, bool fallback);
  bool usual_flag(const char* name, bool fallback);
  std::string_view text(const char* name, std::string_view fallback);
  const Json* array(const char* name) { return reader_.array(name); }
  const Json* object(const char* name) { return reader_.object(name); }

  /// The checkpoint's own list of tensors, where the visitor gave it.
  std::optional<SafetensorsIndex> index;

  /// bad_config about a field: what is wrong with it.
  void refuse(std::string_view field, const std::string& why);
  /// bad_config about a field that is missing, and what would settle it.
  void miss(std::string_view field);

 private:
  const char* stated(Names names) const;
  const ConfigDefault* class_default(Names names) const;

  const Json& object_;
  const ConfigFamily* family_;
  bool nested_;
  Reader reader_;
};

}  // namespace whichgpu::api
