#pragma once

#include "core/advice/reinforcement/estimate.h"

namespace whichgpu {

/// What a careful reader should know about an estimate beside its figures. Ids and arguments:
/// - rollout_waits {percent}: of the rollout, the time of the longest answer alone; more cards leave it
/// - split_pools {gpus, times}: answers on as many cards again; pools_together {times}: in turn instead
/// - pools_unbalanced {percent, gpus}: one pool waits; with so many cards for answers neither would
/// - framework_versions {low, high}: by so much one layout changed from one version of a program to the next
/// - padding_share {percent}: of the tokens that are worked on
/// - answers_wait_for_room {running, started}: the engine's memory or limit
/// - logits_weigh {percent}: of what the fullest card needs
/// - state_leaves_cards {gigabytes}: of each card, to host memory in every rollout
/// - critic_as_actor: as large, and kept as the actor is
/// - rewards_not_timed: programs that judge answers are not counted
/// - reinforcement_not_measured {framework, gpu}: the fit saw other programs, methods or cards
/// - memory_margin, goodput, network_slows, context_beyond_model as in training
/// and those of add_price_notes(), add_power_notes() and add_source_notes().
Notes reinforcement_notes(const ReinforcementEstimate& estimate);

}  // namespace whichgpu
