#pragma once

#include "core/catalog/attention.h"

namespace whichgpu {

/// A model's parameters by the role that decides how they are stored, sharded and read.
struct ParameterCounts {
  double attention = 0;      ///< all attention projections
  double dense = 0;          ///< dense feed-forward blocks and routers
  double shared_expert = 0;  ///< experts that every token visits
  double routed_expert = 0;  ///< all routed experts of all layers
  double one_expert = 0;     ///< one routed expert of one layer, mean over the layers that have some
  double embedding = 0;      ///< input embedding; also the output head if tied
  double output_head = 0;    ///< separate output head, 0 if tied
  double looked_up = 0;      ///< tables in which each layer looks an input of its own up by the token
  double vision = 0;
  double other = 0;  ///< norms, biases and the like

  /// Matrices that every token reads, beside embedding and head.
  double linear() const { return attention + dense + shared_expert; }
  double total() const {
    return attention + dense + shared_expert + routed_expert + embedding + output_head + looked_up + vision +
           other;
  }
};

/// Everything about a model that the memory and speed formulas read, summed over its layers.
struct ModelShape {
  BoundedList<AttentionWidths, most_attention_kinds> attention;  ///< by kind
  ParameterCounts parameters;
  double active_parameters =
      0;                     ///< read for one token: experts_per_token instead of all, one embedding matrix
  int layers = 0;            ///< layers with attention of any kind
  int attention_layers = 0;  ///< not linear
  int linear_layers = 0;
  int mla_layers = 0;
  int sparse_layers = 0;  ///< with an index of tokens to attend to
  int dense_layers = 0;   ///< feed-forward layers without experts
  int moe_layers = 0;
  int shared_expert_layers = 0;
  double experts = 0;  ///< routed experts per layer, mean over mixture layers
  double experts_per_token = 0;
  int kv_heads = 0;  ///< the fewest of any layer: what tensor parallelism can divide by
  int heads = 0;
  /// Rows that no super-block of llama.cpp's formats, 256 weights, divides: whether those of the width of the
  /// model are such, and what share of the linear and of the expert matrices has such rows.
  bool uneven_hidden = false;
  double uneven_linear = 0;
  double uneven_expert = 0;
  bool keeps_mxfp4 = false;  ///< routed experts are published in MXFP4 and such rows: GGUF files keep them
  bool mixture() const { return moe_layers > 0; }
};

ModelShape model_shape(const Model& model);

}  // namespace whichgpu
