#include <doctest/doctest.h>
#include <sstream>

#include "tests/accuracy/csv.h"

namespace whichgpu::accuracy {
namespace {

CsvTable table_of(const std::string& content) {
  std::istringstream in(content);
  return read_csv(in);
}

}  // namespace

TEST_CASE("CSV: cells by column name, in the order of the file") {
  const CsvTable table = table_of("gpu,value\nL40S,12.5\nA40,7\n");
  CHECK(table.columns == std::vector<std::string>{"gpu", "value"});
  REQUIRE(table.rows.size() == 2);
  CHECK(text(table.rows[1], "gpu") == "A40");
  CHECK(number(table.rows[0], "value") == 12.5);
}

TEST_CASE("CSV: quoted cells keep commas, doubled quotes and line breaks") {
  const CsvTable table = table_of("notes,n\n\"a, \"\"b\"\"\nc\",3\r\n");
  REQUIRE(table.rows.size() == 1);
  CHECK(text(table.rows[0], "notes") == "a, \"b\"\nc");
  CHECK(number(table.rows[0], "n") == 3);
}

TEST_CASE("CSV: short rows lack their last cells, a file without a line break at its end is whole") {
  const CsvTable table = table_of("a,b,c\n1,2\n4,5,6");
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].count("c") == 0);
  CHECK(text(table.rows[0], "c").empty());
  CHECK(text(table.rows[1], "c") == "6");
}

TEST_CASE("CSV: what counts as a number") {
  const CsvTable table = table_of("a,b,c,d\n8.0,qps=8,,2 on GPU\n");
  CHECK(is_number(table.rows[0], "a"));
  CHECK_FALSE(is_number(table.rows[0], "b"));
  CHECK_FALSE(is_number(table.rows[0], "c"));
  CHECK_FALSE(is_number(table.rows[0], "d"));
  CHECK(number(table.rows[0], "d") == 2);
  CHECK(number(table.rows[0], "c") == 0);
}

TEST_CASE("CSV: an empty file has no columns and no rows") {
  CHECK(table_of("").columns.empty());
  CHECK(table_of("").rows.empty());
  CHECK(table_of("a,b\n").rows.empty());
}

}  // namespace whichgpu::accuracy
