#include "core/catalog/acceptance.h"

#include <algorithm>
#include <string>

#include "core/catalog/tables.h"

namespace whichgpu {
namespace {

bool lists(std::string_view ids, std::string_view id) {
  return ids.find("|" + std::string(id) + "|") != std::string_view::npos;
}

/// The curve of the model before that of its line, and that before any model's.
const AcceptanceCurve& curve_of(const Model& model, DraftMethod method) {
  const AcceptanceCurve* found = nullptr;
  int best = 0;
  for (const AcceptanceCurve& curve : tables::acceptance_curves()) {
    if (curve.method != method) continue;
    const int nearness = lists(curve.models, model.id) ? 3 : lists(curve.kin, model.id) ? 2 : 1;
    if (nearness == 1 && !curve.models.empty()) continue;
    if (nearness <= best) continue;
    best = nearness;
    found = &curve;
  }
  return *found;
}

double at(const AcceptanceLengths& lengths, int drafts) {
  const int within = std::min(drafts, static_cast<int>(lengths.count));
  int known = within;
  while (lengths[static_cast<std::size_t>(known) - 1] <= 0) ++known;
  return 1 + (lengths[static_cast<std::size_t>(known) - 1] - 1) * within / known;
}

const DraftTaskFactor& factor_of(DraftTask task) {
  for (const DraftTaskFactor& factor : tables::draft_task_factors()) {
    if (factor.task == task) return factor;
  }
  return tables::draft_task_factors().front();
}

}  // namespace

Acceptance acceptance(const Model& model, DraftMethod method, DraftTask task, int drafts) {
  Acceptance found;
  if (method == DraftMethod::none || drafts <= 0) return found;
  const AcceptanceCurve& curve = curve_of(model, method);
  const DraftTaskFactor& wanted = factor_of(task);
  const DraftTaskFactor& measured = factor_of(curve.task);
  const bool copied = method == DraftMethod::ngram;
  const bool same = task == curve.task;
  found.task_factor = copied ? wanted.copied / measured.copied : wanted.factor / measured.factor;
  const double low = same || copied ? found.task_factor : wanted.low / measured.factor;
  const double high = same || copied ? found.task_factor : wanted.high / measured.factor;
  found.on_its_task = at(curve.lengths, drafts);
  const double most = drafts + 1.0;
  const auto scaled = [&](double length, double factor) { return std::min(1 + (length - 1) * factor, most); };
  found.length = scaled(found.on_its_task, found.task_factor);
  found.low = std::min(scaled(at(curve.low, drafts), low), found.length);
  found.high = std::max(scaled(at(curve.high, drafts), high), found.length);
  found.source = same && lists(curve.models, model.id) ? AcceptanceSource::measured : AcceptanceSource::usual;
  found.cite = curve.source;
  found.task_cite = same ? std::string_view() : wanted.source;
  return found;
}

bool drafts_by(const Model& model, DraftMethod method) {
  return method != DraftMethod::mtp || model.multi_token_layers > 0;
}

DraftMethod usual_draft_method(const Model& model) {
  return model.multi_token_layers > 0 ? DraftMethod::mtp : DraftMethod::eagle3;
}

}  // namespace whichgpu
