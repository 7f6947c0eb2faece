#include "base/hash_index.hpp"

#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace gazette;

namespace {

struct NameList {
  std::vector<std::string> all;
  NumberIndex index;

  // Whether it is new.
  bool add(const std::string& name) {
    auto& number = index.place(name_hash(name), [&](std::uint32_t one) { return all[one] == name; });
    if (number != k_no_number) return false;
    number = static_cast<std::uint32_t>(all.size());
    all.push_back(name);
    return true;
  }

  std::uint32_t find(const std::string& name) const {
    return index.find(name_hash(name), [&](std::uint32_t one) { return all[one] == name; });
  }
};

}  // namespace

TEST_CASE("an index that holds nothing finds nothing") { CHECK(NameList().find("a") == k_no_number); }

TEST_CASE("each of ten thousand names is found under its number, however the table grew") {
  for (const std::size_t reserved : {0U, 1U, 10'000U}) {
    NameList names;
    names.index.reserve(reserved);
    for (int i = 0; i < 10'000; ++i) REQUIRE(names.add("name " + std::to_string(i)));
    CHECK(names.index.size() == 10'000);
    for (int i = 0; i < 10'000; ++i) REQUIRE(names.find("name " + std::to_string(i)) == static_cast<std::uint32_t>(i));
    CHECK(names.find("name") == k_no_number);
    CHECK_FALSE(names.add("name 77"));
    CHECK(names.index.size() == 10'000);
  }
}

TEST_CASE("names of one hash are told apart by who asks") {
  const std::vector<std::string> all = {"a", "b", "c"};
  NumberIndex index;
  for (std::uint32_t i = 0; i < 3; ++i) index.place(7, [&](std::uint32_t one) { return all[one] == all[i]; }) = i;
  CHECK(index.size() == 3);
  for (std::uint32_t i = 0; i < 3; ++i)
    CHECK(index.find(7, [&](std::uint32_t one) { return all[one] == all[i]; }) == i);
  CHECK(index.find(7, [](std::uint32_t) { return false; }) == k_no_number);
  CHECK(index.find(8, [](std::uint32_t) { return true; }) == k_no_number);
}

TEST_CASE("what is held may be replaced by another of its name") {
  NumberIndex index;
  const auto any = [](std::uint32_t) { return true; };
  index.place(1, any) = 5;
  index.place(1, any) = 6;
  CHECK(index.find(1, any) == 6);
  CHECK(index.size() == 1);
}
