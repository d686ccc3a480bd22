#include "core/api/json/note_report.h"

namespace whichgpu::api {

Json note_reports(const Notes& notes) {
  Json list = Json::array();
  for (const Note& note : notes) {
    Json::object_t arguments;
    arguments.reserve(note.arguments.count);
    for (const NoteArgument& argument : note.arguments) {
      arguments.emplace_back(argument.name,
                             argument.text.empty() ? Json(argument.number) : Json(argument.text));
    }
    list.push_back(object_of("id", note.id, "args", std::move(arguments)));
  }
  return list;
}

}  // namespace whichgpu::api
