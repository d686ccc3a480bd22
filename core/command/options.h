#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whichgpu::command {

/// How answers are printed.
enum class Form { json, csv, table };

/// What the command line asks for.
struct Options {
  std::string_view method = "estimate";  ///< of api::call()
  std::optional<Form> form;              ///< empty: a table on a terminal, else JSON
  int jobs = 0;                          ///< 0: one for each core of the processor
  bool progress = false;
  bool help = false;
  bool version = false;
  std::string wrong;  ///< what is wrong with the command line; empty: nothing
};

/// Reads the arguments behind the program's name, to which the answer refers.
Options read_options(const std::vector<std::string_view>& arguments);

/// What --help prints.
std::string_view usage();

}  // namespace whichgpu::command
