#include "core/catalog/sorting.h"

#include <doctest/doctest.h>
#include <string>

using namespace whichgpu;

TEST_CASE("Sorting keeps equals as they were, whatever their number") {
  std::vector<std::string> words{"b2", "a1", "c3", "a2", "b1", "a3", "c1"};
  sort_stably(words, [](const std::string& one, const std::string& other) { return one[0] < other[0]; });
  CHECK(words == std::vector<std::string>{"a1", "a2", "a3", "b2", "b1", "c3", "c1"});

  std::vector<int> none;
  sort_stably(none, [](int one, int other) { return one < other; });
  CHECK(none.empty());

  for (int count = 1; count <= 33; ++count) {
    std::vector<int> numbers;
    for (int i = 0; i < count; ++i) numbers.push_back(i * 7 % count);
    sort_stably(numbers, [](int one, int other) { return one < other; });
    for (std::size_t i = 1; i < numbers.size(); ++i) CHECK(numbers[i - 1] <= numbers[i]);
  }
}
