#include "core/api/embedding/report.h"

#include "core/api/json/error_band.h"
#include "core/api/json/fix_report.h"
#include "core/api/json/footprint_report.h"
#include "core/api/json/note_report.h"
#include "core/api/json/offer_report.h"
#include "core/api/json/power_report.h"
#include "core/catalog/units.h"

namespace whichgpu::api {
namespace {

/// What turns the request of `asked` into that of `changed`.
Object patch_of(const EmbeddingQuestion& asked, const EmbeddingQuestion& changed) {
  Object patch;
  if (changed.work.batch != asked.work.batch) patch.add("batch", changed.work.batch);
  if (changed.work.serving.gpu_count != asked.work.serving.gpu_count) {
    patch.add("gpu_count", changed.work.serving.gpu_count);
  }
  if (changed.work.serving.gpu != asked.work.serving.gpu) {
    patch.add("gpu", changed.work.serving.gpu->id);
    patch.add("price", nullptr);
  }
  return patch;
}

Fragment fit_report(const EmbeddingAnswer& answer) {
  const ServingFootprint& f = answer.estimate.footprint;
  Object report = object_of(
      {{"verdict", name_of(f.verdict)}, {"per_gpu", held_report(f)}, {"shortfall_bytes", f.shortfall_bytes}});
  add_fixes(report, answer.fixes, patch_of);
  return report;
}

Fragment speed_report(const EmbeddingEstimate& e) {
  const EmbeddingSpeed& s = *e.speed;
  const bool reranks = e.work.reranks();
  Object range = object_of({{"documents_per_second", around(s.documents_per_second, s.band)},
                            {"tokens_per_second", around(s.tokens_per_second, s.band)},
                            {"seconds_per_batch", around_inverse(s.time.seconds, s.band)},
                            {"hours", around_inverse(s.hours, s.band)}});
  return object_of({{"documents_per_second", s.documents_per_second},
                    {"tokens_per_second", s.tokens_per_second},
                    {"seconds_per_batch", s.time.seconds},
                    {"documents", e.work.documents},
                    {"hours", s.hours},
                    {"seconds_per_query", known_if(reranks, s.seconds_per_query)},
                    {"card_seconds", s.time.card_seconds},
                    {"host_seconds", s.time.host_seconds},
                    {"bound", name_of(s.time.bound)},
                    {"basis", name_of(s.basis)},
                    {"range", range}});
}

Fragment cost_report(const EmbeddingEstimate& e) {
  const double million = e.usd_per_million();
  const double corpus = million * e.work.documents / mega;
  const ErrorBand& band = e.speed->band;
  return object_of({{"usd_per_hour", e.price.usd_per_hour},
                    {"usd_per_million_documents", million},
                    {"usd_per_million_tokens", million / e.work.tokens_read()},
                    {"usd_total", corpus},
                    {"range", object_of({{"usd_per_million_documents", around_inverse(million, band)},
                                         {"usd_total", around_inverse(corpus, band)}})},
                    {"offer", e.price.offer != nullptr ? offer_report(*e.price.offer) : Fragment()}});
}

Fragment power_report(const EmbeddingEstimate& e) {
  if (!e.power) return {};
  const Energy& million = e.energy_per_million;
  const ErrorBand board = together(e.power->band, inverse_of(e.speed->band));
  Object report = boards_report(*e.power, e.power->watts * e.work.serving.gpu_count, e.site.pue);
  report.add("joules_per_document", million.board_kwh * joules_per_kwh / mega);
  report.add("kwh_per_million_documents", million.board_kwh);
  report.add("site_kwh_per_million_documents", million.site_kwh);
  report.add("co2_g_per_million_documents", million.co2_g);
  report.add("range",
             object_of({{"mean_w_per_card", around(e.power->watts, e.power->band)},
                        {"kwh_per_million_documents", around(million.board_kwh, board)},
                        {"site_kwh_per_million_documents", around(million.site_kwh, wall_band(board))}}));
  return report;
}

Fragment configuration_report(const EmbeddingEstimate& e) {
  const Embedding& work = e.work;
  const Serving& s = work.serving;
  return object_of({{"model", object_of({{"id", s.model->id},
                                         {"name", s.model->name},
                                         {"parameters", e.shape.parameters.total()},
                                         {"read_parameters", e.shape.parameters.linear()}})},
                    {"gpu", object_of({{"id", s.gpu->id}, {"name", s.gpu->name}})},
                    {"gpu_count", s.gpu_count},
                    {"replicas", s.parallelism.data},
                    {"tensor", s.parallelism.tensor},
                    {"server", name_of(work.server)},
                    {"engine", s.engine->id},
                    {"weights", s.weights->id},
                    {"kv_cache", s.kv_cache->id},
                    {"tokens_per_document", work.tokens},
                    {"query_tokens", work.query_tokens},
                    {"documents_per_query", known_if(work.reranks(), work.documents_per_query)},
                    {"batch", work.batch}});
}

}  // namespace

Fragment write(const EmbeddingInput&, const EmbeddingAnswer& answer) {
  const EmbeddingEstimate& e = answer.estimate;
  return object_of({{"version", WHICHGPU_VERSION},
                    {"fit", fit_report(answer)},
                    {"speed", e.speed ? speed_report(e) : Fragment()},
                    {"cost", e.speed && e.price.known ? cost_report(e) : Fragment()},
                    {"power", power_report(e)},
                    {"configuration", configuration_report(e)},
                    {"notes", note_reports(e.notes)},
                    {"working", embedding_working(e)}});
}

}  // namespace whichgpu::api
