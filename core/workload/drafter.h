#pragma once

#include "core/workload/serving.h"

namespace whichgpu {

/// Whether a network makes the drafts, beside the model.
bool has_drafter(const Serving& serving);

/// The network that makes the drafts, as a model of its own; `serving` must have one.
///
/// MTP: one layer as the model's last, its inputs of twice the width joined first, and the model's output
/// head (DeepSeek-V3, arXiv:2412.19437, section 2.2). EAGLE-3: one dense layer whose projections read twice
/// the width, over three of the model's states joined, and a head of 32,000 tokens of its own
/// (SafeAILab/EAGLE, eagle/model/cnets.py; the head of Llama 3.1 8B comes out at the 0.85 GB that its file
/// has); its feed-forward width is the model's or, of a mixture, 3.5 times that of the stream, its heads are
/// 128 wide, 8 of them keep keys: a judgement. Else the smaller model itself.
Model drafter_model(const Serving& serving);

/// How its weights are stored: as the model's own, a head in 16 bit, a smaller model as its request says.
const WeightPrecision* drafter_weights(const Serving& serving);

/// The serving question of the drafter alone, on the same ranks; of a pipeline it is on the last stage.
Serving drafter_serving(const Serving& serving, const Model& drafter);

}  // namespace whichgpu
