#include "core/api/hpc/report.h"

#include "core/api/json/error_band.h"
#include "core/api/json/note_report.h"
#include "core/api/json/offer_report.h"
#include "core/api/json/power_report.h"

namespace whichgpu::api {
namespace {

const char* bound(const Roof& roof) { return roof.compute_bound ? "compute" : "memory"; }

Fragment power_report(const HpcEstimate& e) {
  if (!e.power) return {};
  const Energy run = e.energy.value_or(Energy{});
  const bool known = e.energy.has_value();
  Object report = boards_report(*e.power, e.power->watts, e.site.pue);
  report.add("kwh", known_if(known, run.board_kwh));
  report.add("site_kwh", known_if(known, run.site_kwh));
  report.add("co2_g", run.co2_g);
  report.add("range", object_of({{"mean_w_per_card", around(e.power->watts, e.power->band)}}));
  return report;
}

}  // namespace

Fragment write(const HpcInput&, const HpcEstimate& e) {
  const Hpc& hpc = e.hpc;
  Array ceilings;
  for (const Ceiling& roof : e.roofs) {
    ceilings.push(object_of({{"unit", name_of(roof.unit)},
                             {"peak_flops", roof.peak_flops},
                             {"ridge_flops_per_byte", roof.ridge_flops_per_byte},
                             {"attainable_flops", roof.attainable_flops},
                             {"bound", bound(roof)},
                             {"seconds", roof.seconds}}));
  }
  Array relative;
  for (const RelativeCard& card : e.relative) {
    relative.push(object_of({{"gpu", card.gpu->id},
                             {"name", card.gpu->name},
                             {"unit", name_of(card.roof.unit)},
                             {"attainable_flops", card.roof.attainable_flops},
                             {"bound", bound(card.roof)},
                             {"relative_speed", card.relative_speed},
                             {"seconds", card.roof.seconds}}));
  }
  Fragment cost;
  if (e.price.known) {
    cost = object_of({{"usd_per_hour", e.price.usd_per_hour},
                      {"usd_per_run", e.usd_per_run},
                      {"offer", e.price.offer != nullptr ? offer_report(*e.price.offer) : Fragment()}});
  }
  return object_of({{"version", WHICHGPU_VERSION},
                    {"gpu", object_of({{"id", hpc.gpu->id}, {"name", hpc.gpu->name}})},
                    {"precision", name_of(hpc.precision)},
                    {"arithmetic_intensity", hpc.intensity},
                    {"memory_bandwidth_bytes_per_second", hpc.gpu->memory_bandwidth},
                    {"roofs", ceilings},
                    {"cost", cost},
                    {"power", power_report(e)},
                    {"relative", relative},
                    {"notes", note_reports(e.notes)},
                    {"working", hpc_working(e)}});
}

}  // namespace whichgpu::api
