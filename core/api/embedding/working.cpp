#include "core/api/embedding/report.h"
#include "core/api/json/footprint_report.h"
#include "core/api/json/power_report.h"
#include "core/api/json/working_line.h"
#include "core/catalog/units.h"

namespace whichgpu::api {
namespace {

constexpr const char* embedding_calibrated = "data/embedding_calibration.json";

void time_lines(Array& lines, const EmbeddingEstimate& e) {
  const EmbeddingTime& t = e.speed->time;
  add(lines, "document_step_seconds",
      object_of({{"linear_seconds", t.step.linear},
                 {"experts_seconds", t.step.experts},
                 {"attention_seconds", t.step.attention},
                 {"activations_seconds", t.step.activations},
                 {"communication_seconds", t.step.communication},
                 {"overhead_seconds", t.step.overhead}}),
      t.step.total(), "s", calibrated);
  add(lines, "document_batch_seconds",
      object_of(
          {{"step_seconds", t.step.total()}, {"server_factor", t.factor}, {"host_seconds", t.host_seconds}}),
      t.seconds, "s", embedding_calibrated);
}

void rate_lines(Array& lines, const EmbeddingEstimate& e) {
  const EmbeddingSpeed& s = *e.speed;
  add(lines, "documents_per_second",
      object_of({{"replicas", e.work.serving.parallelism.data},
                 {"batch", e.work.batch},
                 {"seconds_per_batch", s.time.seconds}}),
      s.documents_per_second, "documents/s", arithmetic);
  add(lines, "corpus_hours",
      object_of({{"documents", e.work.documents}, {"documents_per_second", s.documents_per_second}}), s.hours,
      "h", arithmetic);
}

void power_lines(Array& lines, const EmbeddingEstimate& e) {
  add_power_line(lines, *e.work.serving.gpu, e.use, 0, *e.power);
  add(lines, "kwh_per_million_documents",
      object_of({{"mean_power_w", e.power->watts},
                 {"cards", e.work.serving.gpu_count},
                 {"documents_per_second", e.speed->documents_per_second}}),
      e.energy_per_million.board_kwh, "kWh", arithmetic);
  add_site_line(lines, e.energy_per_million, e.site.pue);
}

}  // namespace

Fragment embedding_working(const EmbeddingEstimate& e) {
  Array lines;
  add_held_line(lines, e.footprint);
  if (!e.speed) return lines;
  time_lines(lines, e);
  rate_lines(lines, e);
  if (e.power) power_lines(lines, e);
  if (!e.price.known) return lines;
  add(lines, "usd_per_million_documents",
      object_of(
          {{"usd_per_hour", e.price.usd_per_hour}, {"documents_per_second", e.speed->documents_per_second}}),
      e.usd_per_million(), "USD", arithmetic);
  return lines;
}

}  // namespace whichgpu::api
