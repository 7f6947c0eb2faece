#include "base/file_name.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("a name of letters, blanks inside and joiners has no fault") {
  for (const auto* path : {"a.md", "通知 附件.pdf", "a/b c/d.txt", "می\u200Cخواهم.md", "👨\u200D👩.png", "%2e%2e", "..x"})
    CHECK_FALSE(file_name_fault(path));
}

TEST_CASE("a fault of a name is said in words that follow the name") {
  CHECK(file_name_fault("a\\b") == "holds a backslash");
  CHECK(file_name_fault("a/b\u202Ec") == "holds U+202E, which nobody sees");
  CHECK(file_name_fault("a\nb") == "holds U+000A, which nobody sees");
  CHECK(file_name_fault("a\xFF") == "is not UTF-8");
  CHECK(file_name_fault("a /b") == "begins or ends with a blank");
  CHECK(file_name_fault("a/ b") == "begins or ends with a blank");
}

TEST_CASE("a file may lie in a hundred folders, and in no more") {
  std::string path = "x";
  for (std::size_t i = 0; i < k_deepest_folder; ++i) path.insert(0, "d/");
  CHECK_FALSE(file_name_fault(path));
  CHECK(file_name_fault("d/" + path) == "lies in more than 100 folders");
}

TEST_CASE("a name is shown without what could steer a terminal, and no longer than a line") {
  CHECK(shown_file_name("a\x1B[2J\u202E\xFF\n通") == "a?[2J???通");
  CHECK(shown_file_name(std::string(300, 'a')) == std::string(200, 'a') + "…");
}
