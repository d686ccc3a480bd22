#pragma once

#include <span>

#include "core/catalog/alias.h"
#include "core/catalog/architecture.h"
#include "core/catalog/cold_start.h"
#include "core/catalog/config_family.h"
#include "core/catalog/drafts.h"
#include "core/catalog/embedding_calibration.h"
#include "core/catalog/engine.h"
#include "core/catalog/engine_support.h"
#include "core/catalog/gpu.h"
#include "core/catalog/image_calibration.h"
#include "core/catalog/image_model.h"
#include "core/catalog/judgement.h"
#include "core/catalog/mig.h"
#include "core/catalog/model.h"
#include "core/catalog/offer.h"
#include "core/catalog/power_calibration.h"
#include "core/catalog/precision.h"
#include "core/catalog/purchase_price.h"
#include "core/catalog/quality.h"
#include "core/catalog/reinforcement_calibration.h"
#include "core/catalog/serving_calibration.h"
#include "core/catalog/speech_calibration.h"
#include "core/catalog/training_calibration.h"
#include "core/catalog/training_framework.h"
#include "core/catalog/vision.h"

/// The catalogue, generated from data/ at build time. Every span refers to static storage.
namespace whichgpu::tables {

std::span<const Architecture> architectures();
std::span<const Gpu> gpus();
std::span<const MigProfile> mig_profiles();
std::span<const VisionFamily> vision_families();
std::span<const Model> models();
std::span<const ImageModel> image_models();
std::span<const Offer> offers();
std::span<const PurchasePrice> purchase_prices();
std::span<const Engine> engines();
std::span<const EngineSupport> engine_support();
std::span<const WeightPrecision> weight_precisions();
std::span<const KvPrecision> kv_precisions();
std::span<const ConfigFamily> config_families();
std::span<const Alias> gpu_aliases();
std::span<const Alias> model_aliases();
std::span<const Alias> image_model_aliases();
std::span<const Alias> weight_precision_aliases();
std::span<const Alias> kv_precision_aliases();
std::span<const Unread> unread();
std::span<const AcceptanceCurve> acceptance_curves();
std::span<const DraftTaskFactor> draft_task_factors();
std::span<const FormatQuality> format_qualities();
std::span<const TrainingFramework> training_frameworks();
const OwnershipDefaults& ownership_defaults();
const ServingCalibration& serving_calibration();
const Judgement& judgement();
const PowerCalibration& power_calibration();
const ReinforcementCalibration& reinforcement_calibration();
const EmbeddingCalibration& embedding_calibration();
const SpeechCalibration& speech_calibration();
const StartConstants& start_constants();
const ImageCalibration& image_calibration();
const TrainingCalibration& training_calibration();

}  // namespace whichgpu::tables
