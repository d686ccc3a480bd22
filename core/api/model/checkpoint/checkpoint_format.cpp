#include "core/api/model/checkpoint/checkpoint_format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "core/api/json/json.h"
#include "core/api/model/checkpoint/checkpoint_rules.h"
#include "core/api/model/checkpoint/weight_parts.h"
#include "core/catalog/lookup.h"
#include "core/catalog/model_shape.h"
#include "core/memory/weights.h"

namespace whichgpu::api {
namespace {

/// A sum of weights and of the bytes that they take.
struct Stored {
  double weights = 0;
  double bytes = 0;
  double widest = 0;    ///< most weights of one format
  StoredFormat format;  ///< … and that format

  void add(const StoredFormat& next, double count) {
    weights += count;
    bytes += count * next.bytes;
    if (count <= widest) return;
    widest = count;
    format = next;
  }
  double mean(double otherwise) const { return weights > 0 ? bytes / weights : otherwise; }
};

/// Sums one part of all layers, format by format.
class FormatSums {
 public:
  void add(const StoredFormat& format, double weights) {
    const auto same = std::find_if(formats_.begin(), formats_.end(), [&](const Stored& stored) {
      return stored.format.bytes == format.bytes && stored.format.like == format.like;
    });
    Stored& sum = same == formats_.end() ? formats_.emplace_back() : *same;
    sum.format = format;
    sum.weights += weights;
    sum.bytes += weights * format.bytes;
  }
  Stored total() const {
    Stored all;
    for (const Stored& sum : formats_) all.add(sum.format, sum.weights);
    return all;
  }

 private:
  std::vector<Stored> formats_;
};

std::string_view name_of_whole_numbers(int bits) {
  constexpr std::array<std::string_view, 9> names{"",     "INT1", "INT2", "INT3", "INT4",
                                                  "INT5", "INT6", "INT7", "INT8"};
  return names[static_cast<std::size_t>(std::clamp(bits, 1, 8))];
}

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether a word of the model's name is the format's.
bool names_format(const Model& model, std::string_view format) {
  const std::string_view name = model.name;
  for (std::size_t begin = 0; begin < name.size(); ++begin) {
    std::size_t end = begin;
    while (end < name.size() && is_letter_or_digit(name[end])) ++end;
    if (same_name(name.substr(begin, end - begin), format)) return true;
    begin = end;
  }
  return false;
}

/// The true size, where it is given, replaces the derived one: every part's bytes change by one factor. A
/// size that is far off says that the files are not of one model.
void scale_to_index(Config& config, Model& model) {
  if (!config.index) return;
  constexpr double most_factor = 1.5;
  const ModelShape shape = model_shape(model);
  WeightPrecision own = *checkpoint_format(model);
  const double derived = total_weight_bytes(shape, weight_bytes(own, shape));
  const double factor = config.index->bytes / derived;
  if (factor > most_factor || factor * most_factor < 1) {
    config.refuse("index", "its tensors have " + std::to_string(config.index->bytes / 1e9) +
                               " GB, but the configuration describes " + std::to_string(derived / 1e9) +
                               " GB. They are not of one checkpoint, or the configuration says too little.");
    return;
  }
  for (double* bytes : {&own.linear_bytes, &own.dense_model_linear_bytes, &own.expert_bytes,
                        &own.embedding_bytes, &own.head_bytes})
    *bytes *= factor;
  model.stored = own;
}

/// Whether the catalog's format of that name stores every part alike.
bool is_catalogued(const WeightPrecision& own, const WeightPrecision& catalogued, bool mixture) {
  const auto near = [](double a, double b) { return std::abs(a - b) < 1e-3 * b; };
  const double linear = mixture ? catalogued.linear_bytes : catalogued.dense_model_linear_bytes;
  return near(own.linear_bytes, linear) && (!mixture || near(own.expert_bytes, catalogued.expert_bytes)) &&
         near(own.embedding_bytes, catalogued.embedding_bytes) && near(own.head_bytes, catalogued.head_bytes);
}

/// The format that most of the matrices have, with the bytes of each part.
void store(const Stored& linear, const Stored& experts, const CheckpointRules& rules, Model& model) {
  const bool mixture = experts.weights > 0;
  const StoredFormat& main = mixture && experts.weights > linear.weights ? experts.format : linear.format;
  const WeightPrecision* like = find_weight_precision(main.like);
  WeightPrecision own = *like;
  own.linear_bytes = linear.mean(main.bytes);
  own.dense_model_linear_bytes = own.linear_bytes;
  own.expert_bytes = experts.mean(own.linear_bytes);
  own.embedding_bytes = rules.embedding.bytes;
  own.head_bytes = model.tied_embeddings ? rules.embedding.bytes : rules.head.bytes;
  if (main.weights_only) {
    own.native_math = Math::bf16;
    own.required_unit = Math::bf16;
    own.quantises_activations = false;
  }
  model.checkpoint_precision = like->id;
  const bool same_math = own.native_math == like->native_math;
  if (is_catalogued(own, *like, mixture) && same_math) return;
  if (main.like == "int4" || main.like == "int8") own.name = name_of_whole_numbers(main.bits);
  model.stored = own;
}

/// Stores the formats of all layers.
void store_layers(const Config& config, const CheckpointRules& rules, const Layers& layers, Model& model) {
  FormatSums linear;
  FormatSums experts;
  for (const WeightPart& part : weight_parts(config.family(), layers, model.hidden)) {
    for (const Spellings& half : {part.inward, part.outward})
      (part.expert ? experts : linear).add(rules.format_of(part, half), part.parameters / 2);
  }
  store(linear.total(), experts.total(), rules, model);
}

/// Lists that name few layers stand for all where the model's own name says the format that comes of it: two
/// sayings agree, and a note tells. Else most of the checkpoint may be wider, and it is refused.
void store_excerpt(Config& config, CheckpointRules& rules, const Layers& layers, Model& model) {
  rules.stand_for_all = true;
  store_layers(config, rules, layers, model);
  if (names_format(model, model.checkpoint_precision)) {
    model.layers_with_format = static_cast<int>(rules.named_layers.size());
    return;
  }
  config.refuse("quantization_config",
                "it names modules of " + std::to_string(rules.named_layers.size()) + " of " +
                    std::to_string(layers.blocks) +
                    " layers and says nothing of the others. The whole file, or the checkpoint's index, "
                    "says what is stored how.");
}

}  // namespace

void read_checkpoint_format(Config& config, const NestedDecoder& found, const FilesBeside& files,
                            const Layers& layers, Model& model, std::optional<Error>& error) {
  CheckpointRules rules = read_checkpoint_rules(config, found, files, error);
  if (error) return;
  if (rules.may_be_excerpt(layers.blocks) && !config.index) {
    store_excerpt(config, rules, layers, model);
    if (error) return;
  } else {
    store_layers(config, rules, layers, model);
  }
  model.checkpoint_kv_precision = rules.kv_cache;
  scale_to_index(config, model);
  model.fp8_block_scales = model.checkpoint_precision == "fp8" && rules.scaled_by_blocks;
}

std::string_view claimed_format(const Model& model) {
  constexpr std::array<std::string_view, 3> plain{"fp32", "fp16", "bf16"};
  if (std::find(plain.begin(), plain.end(), model.checkpoint_precision) == plain.end()) return {};
  constexpr std::array<std::string_view, 14> claims{"nvfp4", "mxfp4", "fp8",   "fp4",   "awq",
                                                    "gptq",  "int4",  "int8",  "w4a16", "w8a8",
                                                    "4bit",  "8bit",  "w8a16", "gguf"};
  const auto found = std::find_if(claims.begin(), claims.end(),
                                  [&](std::string_view claim) { return names_format(model, claim); });
  return found == claims.end() ? std::string_view() : *found;
}

}  // namespace whichgpu::api
