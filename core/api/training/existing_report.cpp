#include "core/api/training/existing_report.h"

#include "core/api/json/plan_gpu.h"
#include "core/api/plan/buying_report.h"
#include "core/api/training/plan_report.h"

namespace whichgpu::api {
namespace {

Fragment fewest_report(const PlanInput& input, const Fewest<Run>& fewest) {
  return object_of({{"run", run_report(input, fewest.work)},
                    {"added_gpus", fewest.added.gpu_count},
                    {"added_rent_usd", fewest.added.rent_usd},
                    {"added_purchase_usd", fewest.added.purchase_usd}});
}

Fragment group_report(const PlanInput& input, const TrainingGroup& group) {
  const std::optional<Run>& work = group.work;
  return object_of({{"gpu", plan_gpu(*group.existing->card.gpu)},
                    {"gpu_count", group.existing->count},
                    {"meets", group.meets()},
                    {"limit", work ? name_of(work->candidate.broken) : "no_layout"},
                    {"shortfall_bytes", work ? Value(work->candidate.shortfall_bytes) : Value(0)},
                    {"run", work ? run_report(input, *work) : Fragment()},
                    {"rented", group.rented ? run_report(input, *group.rented) : Fragment()},
                    {"fewest", group.fewest ? fewest_report(input, *group.fewest) : Fragment()}});
}

Fragment move_report(const PlanInput& input, const TrainingMove& move) {
  return object_of({{"labels", label_names(move.labels)},
                    {"run", run_report(input, move.work)},
                    {"times_faster", move.times_faster},
                    {"extra_usd", move.extra_usd},
                    {"buying", move.buying ? buying_report(*move.buying) : Fragment()}});
}

}  // namespace

Fragment run_report(const PlanInput& input, const Run& run) {
  const TrainingCandidate& c = run.candidate;
  const bool runs = run.step_seconds.has_value();
  const bool priced = runs && c.price.known;
  return object_of({{"gpu", plan_gpu(c.gpu())},
                    {"gpu_count", c.gpu_count()},
                    {"hours", known_if(runs, run.cost.hours)},
                    {"tokens_per_second", known_if(runs, run.tokens_per_second)},
                    {"usd_per_hour", known_if(priced, run.cost.usd_per_hour)},
                    {"usd_total", known_if(priced, run.cost.usd_total)},
                    {"offer", priced && c.price.offer != nullptr ? Value(c.price.offer->id) : Value(nullptr)},
                    {"request", request_of(input, c)}});
}

Fragment training_existing_report(const PlanInput& input, const TrainingOnExisting& found) {
  Array groups;
  for (const TrainingGroup& group : found.groups) groups.push(group_report(input, group));
  Array moves;
  for (const TrainingMove& move : found.moves) moves.push(move_report(input, move));
  return object_of(
      {{"groups", groups}, {"today", found.today ? Value(*found.today) : Value(nullptr)}, {"moves", moves}});
}

}  // namespace whichgpu::api
