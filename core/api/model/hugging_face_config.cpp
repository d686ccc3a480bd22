#include "core/api/model/hugging_face_config.h"

#include <algorithm>
#include <cmath>

#include "core/api/json/json.h"
#include "core/api/json/reader.h"
#include "core/api/model/checkpoint/checkpoint_format.h"
#include "core/api/model/checkpoint/safetensors_index.h"
#include "core/api/model/config.h"
#include "core/api/model/config_parts.h"
#include "core/api/model/layouts.h"
#include "core/api/model/nested_decoder.h"
#include "core/api/model/other_parameters.h"
#include "core/api/model/ranges.h"
#include "core/api/model/vision_parameters.h"

namespace whichgpu::api {
namespace {

constexpr int unsaid_context = 4096;

/// Equal layers become one group. Whether all kinds found room.
template <typename List, typename Layer>
bool group(const std::vector<Layer>& layers, List& groups) {
  for (const Layer& layer : layers) {
    const auto same = std::find_if(groups.begin(), groups.end(), [&](Layer candidate) {
      candidate.layers = layer.layers;
      return candidate == layer;
    });
    if (same != groups.end()) {
      same->layers += layer.layers;
    } else if (!groups.push(layer)) {
      return false;
    }
  }
  return true;
}

/// Dense blocks of many widths count as that many of the mean width.
FeedForwardLayers mean_block(const std::vector<FeedForwardLayers>& blocks) {
  FeedForwardLayers mean = blocks.front();
  double width = 0;
  mean.layers = 0;
  for (const FeedForwardLayers& block : blocks) {
    width += 1.0 * block.layers * block.intermediate;
    mean.layers += block.layers;
  }
  mean.intermediate = static_cast<int>(std::lround(width / mean.layers));
  return mean;
}

void put_layers(Config& config, const Layers& layers, Model& model) {
  if (!group(layers.attention, model.attention))
    config.refuse("num_key_value_heads", "its layers have more kinds of attention than are supported.");
  if (group(layers.feed_forward, model.feed_forward)) return;
  const bool dense = std::all_of(layers.feed_forward.begin(), layers.feed_forward.end(),
                                 [](const FeedForwardLayers& f) { return f.experts == 0; });
  if (!dense) config.refuse("moe_intermediate_size", "its mixtures have more kinds than are supported.");
  model.feed_forward = {};
  model.feed_forward.push(mean_block(layers.feed_forward));
}

std::string_view type_of(const Json& config) {
  const Json* type = config.find("model_type");
  return type == nullptr ? std::string_view() : std::string_view(type->text());
}

/// Whether the file says that its class puts a tower before the decoder.
bool sees(const Json& config) {
  const Json* classes = config.find("architectures");
  return classes != nullptr && classes->is_array() && !classes->empty() &&
         (*classes)[0].text().find("ForConditionalGeneration") != std::string::npos;
}

/// Towers for images and sound, at any level of the configuration. They are counted roughly; a wrapper
/// around the decoder has its class's where the file names none.
void add_towers(Config& config, const NestedDecoder& found, Model& model) {
  model.approximate_shape |= found.nested();
  bool named_one = false;
  for (const Json* level : found.path) {
    for (const char* name : {"vision_config", "audio_config"}) {
      const Json* tower = level->find(name);
      if (tower == nullptr || !tower->is_object()) continue;
      named_one = true;
      const std::optional<double> parameters = tower_parameters(*tower, *level, model.hidden);
      if (parameters) model.vision_parameters += *parameters;
      if (level == &found.decoder()) config.reader().has(name);
      if (name == std::string_view("vision_config") && model.vision.family == nullptr) {
        model.vision = tower_shape(*tower, *level, type_of(*found.path.front()), model.hidden);
      }
      const auto& named = model.ignored_parts;
      const bool is_named = std::find(named.begin(), named.end(), name) != named.end();
      if (!parameters && !is_named) model.ignored_parts.push(name);
      model.approximate_shape = true;
    }
  }
  if (found.nested() && !named_one && sees(*found.path.front()))
    model.vision_parameters += config.family().tower_parameters;
}

/// Layers with an index, or a compressed context, beside their cache: what that computes is not counted, nor
/// what of the context it spares.
bool chooses_by_index(const AttentionLayers& layers) { return layers.extra_cache_elements > 0; }

Layers read_decoder(Config& config, const NestedDecoder& found, Model& model, std::optional<Error>& error) {
  model.hidden = config.required(fields::hidden, hidden_range);
  model.vocabulary = config.required(fields::vocabulary, vocabulary_range);
  model.max_context_tokens = config.integer(fields::context, context_range, unsaid_context);
  const Json& whole = *found.path.front();
  const Json* outer = whole.find("tie_word_embeddings");
  const bool outside = found.nested() && outer != nullptr && outer->is_boolean();
  const bool inside = config.reader().has("tie_word_embeddings");
  if (!inside && !outside && !config.known() && config.index) {
    model.tied_embeddings = !config.index->has_head;
  } else {
    model.tied_embeddings =
        inside || !outside ? config.usual_flag("tie_word_embeddings", false) : outer->boolean();
  }
  if (!config.known() && config.flag("is_encoder_decoder", false))
    config.refuse("is_encoder_decoder", "encoder-decoders of families that are not known are not read.");
  if (config.failed()) return {};
  Layers layers = read_layers(config, model.hidden, error);
  if (config.failed()) return layers;
  put_layers(config, layers, model);
  model.other_parameters = layers.parameters + other_parameters(config, model, layers.blocks);
  model.looked_up_parameters = layers.looked_up;
  model.approximate_shape =
      config.family().layout == ConfigLayout::zamba  // shared blocks are read by each layer
      || std::any_of(model.attention.begin(), model.attention.end(), chooses_by_index);
  if (config.family().layout == ConfigLayout::encoder_decoder) model.kind = ModelKind::encoder_decoder;
  if (config.family().type == "whisper") {
    constexpr int usual_positions = 1500;
    model.speech_positions = config.integer("max_source_positions", {1, 1e6}, usual_positions);
  }
  if (config.family().encoder) model.kind = ModelKind::encoder;
  return layers;
}

/// A family that is not known may hide anything in a field that is not understood.
void refuse_unknown_fields(Config& config, const Model& model) {
  if (config.known() || model.ignored_parts.empty()) return;
  const std::string_view field = model.ignored_parts[0];
  const std::string_view type = config.text("model_type", "");
  config.refuse(field, "what it means is not known of the family " + quote(type) +
                           ". The model's shape typed in settles it.");
}

}  // namespace

std::optional<Error> read_hugging_face_model(const Json& object, const std::string& path, Model& model) {
  std::optional<Error> error;
  Reader outer(object, path, error);
  model.id = "config";
  model.name = outer.text("name", "Model from config.json");
  const Json* file = outer.object("config");
  const FilesBeside files{outer.object("quantization"), outer.object("index")};
  outer.finish();
  if (error) return error;
  if (file == nullptr) {
    return Error{"bad_config", outer.field("config"), outer.field("config") + " must be an object."};
  }
  if (std::optional<Error> foreign = foreign_file(*file, outer.field("config"))) return foreign;
  const NestedDecoder found = find_decoder(*file, outer.field("config"));
  Config config(found.decoder(), found.field, *found.family, found.nested(), error);
  if (files.index != nullptr)
    config.index = read_safetensors_index(*files.index, outer.field("index"), error);
  const Layers layers = read_decoder(config, found, model, error);
  if (!error) {
    add_towers(config, found, model);
    read_checkpoint_format(config, found, files, layers, model, error);
    name_ignored_parts(config.reader(), model);
    refuse_unknown_fields(config, model);
  }
  model.source = "config.json of the request";
  if (error && error->code != "bad_config") error->code = "bad_config";
  return error;
}

}  // namespace whichgpu::api
