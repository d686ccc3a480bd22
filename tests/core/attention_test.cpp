#include "core/catalog/attention.h"

#include <doctest/doctest.h>

using namespace whichgpu;

namespace {

constexpr double hidden = 100;

/// 8 heads of 10, keys of 10 and values of 20 for 2 of them.
AttentionLayers grouped() {
  AttentionLayers a;
  a.layers = 3;
  a.heads = 8;
  a.kv_heads = 2;
  a.head_dim = 10;
  a.v_head_dim = 20;
  return a;
}

/// 4 heads: queries of 6 + 2, values of 5; latent vectors of 30 for queries and 20 for keys and values.
AttentionLayers latent() {
  AttentionLayers a;
  a.kind = AttentionKind::multi_head_latent;
  a.heads = 4;
  a.nope_head_dim = 6;
  a.rope_head_dim = 2;
  a.v_head_dim = 5;
  a.q_lora_rank = 30;
  a.kv_lora_rank = 20;
  return a;
}

}  // namespace

TEST_CASE("Grouped-query attention: every width from heads and their widths") {
  const AttentionWidths w = attention_widths(grouped(), hidden);
  CHECK(w.layers == 3);
  CHECK(w.query == 80);                                // 8 x 10
  CHECK(w.key_value == 60);                            // 2 x (10 + 20)
  CHECK(w.inside == 80 + 60 + 160);                    // queries, keys and values, output of 8 x 20
  CHECK(w.parameters == 100 * (80 + 60) + 160 * 100);  // q, k and v; o
  CHECK(w.cache_read == 60);
  CHECK(w.cache_kept == 60);
  CHECK(w.cache_heads == 2);
  CHECK(w.heads_per_cache_head == 4);  // 8 / 2
  CHECK(w.expanded_flops == 2 * 8 * (10 + 20));
  CHECK(w.absorbed_flops == w.expanded_flops);
  CHECK(w.query_value_sides == 180 + 140);      // q: 100 + 80; v: 100 + 2 x 20
  CHECK(w.all_sides == 180 + 140 + 120 + 260);  // and k: 100 + 2 x 10; o: 160 + 100
  CHECK(w.attends());
}

TEST_CASE("A shared key and value is one projection, one cache entry and one adapter") {
  AttentionLayers a = grouped();
  a.v_head_dim = 10;
  a.shares_key_value = true;
  const AttentionWidths w = attention_widths(a, hidden);
  CHECK(w.key_value == 20);  // keys of 2 x 10
  CHECK(w.cache_read == 20);
  CHECK(w.inside == 80 + 20 + 80);
  CHECK(w.parameters == 100 * (80 + 20) + 80 * 100);
  CHECK(w.query_value_sides == 180);      // there is no projection of values
  CHECK(w.all_sides == 180 + 120 + 180);  // q, k and o
}

TEST_CASE("A layer that reuses a cache reads keys and values and makes none") {
  AttentionLayers a = grouped();
  a.reuses_cache = true;
  const AttentionWidths w = attention_widths(a, hidden);
  CHECK(w.key_value == 0);
  CHECK(w.cache_read == 60);
  CHECK(w.cache_kept == 0);
  CHECK(w.inside == 80 + 160);
  CHECK(w.parameters == 100 * 80 + 160 * 100);
  CHECK(w.query_value_sides == 180);
  CHECK(w.all_sides == 180 + 260);  // q and o
}

TEST_CASE("Latent attention: one vector of the cache for all heads") {
  const AttentionWidths w = attention_widths(latent(), hidden);
  CHECK(w.query == 32);                  // 4 x (6 + 2)
  CHECK(w.key_value == 32 + 20);         // keys as wide as queries, values of 4 x 5
  CHECK(w.inside == 32 + 52 + 20 + 50);  // and the output, and both latent vectors
  CHECK(w.cache_read == 22);             // 20 + 2
  CHECK(w.cache_heads == 1);
  CHECK(w.heads_per_cache_head == 1);  // one kernel reads it for all heads
  // q: 100 x 30 + 30 x 32; kv: 100 x (20 + 2) + 20 x 4 x (6 + 5); o: 4 x 5 x 100.
  CHECK(w.parameters == 3960 + 3080 + 2000);
  CHECK(w.expanded_flops == 2 * 4 * (8 + 5));
  CHECK(w.absorbed_flops == 2 * 4 * (20 + 2 + 20));  // scores over 22, values over 20
  // q: 100 + 30, 30 + 32; kv: 100 + 22, 20 + 44; o: 20 + 100.
  CHECK(w.query_value_sides == 192 + 122 + 64);
  CHECK(w.all_sides == 192 + 122 + 64 + 120);
  CHECK(w.latent);
}

TEST_CASE("Sparse attention adds an indexer with a key of its own in the cache") {
  AttentionLayers a = latent();
  a.index_topk = 64;
  a.index_heads = 3;
  a.index_head_dim = 7;
  const AttentionWidths w = attention_widths(a, hidden);
  CHECK(w.selected == 64);
  CHECK(w.cache_read == 29);           // 22 + 7
  CHECK(w.index_flops == 42);          // 2 x 3 x 7
  CHECK(w.parameters == 9040 + 1630);  // 30 x 21 + 100 x 7 + 100 x 3
}

TEST_CASE("Linear attention has a state instead of a cache") {
  AttentionLayers a;
  a.kind = AttentionKind::linear;
  a.heads = 4;
  a.head_dim = 10;
  a.v_head_dim = 20;
  a.linear_parameters = 5000;
  a.state_elements = 800;
  a.convolution_elements = 40;
  const AttentionWidths w = attention_widths(a, hidden);
  CHECK_FALSE(w.attends());
  CHECK(w.parameters == 5000);
  CHECK(w.key_value == 0);
  CHECK(w.cache_read == 0);
  CHECK(w.cache_heads == 0);
  CHECK(w.expanded_flops == 0);
  CHECK(w.state == 800);
  CHECK(w.convolution_state == 40);
  CHECK(w.recurrent == 80);  // 4 x 20
  CHECK(w.inside == 100);    // twice the 50 outputs that 5,000 parameters make of 100 inputs
  CHECK(w.query_value_sides == 0);
  CHECK(w.all_sides == 150);  // 100 + 50
}
