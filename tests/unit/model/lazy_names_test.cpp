#include "model/lazy_names.hpp"

#include "support/catch.hpp"

#include <string>

using namespace gazette;

namespace {

/// Counts how often each value is made.
struct Counted {
  int* first;
  int* second;
};

const NameTable<Counted>& table() {
  static const NameTable<Counted> names = {
      {"first", [](const Counted& c) { return Value(std::to_string(++*c.first)); }},
      {"second",
       [](const Counted& c) {
         ++*c.second;
         return Value();
       }},
  };
  return names;
}

}  // namespace

TEST_CASE("a value is made when its name is first asked for, and once") {
  int first = 0, second = 0;
  const LazyNames<Counted> names(table(), {&first, &second});
  CHECK(first + second == 0);
  CHECK(*names.find("first")->as_text() == "1");
  CHECK(*names.find("first")->as_text() == "1");
  CHECK(second == 0);
  CHECK_FALSE(names.find("second")->is_true());
  CHECK_FALSE(names.find("second")->is_true());
  CHECK(second == 1);
  CHECK(names.find("third") == nullptr);
  CHECK(names.all() == std::vector<std::string_view>{"first", "second"});
}

TEST_CASE("a table with more names keeps its own and lets the later of two win") {
  const auto more = table().with(
      {{"third", [](const Counted&) { return Value("3"); }}, {"first", [](const Counted&) { return Value("other"); }}});
  int first = 0, second = 0;
  const LazyNames<Counted> names(more, {&first, &second});
  CHECK(names.all() == std::vector<std::string_view>{"first", "second", "third"});
  CHECK(*names.find("first")->as_text() == "other");
  CHECK(*names.find("third")->as_text() == "3");
}
