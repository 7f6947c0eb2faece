#include "report/form_library.hpp"

#include "io/memory.hpp"
#include "support/catch.hpp"
#include "support/closed_files.hpp"

#include <algorithm>

using namespace gazette;

namespace {

std::string form_text(const std::string& id, const std::string& title, const std::string& years = "{}") {
  return "[form]\nid = \"" + id + "\"\ntitle = \"" + title + "\"\nyears = " + years + "\n";
}

}  // namespace

TEST_CASE("the built-in forms are there without any file of the site") {
  Diagnostics diagnostics;
  const auto library = load_forms(MemoryFileSystem(), diagnostics);
  CHECK(diagnostics.empty());
  CHECK(library.ids() == std::vector<std::string_view>{"cn-2019", "cn-2021", "cn-492", "uk-foi", "us-foia"});
  REQUIRE(library.find("cn-492"));
  CHECK(library.find("cn-492")->tables.size() == 4);
  CHECK(library.find("cn-1949") == nullptr);
}

TEST_CASE("a site's own form shadows the built-in one of the same id") {
  Diagnostics diagnostics;
  const MemoryFileSystem files({{"forms/cn-492.toml", form_text("cn-492", "自有")}});
  const auto library = load_forms(files, diagnostics);
  CHECK(diagnostics.empty());
  CHECK(library.find("cn-492")->title.own == "自有");
}

TEST_CASE("only TOML files directly in the forms folder are forms") {
  Diagnostics diagnostics;
  const MemoryFileSystem files({{"forms/a.toml", form_text("a", "甲")},
                                {"forms/readme.md", "?"},
                                {"forms/old/b.toml", form_text("b", "乙")},
                                {"c.toml", form_text("c", "丙")}});
  const auto library = load_forms(files, diagnostics);
  CHECK(diagnostics.empty());
  CHECK(library.find("a"));
  CHECK_FALSE(library.find("b"));
  CHECK_FALSE(library.find("c"));
}

TEST_CASE("a faulty form is reported and does not fall back to the built-in one") {
  Diagnostics diagnostics;
  const MemoryFileSystem files({{"forms/cn-492.toml", form_text("cn-493", "自有")}});
  const auto library = load_forms(files, diagnostics);
  REQUIRE(diagnostics.entries().size() == 1);
  CHECK(diagnostics.entries().front().error.rule == "form-file-name");
  CHECK_FALSE(library.find("cn-492"));
  CHECK_FALSE(library.find("cn-493"));
}

TEST_CASE("the forms that serve a year are found by their bounds") {
  Diagnostics diagnostics;
  const MemoryFileSystem files({{"forms/a.toml", form_text("a", "甲", "{ from = 2019, until = 2020 }")},
                                {"forms/b.toml", form_text("b", "乙", "{ from = 2021 }")}});
  const auto library = load_forms(files, diagnostics);
  const auto serves = [&](int year, std::string_view id) {
    const auto ids = library.ids_serving(year);
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  };
  CHECK(serves(2018, "cn-492"));
  CHECK_FALSE(serves(2019, "cn-492"));
  CHECK(serves(2019, "cn-2019"));
  CHECK(serves(2020, "a"));
  CHECK_FALSE(serves(2021, "a"));
  CHECK_FALSE(serves(2020, "b"));
  CHECK(serves(2030, "b"));
  CHECK(serves(2030, "cn-2021"));
}

TEST_CASE("a form or a folder of forms that cannot be read is an error with its place, and hides no other form") {
  const MemoryFileSystem files({{"forms/a.toml", form_text("a", "甲")}, {"forms/b.toml", form_text("b", "乙")}});
  Diagnostics of_file, of_folder;
  const auto without = load_forms(ClosedFiles(files, {"forms/a.toml"}), of_file);
  REQUIRE(of_file.entries().size() == 1);
  CHECK(of_file.entries().front().error.place.file == "forms/a.toml");
  CHECK_FALSE(without.find("a"));
  CHECK(without.find("b"));
  const auto built_in = load_forms(ClosedFiles(files, {"forms"}), of_folder);
  REQUIRE(of_folder.entries().size() == 1);
  CHECK(of_folder.entries().front().error.place.file == "forms");
  CHECK(built_in.find("cn-492"));
}
