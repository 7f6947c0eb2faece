#include "check/life.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

Diagnostics found_in(const Files& files) {
  Diagnostics diagnostics;
  Observer observer;
  prepare_site(small_site(files), request_as_of("2024-06-15"), observer, diagnostics);
  return diagnostics;
}

Diagnostics found_in_item(const std::string& more) {
  return found_in({{"content/a/x.md", item("x", "2024-01-01", more)}});
}

}  // namespace

TEST_CASE("two documents that replace the same one are two current versions, told at the later of them") {
  Files files = {{"content/a/old.md", item("old", "2024-01-01")},
                 {"content/a/b.md", item("b", "2024-02-01", "replaces = [\"old.md\"]")},
                 {"content/a/c.md", item("c", "2024-03-01", "replaces = [\"old.md\"]")}};
  const auto found = found_in(files);
  const auto* error = error_of(found, "two-current-versions");
  REQUIRE(error);
  CHECK(error->place.file == "content/a/c.md");
  REQUIRE(error->notes.size() == 1);
  CHECK(error->notes[0].place.file == "content/a/b.md");
  files["content/a/c.md"] = item("c", "2024-03-01", "replaces = [\"old.md\", \"b.md\"]");
  CHECK_FALSE(has_rule(found_in(files), "two-current-versions"));
}

TEST_CASE("of two successors one that was withdrawn or replaced by way of others is no current version") {
  Files files = {{"content/a/old.md", item("old", "2024-01-01")},
                 {"content/a/b.md", item("b", "2024-02-01", "replaces = [\"old.md\"]")},
                 {"content/a/c.md", item("c", "2024-03-01", "replaces = [\"b.md\"]")},
                 {"content/a/d.md", item("d", "2024-04-01", "replaces = [\"c.md\", \"old.md\"]")}};
  CHECK_FALSE(has_rule(found_in(files), "two-current-versions"));
  files["content/a/d.md"] =
      item("d", "2024-04-01", "replaces = [\"old.md\"]\nwithdrawn = { date = 2024-05-01, reason = \"r\" }");
  CHECK_FALSE(has_rule(found_in(files), "two-current-versions"));
}

TEST_CASE("a declared validity may not contradict the chain or the dates") {
  CHECK(has_rule(found_in_item("validity = \"in-force\"\nexpires = 2024-06-14"), "validity-contradicts"));
  CHECK(has_rule(found_in_item("validity = \"amended\"\nexpires = 2024-06-14"), "validity-contradicts"));
  CHECK(has_rule(found_in_item("validity = \"expired\"\nexpires = 2024-06-15"), "validity-contradicts"));
  CHECK_FALSE(has_rule(found_in_item("validity = \"in-force\"\nexpires = 2024-06-15"), "validity-contradicts"));
  Files files = {{"content/a/old.md", item("old", "2024-01-01", "validity = \"in-force\"")},
                 {"content/a/new.md", item("new", "2024-02-01", "effective = 2024-06-15\nreplaces = [\"old.md\"]")}};
  CHECK(has_rule(found_in(files), "validity-contradicts"));
  files["content/a/new.md"] = item("new", "2024-02-01", "effective = 2024-06-16\nreplaces = [\"old.md\"]");
  CHECK_FALSE(has_rule(found_in(files), "validity-contradicts"));
}

TEST_CASE("a validity other than in force says why or by what") {
  for (const auto* validity : {"repealed", "expired", "amended"}) {
    INFO(validity);
    const auto declared = "validity = \"" + std::string(validity) + "\"";
    CHECK(has_rule(found_in_item(declared), "unexplained-validity"));
    CHECK_FALSE(has_rule(found_in_item(declared + "\nchanges = [{ date = 2024-02-01, note = \"n\" }]"),
                         "unexplained-validity"));
  }
  CHECK_FALSE(has_rule(found_in_item("validity = \"in-force\""), "unexplained-validity"));
  CHECK_FALSE(has_rule(found_in_item("validity = \"expired\"\nexpires = 2024-02-01"), "unexplained-validity"));
}

TEST_CASE("a rule says from when it is in force, other documents need not") {
  CHECK(has_rule(found_in_item("genre = \"规范性文件\""), "missing-effective-date"));
  CHECK_FALSE(has_rule(found_in_item("genre = \"规范性文件\"\neffective = 2024-01-01"), "missing-effective-date"));
  CHECK_FALSE(has_rule(found_in_item("genre = \"通知\""), "missing-effective-date"));
}

TEST_CASE("a document is not in force before it is made, over before it begins, or withdrawn before it is published") {
  CHECK(has_rule(found_in_item("made = 2023-12-20\neffective = 2023-12-19"), "dates-out-of-order"));
  CHECK(has_rule(found_in_item("effective = 2024-02-02\nexpires = 2024-02-01"), "dates-out-of-order"));
  CHECK(has_rule(found_in_item("withdrawn = { date = 2023-12-31, reason = \"r\" }"), "dates-out-of-order"));
  CHECK_FALSE(
      has_rule(found_in_item("made = 2023-12-20\neffective = 2023-12-20\nexpires = 2023-12-20"), "dates-out-of-order"));
  CHECK_FALSE(has_rule(found_in_item("withdrawn = { date = 2024-01-01, reason = \"r\" }"), "dates-out-of-order"));
}

TEST_CASE("what replaces another is not made or in force before it") {
  const auto chain = [](const std::string& of_old, const std::string& of_new) {
    return found_in({{"content/a/old.md", item("old", "2024-01-01", of_old)},
                     {"content/a/new.md", item("new", "2024-02-01", "replaces = [\"old.md\"]\n" + of_new)}});
  };
  CHECK(has_rule(chain("made = 2023-12-02", "made = 2023-12-01"), "backdated-replacement"));
  CHECK(has_rule(chain("effective = 2024-05-02", "effective = 2024-05-01"), "backdated-replacement"));
  CHECK_FALSE(has_rule(chain("made = 2023-12-01\neffective = 2024-05-01", "made = 2023-12-01\neffective = 2024-05-01"),
                       "backdated-replacement"));
}
