#include "core/api/serving/fleet_report.h"

#include <algorithm>

#include "core/advice/serving/estimate.h"
#include "core/api/json/capacity_report.h"
#include "core/api/json/plan_names.h"
#include "core/api/serving/plan_report.h"
#include "core/catalog/lookup.h"

namespace whichgpu::api {
namespace {

constexpr double milliseconds = 1e3;

Json finite(double value) { return value < no_limit ? Json(value) : Json(); }

/// The same configuration under the cheapest rent of its card; null if nobody rents it out.
Json rented_report(const PlanInput& input, PlanCandidate candidate) {
  candidate.price = card_price(*candidate.choice.card, candidate.serving.gpu_count);
  return candidate.price.known ? service_report(input, candidate) : Json();
}

/// The fewest of the card that meet the need, and what those cost that are not there yet.
Json fewest_report(const PlanInput& input, const OwnedCards& owned, const PlanCandidate& fewest) {
  const int added = std::max(0, fewest.serving.gpu_count - owned.count);
  Json rent;
  Json purchase;
  if (added > 0) {
    const Price price = card_price(owned.card, added);
    if (price.known) rent = price.usd_per_hour * hours_per_month;
    const PurchasePrice* known = find_purchase_price(*owned.card.gpu);
    if (known != nullptr) purchase = known->usd * added;
  }
  return object_of("service", service_report(input, fewest), "added_gpus", added, "added_rent_usd_per_month",
                   rent, "added_purchase_usd", purchase);
}

Json group_report(const PlanInput& input, const ServingGroup& group) {
  const OwnedCards& owned = *group.owned;
  Json report = object_of("gpu", plan_gpu(*owned.card.gpu), "gpu_count", owned.count, "meets", group.meets(),
                          "limit", "no_engine", "shortfall_bytes", 0, "capacity", nullptr, "service", nullptr,
                          "rented", nullptr, "fewest", nullptr);
  if (group.today) {
    report["limit"] = name_of(group.today->limit());
    report["shortfall_bytes"] = group.today->best.shortfall_bytes;
    report["capacity"] = capacity_report(group.today->capacity);
    report["service"] = service_report(input, group.today->best);
    report["rented"] = rented_report(input, group.today->best);
  }
  if (group.fewest) report["fewest"] = fewest_report(input, owned, *group.fewest);
  return report;
}

Json today_report(const FleetToday& today) {
  return object_of("groups", today.groups, "meets", today.meets, "users", today.users, "requests_per_second",
                   today.requests_per_second, "request_seconds",
                   today.groups.empty() ? Json() : Json(today.request_seconds), "usd_per_month",
                   today.usd_per_month);
}

Json move_report(const PlanInput& input, const FleetToday& today, const ServingMove& move) {
  Json labels = Json::array();
  for (const PlanLabel label : move.labels) labels.push_back(name_of(label));
  const bool serves = !today.groups.empty();
  const double seconds = move.candidate.request_seconds;
  const double rent = move.candidate.price.usd_per_hour * hours_per_month;
  return object_of("labels", std::move(labels), "service", service_report(input, move.candidate), "capacity",
                   capacity_report(move.capacity), "times_faster",
                   serves ? Json(today.request_seconds / seconds) : Json(), "times_users",
                   serves ? Json(move.capacity.concurrency / today.users) : Json(), "extra_usd_per_month",
                   rent - today.usd_per_month, "buying", buying_report(move.buying));
}

}  // namespace

Json service_report(const PlanInput& input, const PlanCandidate& c) {
  const ServingEstimate e = estimate_serving(question_of(input, c));
  const Serving& s = c.serving;
  Json report =
      object_of("gpu", plan_gpu(*s.gpu), "gpu_count", s.gpu_count, "weights", s.weights->id, "kv_cache",
                s.kv_cache->id, "engine", s.engine->id, "concurrency", s.concurrency, "ttft_ms", nullptr,
                "tpot_ms", nullptr, "request_seconds", nullptr, "output_tokens_per_second", nullptr,
                "requests_per_second", nullptr, "usd_per_hour", nullptr, "usd_per_month", nullptr,
                "usd_per_million_tokens", nullptr, "offer", nullptr, "request", request_of(input, c));
  if (e.speed) {
    report["ttft_ms"] = e.speed->ttft_seconds * milliseconds;
    report["tpot_ms"] = e.speed->tpot_seconds * milliseconds;
    report["request_seconds"] = request_seconds(s, *e.speed);
    report["output_tokens_per_second"] = e.speed->output_tokens_per_second;
    report["requests_per_second"] = e.speed->requests_per_second;
  }
  if (e.speed && c.price.known) {
    report["usd_per_hour"] = e.cost.usd_per_hour;
    report["usd_per_month"] = e.cost.usd_per_month;
    report["usd_per_million_tokens"] = e.cost.usd_per_million_tokens;
    if (c.price.offer != nullptr) report["offer"] = c.price.offer->id;
  }
  return report;
}

Json buying_report(const std::optional<Buying>& buying) {
  if (!buying) return {};
  const PurchasePrice& price = *buying->price;
  return object_of("usd_per_gpu", price.usd, "condition", price.condition, "as_of", price.as_of, "source",
                   price.source, "hardware_usd", buying->cost.hardware_usd, "energy_usd_per_month",
                   buying->cost.energy_usd_per_month, "months_to_rent", finite(buying->months_to_rent),
                   "months_to_spend", finite(buying->months_to_spend));
}

Json fleet_serving_report(const PlanInput& input, const FleetServing& found) {
  Json groups = Json::array();
  for (const ServingGroup& group : found.groups) groups.push_back(group_report(input, group));
  Json moves = Json::array();
  for (const ServingMove& move : found.moves) moves.push_back(move_report(input, found.today, move));
  return object_of("groups", std::move(groups), "today", today_report(found.today), "rest",
                   found.rest ? service_report(input, *found.rest) : Json(), "moves", std::move(moves));
}

}  // namespace whichgpu::api
