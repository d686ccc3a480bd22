#include "core/api/serving/fleet_report.h"

#include <algorithm>

#include "core/advice/serving/estimate.h"
#include "core/api/json/capacity_report.h"
#include "core/api/json/plan_gpu.h"
#include "core/api/serving/plan_report.h"
#include "core/catalog/lookup.h"

namespace whichgpu::api {
namespace {

constexpr double milliseconds = 1e3;

std::optional<double> finite(double value) { return known_if(value < no_limit, value); }

/// The same configuration under the cheapest rent of its card; null if nobody rents it out.
Fragment rented_report(const PlanInput& input, PlanCandidate candidate) {
  candidate.price = card_price(*candidate.choice.card, candidate.serving.gpu_count);
  return candidate.price.known ? service_report(input, candidate) : Fragment();
}

/// The fewest of the card that meet the need, and what those cost that are not there yet.
Fragment fewest_report(const PlanInput& input, const OwnedCards& owned, const PlanCandidate& fewest) {
  const int added = std::max(0, fewest.serving.gpu_count - owned.count);
  std::optional<double> rent;
  std::optional<double> purchase;
  if (added > 0) {
    const Price price = card_price(owned.card, added);
    if (price.known) rent = price.usd_per_hour * hours_per_month;
    const PurchasePrice* known = find_purchase_price(*owned.card.gpu);
    if (known != nullptr) purchase = known->usd * added;
  }
  return object_of({{"service", service_report(input, fewest)},
                    {"added_gpus", added},
                    {"added_rent_usd_per_month", rent},
                    {"added_purchase_usd", purchase}});
}

Fragment group_report(const PlanInput& input, const ServingGroup& group) {
  const OwnedCards& owned = *group.owned;
  const std::optional<CardsAtHand>& today = group.today;
  return object_of({{"gpu", plan_gpu(*owned.card.gpu)},
                    {"gpu_count", owned.count},
                    {"meets", group.meets()},
                    {"limit", today ? name_of(today->limit()) : "no_engine"},
                    {"shortfall_bytes", today ? Value(today->best.shortfall_bytes) : Value(0)},
                    {"capacity", today ? capacity_report(today->capacity) : Fragment()},
                    {"service", today ? service_report(input, today->best) : Fragment()},
                    {"rented", today ? rented_report(input, today->best) : Fragment()},
                    {"fewest", group.fewest ? fewest_report(input, owned, *group.fewest) : Fragment()}});
}

Fragment today_report(const FleetToday& today) {
  Array groups;
  for (const std::size_t group : today.groups) groups.push(group);
  return object_of({{"groups", groups},
                    {"meets", today.meets},
                    {"users", today.users},
                    {"requests_per_second", today.requests_per_second},
                    {"request_seconds", known_if(!today.groups.empty(), today.request_seconds)},
                    {"usd_per_month", today.usd_per_month}});
}

Fragment move_report(const PlanInput& input, const FleetToday& today, const ServingMove& move) {
  Array labels;
  for (const PlanLabel label : move.labels) labels.push(name_of(label));
  const bool serves = !today.groups.empty();
  const double seconds = move.candidate.request_seconds;
  const double rent = move.candidate.price.usd_per_hour * hours_per_month;
  return object_of({{"labels", labels},
                    {"service", service_report(input, move.candidate)},
                    {"capacity", capacity_report(move.capacity)},
                    {"times_faster", known_if(serves, today.request_seconds / seconds)},
                    {"times_users", known_if(serves, move.capacity.concurrency / today.users)},
                    {"extra_usd_per_month", rent - today.usd_per_month},
                    {"buying", buying_report(move.buying)}});
}

}  // namespace

Fragment service_report(const PlanInput& input, const PlanCandidate& c) {
  const ServingEstimate e = estimate_serving(question_of(input, c));
  const Serving& s = c.serving;
  const bool runs = e.speed.has_value();
  const bool priced = runs && c.price.known;
  const ServingSpeed v = e.speed.value_or(ServingSpeed{});
  return object_of({{"gpu", plan_gpu(*s.gpu)},
                    {"gpu_count", s.gpu_count},
                    {"weights", s.weights->id},
                    {"kv_cache", s.kv_cache->id},
                    {"engine", s.engine->id},
                    {"concurrency", s.concurrency},
                    {"ttft_ms", known_if(runs, v.ttft_seconds * milliseconds)},
                    {"tpot_ms", known_if(runs, v.tpot_seconds * milliseconds)},
                    {"request_seconds", known_if(runs, request_seconds(s, v))},
                    {"output_tokens_per_second", known_if(runs, v.output_tokens_per_second)},
                    {"requests_per_second", known_if(runs, v.requests_per_second)},
                    {"usd_per_hour", known_if(priced, e.cost.usd_per_hour)},
                    {"usd_per_month", known_if(priced, e.cost.usd_per_month)},
                    {"usd_per_million_tokens", known_if(priced, e.cost.usd_per_million_tokens)},
                    {"offer", priced && c.price.offer != nullptr ? Value(c.price.offer->id) : Value(nullptr)},
                    {"request", request_of(input, c)}});
}

Fragment buying_report(const std::optional<Buying>& buying) {
  if (!buying) return {};
  const PurchasePrice& price = *buying->price;
  return object_of({{"usd_per_gpu", price.usd},
                    {"condition", price.condition},
                    {"as_of", price.as_of},
                    {"source", price.source},
                    {"hardware_usd", buying->cost.hardware_usd},
                    {"energy_usd_per_month", buying->cost.energy_usd_per_month},
                    {"months_to_rent", finite(buying->months_to_rent)},
                    {"months_to_spend", finite(buying->months_to_spend)}});
}

Fragment fleet_serving_report(const PlanInput& input, const FleetServing& found) {
  Array groups;
  for (const ServingGroup& group : found.groups) groups.push(group_report(input, group));
  Array moves;
  for (const ServingMove& move : found.moves) moves.push(move_report(input, found.today, move));
  return object_of({{"groups", groups},
                    {"today", today_report(found.today)},
                    {"rest", found.rest ? service_report(input, *found.rest) : Fragment()},
                    {"moves", moves}});
}

}  // namespace whichgpu::api
