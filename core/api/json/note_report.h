#pragma once

#include "core/advice/common/note.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

/// What fills the gaps of a sentence.
Object arguments_report(const NoteArguments& arguments);

/// The notes of a report: [{"id": …, "args": {…}}].
Fragment note_reports(const Notes& notes);

}  // namespace whichgpu::api
