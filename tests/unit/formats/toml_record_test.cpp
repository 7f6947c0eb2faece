#include "formats/toml_record.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("what templates know of a table is what its file says, each value in its own form") {
  Diagnostics found;
  const auto table =
      parse_toml({"a.md",
                  "text = \"公开\"\nwhole = -7\nhalf = 0.5\nlarge = 1e300\nyes = true\nday = 2024-02-29\n"
                  "moment = 2024-02-29T23:59:01+08:00\nlist = [1, [\"a\"]]\n[inside]\nkey = \"x\"\n",
                  1, ErrorKind::content},
                 found);
  REQUIRE(found.empty());
  const auto record = record_of(table);
  const auto text_of = [&](std::string_view name) {
    const auto* value = record.find(name);
    REQUIRE(value);
    REQUIRE(value->as_text());
    return std::string(*value->as_text());
  };
  CHECK(text_of("text") == "公开");
  CHECK(text_of("whole") == "-7");
  CHECK(text_of("half") == "0.5");
  CHECK(text_of("large") == "1e+300");
  CHECK(text_of("day") == "2024-02-29");
  CHECK(text_of("moment") == "2024-02-29T23:59:01+08:00");
  REQUIRE(record.find("yes")->as_flag());
  CHECK(*record.find("yes")->as_flag());
  const auto* list = record.find("list")->as_list();
  REQUIRE(list);
  REQUIRE(list->size() == 2);
  CHECK((*list)[1] == Value(List{Value("a")}));
  const auto* inside = record.find("inside")->as_record();
  REQUIRE(inside);
  CHECK(*inside->find("key") == Value("x"));
}
