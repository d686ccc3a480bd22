#pragma once

#include "core/advice/common/note.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

/// The notes of a report: [{"id": …, "args": {…}}].
Fragment note_reports(const Notes& notes);

}  // namespace whichgpu::api
