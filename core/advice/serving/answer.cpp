#include "core/advice/serving/answer.h"

#include <algorithm>
#include <utility>

#include "core/advice/common/notes.h"
#include "core/advice/serving/drafts.h"
#include "core/advice/serving/formats.h"
#include "core/catalog/engine_support.h"
#include "core/memory/memory_share.h"

namespace whichgpu {
namespace {

/// Where nothing was asked about drafts, and the model could make some that are sure to pay.
void add_draft_offer(const ServingQuestion& question, ServingEstimate& e) {
  constexpr double percent = 100;
  if (question.drafts.asked || !e.speed) return;
  const StepModel placed =
      step_model(e.serving, e.shape, e.bytes, tables::serving_calibration(), e.footprint.host);
  const DraftOffer offer = draft_offer(placed, e.speed->running_requests / e.serving.parallelism.data);
  if (offer.tokens == 0) return;
  add(e.notes, "drafts_would_pay",
      {number("drafts", offer.tokens), number("percent", percent * (offer.speedup - 1))});
}

ServingAnswer complete(const ServingQuestion& question, ServingEstimate estimate) {
  add_latency(question, estimate);
  add_draft_offer(question, estimate);
  if (question.aside != nullptr) question.aside(question, estimate);
  ServingAnswer answer;
  answer.estimate = std::move(estimate);
  answer.fixes = fixes(question, answer.estimate);
  answer.room = room_of(answer.estimate);
  answer.mig_fits = mig_fits(answer.estimate.serving, answer.estimate.shape);
  answer.copies_sharing = copies_sharing(answer.estimate.serving, answer.estimate.shape);
  answer.capacity = capacity_within_limits(question, answer.estimate);
  answer.context_curve = question.context_curve;
  return answer;
}

}  // namespace

ServingAnswer answer(const ServingQuestion& question) {
  return complete(question, estimate_serving(question));
}

ServingAnswer answer_on(const ServingQuestion& question, const Gpu& gpu) {
  ServingQuestion changed = question;
  changed.serving.gpu = &gpu;
  settle_formats(changed.serving);
  settle_defaults(changed.serving);
  changed.choose_parallelism = true;
  changed.price = {};
  changed.price.own_offers = question.price.own_offers;
  ServingEstimate estimate;
  for (int count = 1; count <= std::min(most_joined(gpu), gpus_per_server); count *= 2) {
    changed.serving.gpu_count = count;
    estimate = estimate_serving(changed);
    const ServingFootprint& footprint = estimate.footprint;
    if (footprint.verdict != Verdict::does_not_fit && footprint.shortfall_bytes <= 0) break;
  }
  return complete(question, std::move(estimate));
}

}  // namespace whichgpu
