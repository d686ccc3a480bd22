#include "core/time/transformer_walk.h"

namespace whichgpu {
namespace {

constexpr double modulations = 6;  // shift, scale and gate of attention and of feed-forward

/// Products into and out of attention with their norms, and the gated sum.
void walk_attention_products(NetworkWalk& walk, double hidden, double tokens) {
  walk.elementwise(hidden, tokens, 2);  // norm, modulation
  for (int matrix = 0; matrix < 3; ++matrix) walk.linear(hidden, hidden, tokens);
  walk.elementwise(hidden, tokens, 4);  // norms and positions of queries and keys
  walk.linear(hidden, hidden, tokens);
  walk.elementwise(hidden, tokens, 2);  // gate, sum
}

void walk_feed_forward(NetworkWalk& walk, double hidden, double width, double tokens) {
  walk.elementwise(hidden, tokens, 2);
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
      walk_attention_products(walk, hidden, rows);
      walk_feed_forward(walk, hidden, shape.mlp_width, rows);
    }
    walk.elementwise(hidden, all, 3);  // joining queries, keys and values of both
    walk.attention(all, all, hidden, heads_of(shape, hidden));
  }
  for (int block = 0; block < shape.dual_attention_blocks; ++block) {
    walk.linear(hidden, 3 * hidden, 1);
    walk_attention_products(walk, hidden, tokens);
    walk.attention(tokens, tokens, hidden, heads_of(shape, hidden));
  }
  for (int block = 0; block < shape.single_blocks; ++block) {
    walk.linear(hidden, 3 * hidden, 1);
    walk.elementwise(hidden, all, 2);
    walk.linear(hidden, 3 * hidden + shape.mlp_width, all);
    walk.elementwise(hidden, all, 4);
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
    walk_attention_products(walk, hidden, tokens);
    walk.attention(tokens, tokens, hidden, heads_of(shape, hidden));
    walk.linear(hidden, hidden, tokens);
    walk.linear(shape.context_width, hidden, text);
    walk.linear(shape.context_width, hidden, text);
    walk.attention(tokens, text, hidden, heads_of(shape, hidden));
    walk.linear(hidden, hidden, tokens);
    walk.elementwise(hidden, tokens);  // sum
    walk_feed_forward(walk, hidden, shape.mlp_width, tokens);
  }
  for (int skip = 0; skip < shape.long_skips; ++skip) {
    walk.elementwise(2 * hidden, tokens, 2);  // joining, norm
    walk.linear(2 * hidden, hidden, tokens);
  }
  walk.parameters(shape.other_parameters);
  return walk.work();
}

}  // namespace whichgpu
