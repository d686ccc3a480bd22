#pragma once

#include <vector>

#include "core/advice/serving/plan_need.h"
#include "core/catalog/model_shape.h"

namespace whichgpu {

/// The ways one replica can be spread over cards, as far as engine and model allow.
struct UnitTable {
  std::vector<Parallelism> units;          ///< data is 1 in each
  std::vector<std::size_t> flat;           ///< for each unit: the same without pipeline stages
  std::vector<std::vector<int>> dividing;  ///< for each count of cards: the units that replicas of fill it
};

/// Units of at most `most_gpus` cards: what `layouts` yields for each count that fills_servers(), without
/// replicas. Cards that no NVLink joins stay in one server: the machines they are rented in have no network
/// for tensors.
UnitTable unit_table(const Model& model, const ModelShape& shape, const Gpu& gpu, const Engine& engine,
                     int most_gpus);

/// Whether a service may take so many of a card: boards whose servers have NVLink among all cards are rented
/// as they fill those, other cards in whatever machines the replicas need.
bool rented_together(const Gpu& gpu, int count);

}  // namespace whichgpu
