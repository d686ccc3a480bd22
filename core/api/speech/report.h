#pragma once

#include "core/advice/speech/answer.h"
#include "core/api/json/write.h"
#include "core/api/speech/request.h"

namespace whichgpu::api {

/// The report, as speech_report.schema.json describes it.
Fragment write(const SpeechInput& input, const SpeechAnswer& answer);

/// How each figure came about.
Fragment speech_working(const SpeechEstimate& estimate);

}  // namespace whichgpu::api
