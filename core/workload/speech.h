#pragma once

#include "core/workload/serving.h"

namespace whichgpu {

/// Of sound that a Whisper encoder reads, positions a second: frames of 10 ms, halved by its stem (Radford et
/// al. 2022, arXiv:2212.04356, section 2.2).
inline constexpr double speech_positions_per_second = 50;

/// Tokens that a window's text may have (max_target_positions of every Whisper model).
inline constexpr double most_speech_tokens = 448;

/// One question about writing down speech, complete. References outlive the estimate.
struct Speech {
  /// Model, cards, formats; every card holds the whole model. See set_clips() for what it is asked.
  Serving serving;
  double clip_seconds = 30;
  double batch = 16;             ///< clips that one card works on at once
  double tokens_per_second = 4;  ///< of text, for a second of sound
  double hop_seconds = 0;  ///< live sound: after so long the last clip is read and written anew; 0: none

  /// Of a clip: each is read whole, however short what is said in it.
  double windows() const;
  double window_seconds() const { return serving.model->speech_positions / speech_positions_per_second; }
  double tokens() const { return tokens_per_second * clip_seconds; }
  /// Tokens that a layer of the decoder looks back on average, half of the layers over the window and half
  /// over so much of its text.
  double looked_back(double text_share) const;
};

/// Gives `work` so many clips at a time.
void set_clips(Speech& work, double batch);

}  // namespace whichgpu
