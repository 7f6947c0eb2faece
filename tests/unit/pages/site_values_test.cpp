#include "pages/site_values.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("a size has one digit after the point and the unit in which it is less than a thousand") {
  CHECK(size_text(0) == "0 B");
  CHECK(size_text(999) == "999 B");
  CHECK(size_text(1000) == "1.0 kB");
  CHECK(size_text(12'340) == "12.3 kB");
  CHECK(size_text(999'949) == "999.9 kB");
  CHECK(size_text(999'950) == "1.0 MB");
  CHECK(size_text(1'500'000'000) == "1.5 GB");
  CHECK(size_text(2'000'000'000'000) == "2.0 TB");
  CHECK(size_text(5'000'000'000'000'000) == "5000.0 TB");
}
