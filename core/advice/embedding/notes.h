#pragma once

#include "core/advice/embedding/estimate.h"

namespace whichgpu {

/// What a careful reader should know about this estimate. Ids and arguments, beside those of
/// core/advice/common/notes.h:
/// - requests_bound {percent}: the process that takes requests is what limits; the cards wait so long
/// - documents_short {percent}: so much of a step is launching kernels
/// - documents_padded {}: what is read is padded to the longest of a batch
/// - embedding_not_measured {gpu}: no encoder was measured on the card; embedding_decoder {}: nor a decoder
Notes embedding_notes(const EmbeddingEstimate& estimate);

}  // namespace whichgpu
