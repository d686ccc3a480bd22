#include "core/workload/speech.h"

#include <algorithm>
#include <cmath>

namespace whichgpu {

double Speech::windows() const { return std::ceil(clip_seconds / window_seconds()); }

double Speech::looked_back(double text_share) const {
  const double text = std::min(most_speech_tokens, tokens() / windows());
  return (serving.model->speech_positions + text_share * text) / 2;
}

void set_clips(Speech& work, double batch) {
  Serving& s = work.serving;
  work.batch = batch;
  s.input_tokens = work.looked_back(1);
  s.output_tokens = 0;
  s.max_num_seqs = batch;
  s.max_num_batched_tokens = batch * s.model->speech_positions;
  s.concurrency = batch * s.gpu_count;
}

}  // namespace whichgpu
