#include "core/api/model/report.h"

namespace whichgpu::api {

Fragment dense_model_report(const Model& model, const std::string& name) {
  Array attention;
  for (const AttentionLayers& a : model.attention) {
    attention.push(object_of({{"layers", a.layers},
                              {"heads", a.heads},
                              {"kv_heads", a.kv_heads},
                              {"head_dim", a.head_dim},
                              {"v_head_dim", a.v_head_dim},
                              {"qkv_bias", a.qkv_bias}}));
  }
  Array feed_forward;
  for (const FeedForwardLayers& f : model.feed_forward) {
    feed_forward.push(
        object_of({{"layers", f.layers}, {"intermediate", f.intermediate}, {"matrices", f.matrices}}));
  }
  return object_of({{"name", name},
                    {"hidden", model.hidden},
                    {"vocabulary", model.vocabulary},
                    {"tied_embeddings", model.tied_embeddings},
                    {"attention", attention},
                    {"feed_forward", feed_forward},
                    {"other_parameters", model.other_parameters},
                    {"max_context_tokens", model.max_context_tokens}});
}

}  // namespace whichgpu::api
