#pragma once

#include <string_view>

#include "core/catalog/drafts.h"
#include "core/catalog/model.h"

namespace whichgpu {

/// Where an acceptance comes from.
enum class AcceptanceSource {
  given,     ///< by the request
  measured,  ///< with this method on this model and this kind of task
  usual,     ///< from models of the same line or of others, or another task
};

template <>
inline constexpr auto names<AcceptanceSource> =
    spelled<AcceptanceSource>({{AcceptanceSource::given, "given"},
                               {AcceptanceSource::measured, "measured"},
                               {AcceptanceSource::usual, "default"}});

/// Tokens that one verification step of a sequence yields, the model's own among them.
struct Acceptance {
  double length = 1;
  double low = 1;  ///< of published runs, …
  double high = 1;
  AcceptanceSource source = AcceptanceSource::given;
  double on_its_task = 1;  ///< the length on the task that was measured
  double task_factor = 1;  ///< by which what is beyond the first is multiplied
  std::string_view cite;   ///< of the curve
  std::string_view task_cite;
};

/// What `drafts` drafts of `method` yield for `task`: 1 + (L - 1) f, where L is read from the curve of the
/// model, of its line, or of any model, and f is the task's factor over that of the curve's task. Beyond the
/// curve nothing more is accepted; before its first known point it grows evenly. Source: data/drafts.json.
Acceptance acceptance(const Model& model, DraftMethod method, DraftTask task, int drafts);

/// Whether the method is one of the model: multi-token prediction is where its checkpoint has such layers.
bool drafts_by(const Model& model, DraftMethod method);

/// The method that one would take: the model's own layers, or else a head trained for it.
DraftMethod usual_draft_method(const Model& model);

}  // namespace whichgpu
