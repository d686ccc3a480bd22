#include "core/time/transformer_walk.h"

#include <utility>

namespace whichgpu {
namespace {

// What composed operators write for an element of 16 bit, in such elements; FP32 counts twice. Source:
// huggingface/diffusers, models/normalization.py and models/embeddings.py.
constexpr double rms_norm = 8;   // FP32 copy, square, product; 16-bit copy, weight
constexpr double fp32_norm = 5;  // FP32 copy, norm; 16-bit copy
constexpr double rotation =
    12.5;  // sign of one half, both halves; FP32 copies of both, two products, sum; 16-bit

/// What queries, or keys, go through before attention.
void walk_positions(NetworkWalk& walk, const Denoiser& shape, double tokens, bool rotary) {
  const bool joint = shape.kind == DenoiserKind::mmdit;
  if (joint || shape.query_key_norm) {
    walk.composite(shape.hidden, tokens, joint || shape.rms_norms ? rms_norm : 1);
  }
  if (rotary) walk.composite(shape.hidden, tokens, rotation);
}

void walk_norm(NetworkWalk& walk, const Denoiser& shape, double tokens, double width) {
  walk.composite(width, tokens, shape.fp32_norms ? fp32_norm : 1);
}

/// Products into and out of attention with their norms, and the gated sum, of tokens `width` wide.
void walk_attention_products(NetworkWalk& walk, const Denoiser& shape, double tokens, double width) {
  const double hidden = shape.hidden;
  walk_norm(walk, shape, tokens, width);
  walk.elementwise(width, tokens);  // modulation
  for (int matrix = 0; matrix < 3; ++matrix) walk.linear(width, hidden, tokens);
  for (int side = 0; side < 2; ++side) walk_positions(walk, shape, tokens, shape.rotary);
  walk.linear(hidden, width, tokens);
  walk.elementwise(width, tokens, 2);  // gate, sum
}

/// Columns of the product into a feed-forward block `inner` wide.
double gated_width(const Denoiser& shape, double inner) { return shape.gated ? 2 * inner : inner; }

void walk_feed_forward(NetworkWalk& walk, const Denoiser& shape, double tokens, double width) {
  const double inner = shape.mlp_width * (width / shape.hidden);
  walk_norm(walk, shape, tokens, width);
  walk.elementwise(width, tokens);  // modulation
  walk.linear(width, gated_width(shape, inner), tokens);
  if (shape.depthwise) walk.depthwise(gated_width(shape, inner), tokens);
  walk.elementwise(inner, tokens);
  walk.linear(inner, width, tokens);
  walk.elementwise(width, tokens, 2);
}

/// Linear attention in FP32 beside copies of queries, keys and values: states of keys and values, which each
/// token reads. Source: huggingface/diffusers, models/attention_processor.py, SanaLinearAttnProcessor2_0.
void walk_linear_attention(NetworkWalk& walk, const Denoiser& shape, double tokens) {
  constexpr double fp32_copies = 10;  // queries, keys, values, both products
  const double head = shape.hidden / heads_of(shape, shape.hidden);
  for (int product = 0; product < 2; ++product) walk.product(shape.hidden * head, tokens);
  walk.composite(shape.hidden, tokens, fp32_copies);
}

}  // namespace

NetworkWork mmdit_work(const Denoiser& shape, double tokens) {
  NetworkWalk walk;
  const double hidden = shape.hidden;
  const double text = shape.context_tokens;
  const double all = tokens + text;
  const double text_hidden = shape.text_hidden > 0 ? shape.text_hidden : hidden;
  const double modulations = shape.modulation_matrices;
  const std::pair<double, double> streams[] = {{tokens, hidden}, {text, text_hidden}};
  for (int block = 0; block < shape.joint_blocks; ++block) {
    for (const auto& [rows, width] : streams) {
      if (modulations > 0) walk.linear(hidden, modulations * width, 1);
      walk_attention_products(walk, shape, rows, width);
      walk_feed_forward(walk, shape, rows, width);
    }
    walk.elementwise(hidden, all, 3);  // joining queries, keys and values of both
    walk.attention(all, all, hidden, heads_of(shape, hidden));
  }
  for (int block = 0; block < shape.dual_attention_blocks; ++block) {
    walk.linear(hidden, modulations / 2 * hidden, 1);
    walk_attention_products(walk, shape, tokens, hidden);
    walk.attention(tokens, tokens, hidden, heads_of(shape, hidden));
  }
  for (int block = 0; block < shape.single_blocks; ++block) {
    if (modulations > 0) walk.linear(hidden, modulations / 2 * hidden, 1);
    walk.elementwise(hidden, all, 2);
    walk.linear(hidden, 3 * hidden + gated_width(shape, shape.mlp_width), all);
    for (int side = 0; side < 2; ++side) walk_positions(walk, shape, all, shape.rotary);
    walk.attention(all, all, hidden, heads_of(shape, hidden));
    walk.elementwise(shape.mlp_width, all);
    walk.elementwise(hidden + shape.mlp_width, all);  // joining both
    walk.linear(hidden + shape.mlp_width, hidden, all);
    walk.elementwise(hidden, all, 2);
  }
  walk.parameters(shape.other_parameters);
  return walk.work();
}

namespace {

/// Cross-attention of `tokens` tokens to the text, with its norm and sum.
void walk_cross_attention(NetworkWalk& walk, const Denoiser& shape, double tokens) {
  const double hidden = shape.hidden;
  const double text = shape.context_tokens;
  if (shape.fp32_norms) walk_norm(walk, shape, tokens, hidden);
  walk.linear(hidden, hidden, tokens);
  walk_positions(walk, shape, tokens, shape.cross_rotary);
  walk.linear(shape.context_width, hidden, text);
  walk.linear(shape.context_width, hidden, text);
  walk.attention(tokens, text, hidden, heads_of(shape, hidden));
  walk.linear(hidden, hidden, tokens);
  walk.elementwise(hidden, tokens);  // sum
}

}  // namespace

NetworkWork dit_work(const Denoiser& shape, double image_tokens) {
  NetworkWalk walk;
  const double hidden = shape.hidden;
  const double tokens = image_tokens + (shape.joined_text ? shape.context_tokens : 0);
  for (int block = 0; block < shape.blocks; ++block) {
    if (shape.modulation_matrices > 0) walk.linear(hidden, shape.modulation_matrices * hidden, 1);
    walk_attention_products(walk, shape, tokens, hidden);
    if (shape.linear_attention) {
      walk_linear_attention(walk, shape, tokens);
    } else {
      walk.attention(tokens, tokens, hidden, heads_of(shape, hidden));
    }
    if (!shape.joined_text) walk_cross_attention(walk, shape, tokens);
    walk_feed_forward(walk, shape, tokens, hidden);
  }
  for (int skip = 0; skip < shape.long_skips; ++skip) {
    walk.elementwise(2 * hidden, tokens);  // joining
    walk.composite(2 * hidden, tokens, shape.fp32_norms ? fp32_norm : 1);
    walk.linear(2 * hidden, hidden, tokens);
  }
  walk.parameters(shape.other_parameters);
  return walk.work();
}

}  // namespace whichgpu
