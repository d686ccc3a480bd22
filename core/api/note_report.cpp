#include "core/api/note_report.h"

#include <string>

namespace whichgpu::api {

Json note_reports(const Notes& notes) {
  Json list = Json::array();
  for (const Note& note : notes) {
    Json arguments = Json::object();
    for (const NoteArgument& argument : note.arguments) {
      if (argument.text.empty()) {
        arguments[std::string(argument.name)] = argument.number;
      } else {
        arguments[std::string(argument.name)] = argument.text;
      }
    }
    list.push_back(object_of("id", note.id, "args", std::move(arguments)));
  }
  return list;
}

}  // namespace whichgpu::api
