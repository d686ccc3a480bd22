#include "tests/accuracy/bands/bands.h"

#include <map>

#include "core/catalog/lookup.h"

#include "tests/accuracy/residuals.h"

namespace whichgpu::accuracy {
namespace {

using Errors = std::map<BandClass, ErrorStatistics>;

template <typename Enum>
std::string text(Enum value) {
  return std::string(name_of(value));
}

std::string name(TrainingKind kind) {
  switch (kind) {
    case TrainingKind::rate:
      return "tokens/s";
    case TrainingKind::memory:
      return "peak bytes";
    case TrainingKind::run:
      return "GPU-hours";
  }
  return "";
}

void add_serving(const Measured& measured, const ServingCalibration& calibration, Errors& errors) {
  for (const Prepared& row : measured.serving_rows.rows) {
    const std::string basis = text(row.estimate.speed->basis);
    compare(row, calibration, [&](const std::string& kind, double predicted, double value) {
      const Measurement& m = *row.measurement;
      errors[{m.run ? "run" : m.load, kind, m.engine, basis, architecture_of(row.estimate.shape)}].add(
          predicted, value);
    });
  }
}

void add_training(const Measured& measured, const TrainingCalibration& calibration, Errors& errors) {
  for (const PreparedTraining& row : measured.training_rows.rows) {
    const TrainingRate rate = training_rate(row.training, tables::training_calibration());
    const Basis basis = training_speed(row.training, row.shape, rate, tables::training_calibration()).basis;
    const std::string framework(row.training.framework->id);
    errors[{"training", name(row.row->kind), framework, text(basis), architecture_of(row.shape)}].add(
        predict(row, calibration), row.row->measured);
  }
}

void add_images(const Measured& measured, const ImageCalibration& calibration, Errors& errors) {
  for (const ImageMeasurement& row : measured.images) {
    const std::string basis = row.fitted ? text(Basis::calibrated) : "never fitted";
    const bool video = row.image.frames > 1;
    const char* metric = row.metric == ImageMetric::step ? "s/step" : video ? "s/clip" : "s/image";
    const char* network = row.image.model->denoiser.kind == DenoiserKind::unet ? "U-Net" : "transformer";
    errors[{video ? "video" : "images", metric, text(row.image.engine), basis, network}].add(
        predicted_seconds(row, calibration), row.seconds);
  }
}

void add_memory(const Measured& measured, Errors& errors) {
  for (const MemoryMeasurement& row : measured.memory) {
    std::string why_not;
    const std::optional<double> predicted = predict(row, why_not);
    const Model* model = find_model(row.request["model"].get<std::string>());
    if (!predicted || model == nullptr) continue;
    const std::string engine = row.request.value("engine", "");
    errors[{"memory", row.group, engine, "arithmetic", architecture_of(model_shape(*model))}].add(
        *predicted, row.measured);
  }
}

/// The requests of one run are served once, whatever was measured of them. Their time per token is fitted, as
/// rows of another table (strangers-inference-sim-vllm-0.14).
void add_arrivals(const Measured& measured, const ServingCalibration& calibration, Errors& errors) {
  const test::Json* served = nullptr;
  std::optional<LatencyPercentiles> latency;
  for (const ArrivalsMeasurement& row : measured.arrivals) {
    if (served == nullptr || *served != row.request) latency = predicted_latency(row.request, calibration);
    served = &row.request;
    const Model* model = find_model(row.request["model"].get<std::string>());
    if (!latency || model == nullptr) continue;
    const std::string basis = row.metric == "tpot_ms" ? text(Basis::calibrated) : "never fitted";
    errors[{"open", row.metric, row.request.value("engine", ""), basis, architecture_of(model_shape(*model))}]
        .add(milliseconds_of(*latency, row.metric), row.milliseconds);
  }
}

/// By family, whose rule and processor decide.
void add_pictures(const Measured& measured, Errors& errors) {
  for (const PictureMeasurement& row : measured.pictures) {
    const std::optional<double> predicted = predict(row);
    const Model* model = find_model(row.request["model"].get<std::string>());
    if (!predicted || model == nullptr) continue;
    const char* timed = row.fitted ? "calibrated" : "never fitted";
    const std::string basis = row.metric == "tokens" ? "arithmetic" : timed;
    const std::string engine = row.metric == "tokens" ? "" : row.request.value("engine", "");
    errors[{"pictures", row.metric, engine, basis, std::string(model->vision.family->name)}].add(*predicted,
                                                                                                 row.value);
  }
}

void add_power(const Measured& measured, Errors& errors) {
  for (const PowerRow& row : measured.power) {
    const std::optional<PreparedPower> prepared = prepare(row);
    if (!prepared) continue;
    const std::string architecture = architecture_of(model_shape(*row.serving.model));
    errors[{"power", "board W", std::string(row.serving.engine->id), text(prepared->basis), architecture}]
        .add(prepared->predicted_watts(tables::power_calibration()), row.watts);
  }
}

/// Engines together: of each there are few pairs, and one constant is set by all whose acceptance was
/// printed.
void add_drafts(const Measured& measured, Errors& errors) {
  for (const DraftsMeasurement& row : measured.drafts) {
    const Model* model = find_model(row.request["model"].get<std::string>());
    if (model == nullptr) continue;
    const char* basis = row.acceptance_printed ? "calibrated" : "never fitted";
    errors[{"drafts", "speed-up", "", basis, architecture_of(model_shape(*model))}].add(
        predicted_speedup(row), row.speedup);
  }
}

/// By placement, which decides what runs at the same time.
void add_reinforcement(const Measured& measured, Errors& errors) {
  for (const PreparedStep& step : prepare(measured.reinforcement)) {
    errors[{"reinforcement", "s/step", text(step.work.pools), text(Basis::calibrated),
            architecture_of(step.shape)}]
        .add(step.predicted_seconds(tables::reinforcement_calibration()), step.row->seconds);
  }
}

/// One of the constants was chosen on some of the rates of decoding; none rests on those of prompts.
void add_offload(const Measured& measured, Errors& errors) {
  for (const OffloadMeasurement& row : measured.offload) {
    const std::optional<double> predicted = predict(row);
    const Model* model = find_model(row.request["model"].get<std::string>());
    if (!predicted || model == nullptr) continue;
    const bool decode = row.metric == "decode_tokens_per_second";
    errors[{"offload", decode ? "decode tokens/s" : "prompt tokens/s", row.request.value("engine", ""),
            decode ? text(Basis::calibrated) : "never fitted", architecture_of(model_shape(*model))}]
        .add(*predicted, row.tokens_per_second);
  }
}

/// By what reads the documents or the sound.
void add_encoders(const Measured& measured, Errors& errors) {
  const auto basis = [](bool fitted) { return fitted ? text(Basis::calibrated) : "never fitted"; };
  for (const EmbeddingRow& row : measured.embedding) {
    const Embedding& work = row.input->question.work;
    errors[{"embedding", "documents/s", text(work.server), basis(row.fitted), "encoder"}].add(
        predicted(row, tables::embedding_calibration()), row.measured);
  }
  for (const SpeechRow& row : measured.speech) {
    const Speech& work = row.input->question.work;
    errors[{"speech", "RTFx", std::string(work.serving.engine->id), basis(row.fitted), "encoder-decoder"}]
        .add(predicted(row, tables::speech_calibration()), row.measured);
  }
}

/// Parts are the middle of what they are compared with; whole starts are sums of them.
void add_starts(const Measured& measured, Errors& errors) {
  for (const StartMeasurement& row : measured.starts) {
    const std::map<std::string, double> predicted = predict(row);
    const Model* model = find_model(row.request["model"].get<std::string>());
    for (const auto& [part, seconds] : row.seconds) {
      if (model == nullptr || !predicted.contains(part)) continue;
      const bool whole = part == "seconds";
      errors[{"cold_start", whole ? "s/start" : "s/part", row.request.value("engine", ""),
              whole ? "never fitted" : text(Basis::calibrated), architecture_of(model_shape(*model))}]
          .add(predicted.at(part), seconds);
    }
  }
}

}  // namespace

std::string architecture_of(const ModelShape& shape) {
  const std::string attention = shape.mla_layers > 0 ? "latent " : shape.linear_layers > 0 ? "hybrid " : "";
  return attention + (shape.mixture() ? "mixture" : "dense");
}

std::vector<Band> bands_of(const Measured& measured, const Calibrations& calibrations) {
  constexpr double low = 0.1;
  constexpr double middle = 0.5;
  constexpr double high = 0.9;
  Errors errors;
  add_serving(measured, calibrations.serving, errors);
  add_training(measured, calibrations.training, errors);
  add_images(measured, calibrations.images, errors);
  add_memory(measured, errors);
  add_arrivals(measured, calibrations.serving, errors);
  add_pictures(measured, errors);
  add_power(measured, errors);
  add_drafts(measured, errors);
  add_reinforcement(measured, errors);
  add_offload(measured, errors);
  add_encoders(measured, errors);
  add_starts(measured, errors);
  std::vector<Band> bands;
  for (const auto& [of, e] : errors) {
    bands.push_back({of, static_cast<int>(e.count()), e.error_percent(low), e.error_percent(middle),
                     e.error_percent(high)});
  }
  return bands;
}

}  // namespace whichgpu::accuracy
