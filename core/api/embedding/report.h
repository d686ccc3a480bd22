#pragma once

#include "core/advice/embedding/answer.h"
#include "core/api/embedding/request.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

/// The report, as embedding_report.schema.json describes it.
Fragment write(const EmbeddingInput& input, const EmbeddingAnswer& answer);

/// How each figure came about.
Fragment embedding_working(const EmbeddingEstimate& estimate);

}  // namespace whichgpu::api
