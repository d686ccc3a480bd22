#include "core/api/read/half_precision.h"

#include "core/api/json/json.h"
#include "core/api/serving/request.h"
#include "core/catalog/lookup.h"
#include "core/catalog/units.h"

namespace whichgpu::api {

void read_half_precision(Reader& reader, ServingQuestion& question, bool is_brought,
                         std::optional<Error>& error) {
  read_precision(reader, question, is_brought, error);
  if (error) return;
  const Json* precision = reader.object("precision");
  const bool named = precision != nullptr && precision->find("weights") != nullptr;
  const WeightPrecision* half = find_weight_precision("fp16");
  if (!named && question.serving.weights->linear_bytes > sixteen_bit_bytes) question.serving.weights = half;
}

}  // namespace whichgpu::api
