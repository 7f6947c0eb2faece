// What the themes inside the binary weigh: readers on slow lines load them, and colleagues read them.

#include "base/embedded.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace gazette;

namespace {

std::size_t bytes_of(std::string_view folder, std::string_view ending) {
  std::size_t sum = 0;
  for (const auto& file : embedded_files()) {
    const bool is_search = file.path.ends_with("/search.js");
    if (file.path.starts_with(folder) && file.path.ends_with(ending) && !is_search) sum += file.bytes.size();
  }
  return sum;
}

}  // namespace

TEST_CASE("the default theme has less than 30,000 bytes of CSS and, search aside, less than 15,000 of JavaScript") {
  const auto css = bytes_of("themes/default/static/", ".css"), scripts = bytes_of("themes/default/static/", ".js");
  CHECK(css > 0);
  CHECK(css < 30'000);
  CHECK(scripts > 0);
  CHECK(scripts < 15'000);
}

TEST_CASE("the plain theme has less than 150 lines in all its files together") {
  std::ptrdiff_t lines = 0;
  for (const auto& file : embedded_files()) {
    if (file.path.starts_with("themes/plain/")) lines += std::count(file.bytes.begin(), file.bytes.end(), '\n');
  }
  CHECK(lines > 0);
  CHECK(lines < 150);
}
