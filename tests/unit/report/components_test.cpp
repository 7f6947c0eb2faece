#include "report/components.hpp"

#include "support/catch.hpp"
#include "unit/report/small_form.hpp"

using namespace gazette;

namespace {

std::shared_ptr<const Form> test_form() {
  return std::make_shared<const Form>(form_of(R"(
[[table]]
key = "v"
title = "Requests"
rows = "components"
columns = [{ key = "start", label = "Start" }]
[[table]]
key = "fees"
title = "Fees"
rows = [{ key = "amount", label = "Amount" }]
[[table]]
key = "oldest"
title = "Oldest"
kind = "records"
columns = [{ key = "component", label = "Component", type = "enumeration", values = "components" }]
)",
                                              "language = \"en\"\noverall = \"Agency overall\""));
}

}  // namespace

TEST_CASE("every component has its row, and the whole body the last") {
  const auto form = with_components(test_form(), {{"oip", "OIP"}, {"fbi", "FBI"}});
  const auto& rows = form->tables[0].rows;
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].key == "oip");
  CHECK(rows[1].label.own == "FBI");
  CHECK(rows[2].key == "overall");
  CHECK(rows[2].label.own == "Agency overall");
  CHECK(form->tables[1].rows.size() == 1);
  CHECK(find_cell(*form, "v.fbi.start"));
}

TEST_CASE("a body without components reports as a whole") {
  const auto form = with_components(test_form(), {});
  CHECK(form->tables[0].rows.size() == 1);
  CHECK(form->tables[0].rows[0].key == "overall");
}

TEST_CASE("components are the choices where a column asks for one") {
  const auto form = with_components(test_form(), {{"oip", "OIP"}});
  const auto& choices = format_of(form->tables[2], 0, 0).choices;
  REQUIRE(choices.size() == 1);
  CHECK(choices[0].key == "oip");
  CHECK(choices[0].label.own == "OIP");
}

TEST_CASE("the form itself is left as it was, for the next report") {
  const auto form = test_form();
  with_components(form, {{"oip", "OIP"}});
  CHECK(form->tables[0].rows.empty());
}

TEST_CASE("a form without component rows is shared as it is") {
  const auto form = std::make_shared<const Form>(
      form_of("[[table]]\nkey = \"t\"\ntitle = \"T\"\nrows = [{ key = \"r\", label = \"R\" }]\n"));
  CHECK(with_components(form, {{"oip", "OIP"}}) == form);
  CHECK_FALSE(component_table(*form));
  CHECK(component_table(*test_form()));
}
