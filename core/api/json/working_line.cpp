#include "core/api/json/working_line.h"

namespace whichgpu::api {

void add(Array& lines, WorkingId id, const Object& inputs, double value, const char* unit,
         std::string_view source) {
  lines.push(
      object_of({{"id", id.text}, {"inputs", inputs}, {"value", value}, {"unit", unit}, {"source", source}}));
}

}  // namespace whichgpu::api
