#include <doctest/doctest.h>
#include <fstream>
#include <string>

#include "tests/core/support.h"

using namespace whichgpu;
using test::Json;

TEST_CASE("What ran out of memory is never called comfortable") {
  std::ifstream file(std::string(WHICHGPU_DATA) + "/measurements/refused/serving.json");
  const Json table = Json::parse(file, nullptr, false);
  REQUIRE(table.is_object());
  CHECK(table["rows"].size() >= 15);
  int refused = 0;
  for (const Json& row : table["rows"]) {
    CAPTURE(row["source"].get<std::string>());
    CAPTURE(row["request"].dump());
    const Json report = test::answer("estimate", row["request"].dump());
    REQUIRE(test::error_of(report) == "");
    CHECK(report["fit"]["verdict"] != "comfortable");
    refused += report["fit"]["verdict"] == "does_not_fit" ? 1 : 0;
  }
  CHECK(refused >= static_cast<int>(table["rows"].size()) * 2 / 3);
}
