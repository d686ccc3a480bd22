#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/tables.h"

namespace whichgpu {

/// Whether two names are the same without regard to ASCII case.
bool same_name(std::string_view a, std::string_view b);

/// The entry with this id or alias, matched without regard to ASCII case; nullptr if there is none.
const Gpu* find_gpu(std::string_view name);
const Architecture* find_architecture(std::string_view name);
const Model* find_model(std::string_view name);
/// What is known of a model or card that has no entry; nullptr: nothing.
const Unread* find_unread(std::string_view name, bool model);
/// How pictures are prepared for models whose config.json says this model_type; nullptr: not read.
const VisionFamily* find_vision_family(std::string_view model_type);
const ImageModel* find_image_model(std::string_view name);
const Engine* find_engine(std::string_view name);
/// The entry that holds for `version` ("0.19.2", "v0.10.1", "b6325") of the engine that `engine` is a version
/// of: the newest that is not newer. nullptr: not a version, or older than all that is known of. Of an engine
/// whose versions are not told apart, the engine.
const Engine* engine_of_version(const Engine& engine, std::string_view version);
/// The newest of an engine's versions: that which a request without a version gets.
const Engine& newest_version(const Engine& engine);
const TrainingFramework* find_training_framework(std::string_view name);
const WeightPrecision* find_weight_precision(std::string_view name);
/// How the checkpoint of a model stores its weights: an entry of the catalog, or the model's own.
const WeightPrecision* checkpoint_format(const Model& model);
const KvPrecision* find_kv_precision(std::string_view name);
const Offer* find_offer(std::string_view id);

/// The engine that a request without one gets: of the usual ones the first that runs on the card and loads
/// these weights (GGUF files those made for them); if none does, the first that runs there.
const Engine& usual_engine(const Gpu& gpu, const WeightPrecision& weights);

/// The engine whose runtime is that of programs that make images.
const Engine& image_engine();

/// The program that a training request without one gets.
const TrainingFramework& usual_framework(bool pretraining);

/// What the loss of `model` keeps of the logits in `framework`.
LogitsHandling usual_logits(const TrainingFramework& framework, const Model& model);

/// The first program with such kernels; nullptr if there is none.
const TrainingFramework* framework_with(TrainingKernels kernels);

/// What the card costs to buy; nullptr if no price is known.
const PurchasePrice* find_purchase_price(const Gpu& gpu);

/// The engine whose fitted speed holds for this one on such a card: itself, or what Engine::calibrated_as and
/// Engine::calibrated_on_amd say.
std::string_view calibrated_engine(const Engine& engine, const Gpu& gpu);

/// The calibrated constants of an engine; every engine of the catalog has some. One without has none that
/// work: its steps never end.
const EngineCalibration& engine_calibration(const ServingCalibration& calibration, const Engine& engine,
                                            const Gpu& gpu);

/// At most three ids nearest in spelling to `name`, best first (edit distance over ids and aliases).
std::vector<std::string> nearest_gpu_ids(std::string_view name);
std::vector<std::string> nearest_model_ids(std::string_view name);
std::vector<std::string> nearest_image_model_ids(std::string_view name);

}  // namespace whichgpu
