#include "core/api/json/note_report.h"

namespace whichgpu::api {

Object arguments_report(const NoteArguments& arguments) {
  Object report;
  for (const NoteArgument& argument : arguments) {
    report.add(argument.name, argument.text.empty() ? Value(argument.number) : Value(argument.text));
  }
  return report;
}

Fragment note_reports(const Notes& notes) {
  Array list;
  for (const Note& note : notes) {
    list.push(object_of({{"id", note.id.text}, {"args", arguments_report(note.arguments)}}));
  }
  return list;
}

}  // namespace whichgpu::api
