#pragma once

#include "core/advice/common/fix.h"
#include "core/api/json/note_report.h"

namespace whichgpu::api {

/// Adds the fields fixes and in_vain of the contract. `patch_of` writes what turns the request of one
/// question into that of another.
template <typename Question>
void add_fixes(Object& report, const Fixes<Question>& fixes,
               Object (*patch_of)(const Question& asked, const Question& changed)) {
  Array found;
  for (const Fix<Question>& fix : fixes.found) {
    found.push(object_of({{"id", fix.id.text},
                          {"args", arguments_report(fix.arguments)},
                          {"patch", patch_of(fixes.asked, fix.changed)}}));
  }
  Array in_vain;
  for (const FixId id : fixes.in_vain) in_vain.push(id.text);
  report.add("fixes", found);
  report.add("in_vain", in_vain);
}

}  // namespace whichgpu::api
