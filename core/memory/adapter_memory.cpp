#include "core/memory/adapter_memory.h"

#include <algorithm>

#include "core/catalog/units.h"

namespace whichgpu {
namespace {

/// Of matrices that are cut on one side: `uncut` and `cut` are the lengths of those sides, of all of them.
struct Sides {
  double uncut = 0;
  double cut = 0;
};

/// Queries, keys, values and output of one layer.
Sides attention_sides(const AttentionLayers& a, double hidden) {
  const double query = static_cast<double>(a.heads) * a.head_dim * (a.output_gate ? 2 : 1);
  const double key = a.reuses_cache ? 0.0 : static_cast<double>(a.kv_heads) * a.head_dim;
  const double value =
      a.shares_key_value || a.reuses_cache ? 0.0 : static_cast<double>(a.kv_heads) * a.v_head_dim;
  const int matrices = 2 + (key > 0 ? 1 : 0) + (value > 0 ? 1 : 0);
  return {matrices * hidden, query + key + value + static_cast<double>(a.heads) * a.v_head_dim};
}

/// A block of so many matrices, each between the model's width and its own.
Sides block_sides(int matrices, double hidden, double width) {
  return width > 0 ? Sides{matrices * hidden, matrices * width} : Sides{};
}

}  // namespace

bool takes_adapters(const Model& model) {
  return generates(model) && std::all_of(model.attention.begin(), model.attention.end(), [](const auto& a) {
           return a.kind == AttentionKind::grouped_query && a.linear_parameters <= 0;
         });
}

AdapterRoom adapter_of_rank_one(const Model& model, AdapterTargets targets) {
  AdapterRoom room;
  const auto add = [](double& whole, double& cut, double count, const Sides& sides) {
    whole += count * sides.uncut * sixteen_bit_bytes;
    cut += count * sides.cut * sixteen_bit_bytes;
  };
  const double hidden = model.hidden;
  for (const AttentionLayers& a : model.attention) {
    add(room.whole_bytes, room.cut_bytes, a.layers, attention_sides(a, hidden));
  }
  if (targets == AdapterTargets::attention) return room;
  for (const FeedForwardLayers& f : model.feed_forward) {
    for (const int width : {f.intermediate, f.shared_intermediate}) {
      add(room.whole_bytes, room.cut_bytes, f.layers, block_sides(f.matrices, hidden, width));
    }
    add(room.expert_whole_bytes, room.expert_cut_bytes, static_cast<double>(f.layers) * f.experts,
        block_sides(f.matrices, hidden, f.expert_intermediate));
  }
  return room;
}

AdapterRoom room_for(const AdapterRoom& one, double slots, double rank) {
  AdapterRoom room;
  const double times = slots * rank;
  room.whole_bytes = times * one.whole_bytes;
  room.cut_bytes = times * one.cut_bytes;
  room.expert_whole_bytes = times * one.expert_whole_bytes;
  room.expert_cut_bytes = times * one.expert_cut_bytes;
  return room;
}

}  // namespace whichgpu
