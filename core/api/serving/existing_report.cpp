#include "core/api/serving/existing_report.h"

#include "core/api/json/capacity_report.h"
#include "core/api/json/plan_gpu.h"
#include "core/api/plan/buying_report.h"
#include "core/api/serving/plan_report.h"
#include "core/api/serving/report.h"
#include "core/catalog/units.h"

namespace whichgpu::api {
namespace {

Fragment fewest_report(const PlanInput& input, const Fewest<Service>& fewest) {
  return object_of({{"service", service_report(input, fewest.work)},
                    {"added_gpus", fewest.added.gpu_count},
                    {"added_rent_usd_per_month", fewest.added.rent_usd},
                    {"added_purchase_usd", fewest.added.purchase_usd}});
}

Fragment group_report(const PlanInput& input, const ServingGroup& group) {
  const std::optional<ServingOnGroup>& today = group.today;
  return object_of({{"gpu", plan_gpu(*group.existing->card.gpu)},
                    {"gpu_count", group.existing->count},
                    {"meets", group.meets()},
                    {"limit", today ? name_of(today->limit()) : "no_engine"},
                    {"shortfall_bytes", today ? Value(today->best.shortfall_bytes) : Value(0)},
                    {"capacity", today ? capacity_report(today->capacity) : Fragment()},
                    {"service", group.work ? service_report(input, *group.work) : Fragment()},
                    {"rented", group.rented ? service_report(input, *group.rented) : Fragment()},
                    {"fewest", group.fewest ? fewest_report(input, *group.fewest) : Fragment()}});
}

Fragment today_report(const ServingToday& today) {
  Array groups;
  for (const std::size_t group : today.groups) groups.push(group);
  return object_of({{"groups", groups},
                    {"meets", today.meets},
                    {"users", today.users},
                    {"requests_per_second", today.requests_per_second},
                    {"request_seconds", known_if(!today.groups.empty(), today.request_seconds)},
                    {"usd_per_month", today.usd_per_month}});
}

Fragment move_report(const PlanInput& input, const ServingMove& move) {
  return object_of({{"labels", label_names(move.labels)},
                    {"service", service_report(input, move.work)},
                    {"capacity", capacity_report(move.capacity)},
                    {"times_faster", move.times_faster},
                    {"times_users", move.times_users},
                    {"extra_usd_per_month", move.extra_usd},
                    {"buying", move.buying ? buying_report(*move.buying) : Fragment()}});
}

}  // namespace

Fragment service_report(const PlanInput& input, const Service& service) {
  const ServingCandidate& c = service.candidate;
  const Serving& s = c.serving;
  const bool runs = service.speed.has_value();
  const bool priced = runs && c.price.known;
  const ServingSpeed v = service.speed.value_or(ServingSpeed{});
  return object_of({{"gpu", plan_gpu(*s.gpu)},
                    {"gpu_count", s.gpu_count},
                    {"weights", s.weights->id},
                    {"kv_cache", s.kv_cache->id},
                    {"engine", s.engine->id},
                    {"concurrency", s.concurrency},
                    {"ttft_ms", known_if(runs, v.ttft_seconds * milliseconds_per_second)},
                    {"tpot_ms", known_if(runs, v.tpot_seconds * milliseconds_per_second)},
                    {"request_seconds", known_if(runs, service.request_seconds)},
                    {"output_tokens_per_second", known_if(runs, v.output_tokens_per_second)},
                    {"requests_per_second", known_if(runs, v.requests_per_second)},
                    {"usd_per_hour", known_if(priced, service.cost.usd_per_hour)},
                    {"usd_per_month", known_if(priced, service.cost.usd_per_month)},
                    {"usd_per_million_tokens", known_if(priced, service.cost.usd_per_million_tokens)},
                    {"offer", priced && c.price.offer != nullptr ? Value(c.price.offer->id) : Value(nullptr)},
                    {"request", request_of(input, c)}});
}

Fragment serving_existing_report(const PlanInput& input, const ServingOnExisting& found) {
  Array groups;
  for (const ServingGroup& group : found.groups) groups.push(group_report(input, group));
  Array moves;
  for (const ServingMove& move : found.moves) moves.push(move_report(input, move));
  return object_of({{"groups", groups},
                    {"today", today_report(found.today)},
                    {"rest", found.rest ? service_report(input, *found.rest) : Fragment()},
                    {"moves", moves}});
}

}  // namespace whichgpu::api
