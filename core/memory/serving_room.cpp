#include "core/memory/serving_room.h"

#include <algorithm>

#include "core/catalog/largest.h"
#include "core/memory/serving_footprint.h"

namespace whichgpu {
namespace {

bool holds(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes, double users) {
  return serving_footprint(serving, shape, bytes, users).shortfall_bytes <= 0;
}

}  // namespace

Serving all_at_once(Serving serving) {
  if (serving.load == Load::offline || serving.load == Load::job) serving.load = Load::steady;
  return serving;
}

double most_requests(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes) {
  const Serving steady = all_at_once(serving);
  const double ranks = static_cast<double>(serving.parallelism.data) * serving.parallelism.attention_data;
  const ServingFootprint one = serving_footprint(steady, shape, bytes, 1);
  if (one.shortfall_bytes > 0) return 0;
  if (one.gpu_layers == 0) return serving.concurrency;
  // Activations that grow with the users leave less room than those of one do.
  const double most = one.sequence_bytes > 0 ? one.pool_requests / ranks + 1 : serving.max_num_seqs;
  const double alike =
      ranks * largest(most, [&](double of_a_rank) { return holds(steady, shape, bytes, of_a_rank * ranks); });
  // One more on some of the ranks may still fit.
  return alike + largest(ranks - 1, [&](double more) { return holds(steady, shape, bytes, alike + more); });
}

double longest_request(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes) {
  const double context = serving.model->max_context_tokens;
  const double most = serving.max_model_len > 0 ? std::min(context, serving.max_model_len) : context;
  if (most < 2) return 0;
  Serving alone = all_at_once(serving);
  alone.output_tokens = 1;
  const double prompt = largest(most - 1, [&](double tokens) {
    alone.input_tokens = tokens;
    return holds(alone, shape, bytes, 1);
  });
  return prompt > 0 ? prompt + 1 : 0;
}

}  // namespace whichgpu
