#pragma once

#include <string_view>

#include "core/catalog/bounded_list.h"
#include "core/catalog/names.h"

namespace whichgpu {

/// Where the drafts of speculative decoding come from.
enum class DraftMethod {
  none,
  mtp,        ///< layers of multi-token prediction that the model's checkpoint holds
  eagle3,     ///< a head of one layer, trained for the model and published beside it
  ngram,      ///< looked up in the text so far
  draft,      ///< a smaller model with the same vocabulary
  automatic,  ///< of a request: whichever suits the model, or none
};

template <>
inline constexpr auto names<DraftMethod> = spelled<DraftMethod>({{DraftMethod::none, "none", "no drafts"},
                                                                 {DraftMethod::mtp, "mtp", "MTP"},
                                                                 {DraftMethod::eagle3, "eagle3", "EAGLE-3"},
                                                                 {DraftMethod::ngram, "ngram", "n-gram"},
                                                                 {DraftMethod::draft, "draft", "draft model"},
                                                                 {DraftMethod::automatic, "auto"}});

/// What is written, on which it depends how many drafts are accepted.
enum class DraftTask { coding, math, tools, rag, qa, summarization, translation, writing, chat };

template <>
inline constexpr auto names<DraftTask> = spelled<DraftTask>({{DraftTask::coding, "coding"},
                                                             {DraftTask::math, "math"},
                                                             {DraftTask::tools, "tools"},
                                                             {DraftTask::rag, "rag"},
                                                             {DraftTask::qa, "qa"},
                                                             {DraftTask::summarization, "summarization"},
                                                             {DraftTask::translation, "translation"},
                                                             {DraftTask::writing, "writing"},
                                                             {DraftTask::chat, "chat"}});

/// Tokens that a verification step yields with 1, 2, … drafts; 0: not known of so many.
using AcceptanceLengths = BoundedList<double, 8>;

/// Published acceptance of a method, from data/drafts.json.
struct AcceptanceCurve {
  DraftMethod method = DraftMethod::none;
  std::string_view models;  ///< ids on which it was measured, between bars: "|a|b|"
  std::string_view kin;     ///< of the same line, for which it is taken; both empty: for any other
  DraftTask task = DraftTask::coding;
  AcceptanceLengths lengths;
  AcceptanceLengths low;
  AcceptanceLengths high;
  std::string_view source;
  std::string_view as_of;
};

/// By what tokens beyond the first are multiplied for a task, over code.
struct DraftTaskFactor {
  DraftTask task = DraftTask::coding;
  double factor = 1;
  double low = 1;
  double high = 1;
  double copied = 1;  ///< of n-gram drafts, over text of which most is copied
  std::string_view source;
};

}  // namespace whichgpu
