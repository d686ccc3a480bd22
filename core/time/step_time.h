#pragma once

#include "core/catalog/model_shape.h"
#include "core/catalog/serving_calibration.h"
#include "core/memory/weights.h"
#include "core/time/collectives.h"
#include "core/time/compute_rate.h"
#include "core/time/draft_time.h"
#include "core/time/step_cost.h"
#include "core/time/vision_time.h"
#include "core/workload/serving.h"

namespace whichgpu {

/// Seconds of one engine step, by what they are spent on.
struct StepTime {
  double linear = 0;  ///< attention projections, dense blocks, shared experts
  double output_head = 0;
  double experts = 0;        ///< routed experts, and moving tokens to them
  double attention = 0;      ///< scores and values over the cache
  double activations = 0;    ///< passes over the residual stream
  double communication = 0;  ///< all-reduces
  double host = 0;           ///< layers in host memory, or copying them to the card
  double vision = 0;         ///< encoding pictures of prompts
  double drafts = 0;         ///< making the drafts that are verified
  double adapters = 0;       ///< multiplying by adapters, which delays everything else
  double overhead = 0;       ///< scheduler, kernel launches, per-sequence host work
  /// Of the terms above: seconds in which memory bandwidth, or arithmetic, was the limit.
  double memory_bound = 0;
  double compute_bound = 0;

  double total() const {
    return linear + output_head + experts + attention + activations + communication + host + drafts +
           overhead + vision + adapters;
  }
};

/// What is constant over the steps of one configuration, however many its users are, worked out once.
struct StepModel {
  const Serving* serving = nullptr;
  const ServingCalibration* calibration = nullptr;
  const EngineCalibration* engine = nullptr;
  ModelShape shape;
  WeightBytes bytes;
  ComputeRate linear_rate;
  ComputeRate expert_rate;
  ComputeRate sixteen_bit;
  VisionCost vision;            ///< of one prompt
  Link link;                    ///< between the ranks that reduce together
  Link stage_link;              ///< between pipeline stages
  int group = 1;                ///< ranks that reduce together
  double weight_bandwidth = 0;  ///< achieved bytes/s when streaming linear weights
  double expert_bandwidth = 0;
  double cache_bandwidth = 0;
  double fixed_seconds = 0;   ///< per step, whatever it processes
  double launch_seconds = 0;  ///< … of it, kernel launches
  bool as_started = false;    ///< without the flags of recipes, where some are known
  HostShare host;             ///< what is in host memory; with whole layers the head is there, too
  StepCost cost;              ///< what follows of all that for a step
  DraftCost drafts;           ///< that are made beside it
};

/// `host`: see ServingFootprint.
StepModel step_model(const Serving& serving, const ModelShape& shape, const WeightBytes& bytes,
                     const ServingCalibration& calibration, const HostShare& host = {});

/// A step that does `work`: the sum of its terms. All others below are this one.
StepTime step_time(const StepCost& cost, const StepWork& work);

/// A step in which `sequences` sequences each decode `tokens_per_sequence` tokens (1, or more when
/// drafts are verified) at `context` tokens of cache.
StepTime decode_step(const StepModel& model, double sequences, double tokens_per_sequence, double context);

/// A step that decodes as the engine does: with drafts, one that makes and verifies them. Its time is over
/// tokens_per_step() of each sequence.
StepTime generation_step(const StepModel& model, double sequences, double context);

/// Tokens that such a step yields for one sequence.
double tokens_per_step(const StepModel& model);

/// A step that processes `prompts` prompts of `new_tokens` tokens, of which each attends to `cached`
/// earlier tokens as well, spread over `attention_ranks` attention-data-parallel ranks.
StepTime prefill_step(const StepModel& model, double prompts, double new_tokens, double cached,
                      double attention_ranks);

/// A generation_step() of `sequences` sequences at `context` tokens of cache that works on
/// `prompts` prompts of `prompt_tokens` tokens (a fraction: a part of one) on the way. Weights are read once.
StepTime mixed_step(const StepModel& model, double sequences, double context, double prompts,
                    double prompt_tokens);

}  // namespace whichgpu
