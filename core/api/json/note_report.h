#pragma once

#include "core/advice/common/note.h"
#include "core/api/json/json.h"

namespace whichgpu::api {

/// The notes of a report: [{"id": …, "args": {…}}].
Json note_reports(const Notes& notes);

}  // namespace whichgpu::api
