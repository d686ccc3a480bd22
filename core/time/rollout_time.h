#pragma once

#include "core/memory/serving_footprint.h"
#include "core/time/step_time.h"
#include "core/workload/reinforcement.h"

namespace whichgpu {

/// The answers of one step, made by an engine. Seconds are those of serving: what else a rollout takes is for
/// whoever asks.
struct Rollout {
  double seconds = 0;
  double prompt_seconds = 0;    ///< of them, working on prompts,
  double steady_seconds = 0;    ///< decoding with a full batch,
  double thinning_seconds = 0;  ///< and with one that thins out, until the longest answer ends
  double longest_seconds = 0;   ///< of the longest answer if it ran alone, which no number of cards shortens
  double replicas = 1;
  double started = 0;  ///< answers of one replica
  double held = 0;     ///< that its memory and limits let run at once
  double running = 0;  ///< … at the start
  StepTime full;       ///< a decode step with all that run
  StepTime alone;      ///< … with one, the longest answer half done
};

/// Of answers, the share that is longer than `part` of the longest: 1 - part^a with the a that gives the
/// mean, so that a mean of half the longest means lengths spread evenly.
double unfinished_share(double part, const AnswerLengths& lengths);

/// The time in which `samples` answers come of as many prompts as they share `per_prompt`. All start
/// together and the batch thins out as they end; answers beyond what memory holds are made at the full batch
/// first. With `ahead` > 1 so many batches are under way at once, none waits for its longest answer, and
/// the batch stays full.
Rollout rollout_time(const StepModel& model, const ServingFootprint& footprint, double samples,
                     double per_prompt, const AnswerLengths& lengths, int ahead);

}  // namespace whichgpu
