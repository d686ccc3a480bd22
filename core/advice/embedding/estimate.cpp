#include "core/advice/embedding/estimate.h"

#include <algorithm>
#include <cmath>

#include "core/advice/embedding/notes.h"
#include "core/advice/serving/layout.h"
#include "core/catalog/units.h"
#include "core/power/embedding_power.h"

namespace whichgpu {
namespace {

/// Every replica reads a batch of its own.
void lay_out_as(Embedding& work, const Parallelism& layout) {
  work.serving.parallelism = layout;
  work.serving.concurrency = work.batch * layout.data;
}

/// The first layout that holds a batch, which has the most replicas; else the last of those without stages.
ServingFootprint settle_documents(Embedding& work, const ModelShape& shape) {
  const WeightBytes bytes = weight_bytes(*work.serving.weights, shape);
  ServingFootprint footprint;
  for (const Parallelism& layout : layouts(work.serving, shape)) {
    if (layout.pipeline > 1) continue;
    lay_out_as(work, layout);
    footprint = serving_footprint(work.serving, shape, bytes, work.serving.concurrency);
    if (footprint.shortfall_bytes <= 0) return footprint;
  }
  footprint.verdict = Verdict::does_not_fit;  // whatever runs with fewer at once
  return footprint;
}

Basis basis_of(const Embedding& work, const EmbeddingCalibration& c) {
  if (!sees_both_ways(*work.serving.model)) return Basis::extrapolated;
  // Of vLLM's process and of padded documents one publisher's rates are known, of one card or of none.
  const bool told = packs_documents(work.server) && work.server != EmbeddingServer::vllm;
  const bool known =
      told && std::find(c.measured.begin(), c.measured.end(), work.serving.gpu->id) != c.measured.end();
  return known ? Basis::calibrated : Basis::transferred;
}

const ErrorBand& band_of(Basis basis, const EmbeddingCalibration& c) {
  if (basis == Basis::calibrated) return c.measured_card;
  return basis == Basis::transferred ? c.other_card : c.decoders;
}

EmbeddingSpeed speed_of(const Embedding& work, const StepModel& model, const EmbeddingCalibration& c) {
  EmbeddingSpeed speed;
  const double replicas = work.serving.parallelism.data;
  speed.time = embedding_time(work, model, c);
  speed.documents_per_second = replicas * work.batch / speed.time.seconds;
  speed.tokens_per_second = speed.documents_per_second * work.tokens_read();
  speed.hours = work.documents / speed.documents_per_second / seconds_per_hour;
  if (work.reranks()) {
    speed.seconds_per_query = std::ceil(work.documents_per_query / work.batch) * speed.time.seconds;
  }
  speed.basis = basis_of(work, c);
  speed.band = band_of(speed.basis, c);
  return speed;
}

void add_power(EmbeddingEstimate& e, const StepModel& model) {
  const Gpu& gpu = *e.work.serving.gpu;
  if (gpu.power_watts <= 0) return;
  e.use = embedding_use(e.work, model, e.speed->time);
  e.power = board_power(gpu, e.use, 0);
  e.energy_per_million =
      energy_of(e.power->watts * e.work.serving.gpu_count, mega / e.speed->documents_per_second, e.site);
}

}  // namespace

double EmbeddingEstimate::usd_per_million() const {
  return speed && price.known ? price.usd_per_hour / seconds_per_hour / speed->documents_per_second * mega
                              : 0;
}

EmbeddingEstimate estimate_embedding(const EmbeddingQuestion& question,
                                     const EmbeddingCalibration& calibration) {
  EmbeddingEstimate e;
  e.work = question.work;
  e.site = question.site;
  e.shape = model_shape(*e.work.serving.model);
  e.footprint = settle_documents(e.work, e.shape);
  e.price = price_of(question.price, *e.work.serving.gpu, e.work.serving.gpu_count);
  if (e.footprint.shortfall_bytes <= 0) {
    const WeightBytes bytes = weight_bytes(*e.work.serving.weights, e.shape);
    const StepModel model = step_model(e.work.serving, e.shape, bytes, tables::serving_calibration());
    e.speed = speed_of(e.work, model, calibration);
    add_power(e, model);
  }
  e.notes = embedding_notes(e);
  return e;
}

}  // namespace whichgpu
