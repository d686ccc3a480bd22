#include "core/api/json/note_report.h"

namespace whichgpu::api {

Fragment note_reports(const Notes& notes) {
  Array list;
  for (const Note& note : notes) {
    Object arguments;
    for (const NoteArgument& argument : note.arguments) {
      arguments.add(argument.name, argument.text.empty() ? Value(argument.number) : Value(argument.text));
    }
    list.push(object_of({{"id", note.id.text}, {"args", arguments}}));
  }
  return list;
}

}  // namespace whichgpu::api
