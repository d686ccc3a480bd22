// Answers lines of {"method": …, "request": …} on standard input with one report a line.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "core/api/call.h"

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const auto question = nlohmann::ordered_json::parse(line, nullptr, false);
    if (!question.is_object() || !question.contains("method") || !question["method"].is_string()) {
      std::cerr << "not a question: " << line << '\n';
      return 1;
    }
    std::cout << whichgpu::api::call(question["method"].get_ref<const std::string&>(),
                                     question["request"].dump())
              << '\n';
  }
}
