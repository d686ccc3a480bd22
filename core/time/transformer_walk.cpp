#include "core/time/transformer_walk.h"

namespace whichgpu {
namespace {

constexpr double modulations = 6;  // shift, scale and gate of attention and of feed-forward

// What composed operators write for an element of 16 bit, in such elements; FP32 counts twice. Source:
// huggingface/diffusers, models/normalization.py and models/embeddings.py.
constexpr double rms_norm = 8;   // FP32 copy, square, product; 16-bit copy, weight
constexpr double fp32_norm = 5;  // FP32 copy, norm; 16-bit copy
constexpr double rotation =
    12.5;  // sign of one half, both halves; FP32 copies of both, two products, sum; 16-bit

/// What queries, or keys, go through before attention.
void walk_positions(NetworkWalk& walk, const Denoiser& shape, double tokens) {
  const bool joint = shape.kind == DenoiserKind::mmdit;
  if (joint || shape.query_key_norm) walk.composite(shape.hidden, tokens, joint ? rms_norm : 1);
  if (shape.rotary) walk.composite(shape.hidden, tokens, rotation);
}

void walk_norm(NetworkWalk& walk, const Denoiser& shape, double tokens) {
  walk.composite(shape.hidden, tokens, shape.fp32_norms ? fp32_norm : 1);
}

/// Products into and out of attention with their norms, and the gated sum.
void walk_attention_products(NetworkWalk& walk, const Denoiser& shape, double tokens) {
  const double hidden = shape.hidden;
  walk_norm(walk, shape, tokens);
  walk.elementwise(hidden, tokens);  // modulation
  for (int matrix = 0; matrix < 3; ++matrix) walk.linear(hidden, hidden, tokens);
  for (int side = 0; side < 2; ++side) walk_positions(walk, shape, tokens);
  walk.linear(hidden, hidden, tokens);
  walk.elementwise(hidden, tokens, 2);  // gate, sum
}

void walk_feed_forward(NetworkWalk& walk, const Denoiser& shape, double tokens) {
  const double hidden = shape.hidden;
  const double width = shape.mlp_width;
  walk_norm(walk, shape, tokens);
  walk.elementwise(hidden, tokens);  // modulation
  walk.linear(hidden, width, tokens);
  walk.elementwise(width, tokens);
  walk.linear(width, hidden, tokens);
  walk.elementwise(hidden, tokens, 2);
}

}  // namespace

NetworkWork mmdit_work(const Denoiser& shape, double tokens) {
  NetworkWalk walk;
  const double hidden = shape.hidden;
  const double all = tokens + shape.context_tokens;
  for (int block = 0; block < shape.joint_blocks; ++block) {
    for (const double rows : {tokens, static_cast<double>(shape.context_tokens)}) {
      walk.linear(hidden, modulations * hidden, 1);
      walk_attention_products(walk, shape, rows);
      walk_feed_forward(walk, shape, rows);
    }
    walk.elementwise(hidden, all, 3);  // joining queries, keys and values of both
    walk.attention(all, all, hidden, heads_of(shape, hidden));
  }
  for (int block = 0; block < shape.dual_attention_blocks; ++block) {
    walk.linear(hidden, 3 * hidden, 1);
    walk_attention_products(walk, shape, tokens);
    walk.attention(tokens, tokens, hidden, heads_of(shape, hidden));
  }
  for (int block = 0; block < shape.single_blocks; ++block) {
    walk.linear(hidden, 3 * hidden, 1);
    walk.elementwise(hidden, all, 2);
    walk.linear(hidden, 3 * hidden + shape.mlp_width, all);
    for (int side = 0; side < 2; ++side) walk_positions(walk, shape, all);
    walk.attention(all, all, hidden, heads_of(shape, hidden));
    walk.elementwise(shape.mlp_width, all);
    walk.elementwise(hidden + shape.mlp_width, all);  // joining both
    walk.linear(hidden + shape.mlp_width, hidden, all);
    walk.elementwise(hidden, all, 2);
  }
  walk.parameters(shape.other_parameters);
  return walk.work();
}

NetworkWork dit_work(const Denoiser& shape, double tokens) {
  NetworkWalk walk;
  const double hidden = shape.hidden;
  const double text = shape.context_tokens;
  for (int block = 0; block < shape.blocks; ++block) {
    if (shape.modulation_matrices > 0) walk.linear(hidden, shape.modulation_matrices * hidden, 1);
    walk_attention_products(walk, shape, tokens);
    walk.attention(tokens, tokens, hidden, heads_of(shape, hidden));
    if (shape.fp32_norms) walk_norm(walk, shape, tokens);
    walk.linear(hidden, hidden, tokens);
    walk_positions(walk, shape, tokens);
    walk.linear(shape.context_width, hidden, text);
    walk.linear(shape.context_width, hidden, text);
    walk.attention(tokens, text, hidden, heads_of(shape, hidden));
    walk.linear(hidden, hidden, tokens);
    walk.elementwise(hidden, tokens);  // sum
    walk_feed_forward(walk, shape, tokens);
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
