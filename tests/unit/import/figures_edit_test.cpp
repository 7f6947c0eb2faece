#include "import/figures_edit.hpp"

#include "report/figures_writer.hpp"
#include "support/catch.hpp"

using namespace gazette;

namespace {

FormLine line(const std::string& key, const std::string& label) {
  FormLine made;
  made.key = key;
  made.label.own = label;
  return made;
}

Form small_form() {
  Form form;
  FormTable table;
  table.key = "t";
  table.title.own = "Things";
  table.columns = {line("a", "Apples"), line("b", "Pears")};
  table.rows = {line("x", "First"), line("y", "Second")};
  form.tables.push_back(table);
  return form;
}

TableFigures figures(const std::vector<std::string>& texts) {
  TableFigures made;
  made.columns = 2;
  for (const auto& text : texts) {
    Cell cell;
    cell.state = text.empty() ? CellState::blank : text == "n/a" ? CellState::not_applicable : CellState::value;
    cell.text = text == "n/a" ? "" : text;
    made.cells.push_back(cell);
  }
  return made;
}

Result<std::string> edited(const std::string& text, const TableFigures& declared, const TableFigures& imported,
                           const Form& form = small_form()) {
  return edit_figures("figures.toml", text, form.tables[0], merge_figures(form, 0, declared, imported), "en");
}

}  // namespace

TEST_CASE("only the values that change are replaced; comments, blanks and line ends stay byte for byte") {
  const std::string text =
      "# mine\r\n[s]\r\nx = 1\r\n\r\n[t]  # things\r\n# note\r\nx   = [1, 2]   # kept\r\n"
      "y = [\r\n  \"\",  # why\r\n  4,\r\n] # end\r\n\r\n# about u\r\n[u]\r\nx = 3\r\n";
  const auto run = edited(text, figures({"1", "2", "", "4"}), figures({"1", "2", "3", "4"}));
  REQUIRE(run);
  CHECK(*run ==
        "# mine\r\n[s]\r\nx = 1\r\n\r\n[t]  # things\r\n# note\r\nx   = [1, 2]   # kept\r\n"
        "y = [3, 4] # end\r\n\r\n# about u\r\n[u]\r\nx = 3\r\n");
}

TEST_CASE("a row that the table lacks goes below its last row, a table that the file lacks to the end") {
  const auto row =
      edited("[t]\nx = [1, 2]\n\n[u]\nz = 1\n", figures({"1", "2", "", ""}), figures({"", "", "3", "n/a"}));
  REQUIRE(row);
  CHECK(*row == "[t]\nx = [1, 2]\ny = [3, \"n/a\"]  # Second\n\n[u]\nz = 1\n");
  const auto table = edited("[u]\nz = 1", figures({"", "", "", ""}), figures({"1", "2", "3", "4"}));
  REQUIRE(table);
  CHECK(*table == "[u]\nz = 1\n\n[t]  # Things\n# [Apples, Pears]\nx = [1, 2]  # First\ny = [3, 4]  # Second\n");
}

TEST_CASE("a blank imported cell leaves what is declared, and a figure that differs is named") {
  const auto form = small_form();
  const auto merged = merge_figures(form, 0, figures({"1", "2", "3", ""}), figures({"", "5", "3", "4"}));
  CHECK(merged.figures.cells[0].text == "1");
  REQUIRE(merged.differing.size() == 1);
  CHECK(address_of(form, merged.differing[0]) == "t.x.b");
  CHECK(merged.changed_rows == std::vector<std::size_t>{0, 1});
}

TEST_CASE("figures written as dotted keys or inline tables are left alone") {
  for (const auto* text : {"t.x = [1, 2]\n", "t = { x = [1, 2] }\n", "[t.x]\na = 1\n", "[t]\nx.a = 1\n"}) {
    const auto run = edited(text, figures({"1", "2", "", ""}), figures({"3", "", "", ""}));
    REQUIRE_FALSE(run);
    CHECK(run.error().rule == "unsupported-figures");
  }
}

namespace {

Form form_of_records() {
  Form form = small_form();
  form.tables[0].kind = TableKind::records;
  form.tables[0].rows.clear();
  return form;
}

Result<std::string> with_records(const std::string& text, const TableFigures& declared, const TableFigures& imported) {
  return edited(text, declared, imported, form_of_records());
}

}  // namespace

TEST_CASE("records are replaced as a whole, where they stand, and what surrounds them stays byte for byte") {
  const std::string text =
      "[s]\r\nx = 1\r\n\r\n[[t]]\r\na = 1\r\nb = 2\r\n[[t]]\r\na = 3\r\nb = 4\r\n\r\n# about u\r\n[u]\r\nx = 3\r\n";
  const auto fewer = with_records(text, figures({"1", "2", "3", "4"}), figures({"5", "6"}));
  REQUIRE(fewer);
  CHECK(*fewer ==
        "[s]\r\nx = 1\r\n\r\n[[t]]\r\na = 5  # Apples\r\nb = 6  # Pears\r\n\r\n# about u\r\n[u]\r\nx = 3\r\n");
  const auto same = with_records(text, figures({"1", "2", "3", "4"}), figures({"1", "2", "3", "4"}));
  REQUIRE(same);
  CHECK(*same == text);
}

TEST_CASE("of records that are not the same every declared one is named, since lines have no keys") {
  const auto form = form_of_records();
  const auto merged = merge_figures(form, 0, figures({"1", "2", "3", "4"}), figures({"1", "2"}));
  REQUIRE(merged.differing.size() == 2);
  CHECK(merged.differing[1].row == 1);
  CHECK(merged.figures.row_count() == 1);
  const auto same = merge_figures(form, 0, figures({"1", "2"}), figures({"1", "2"}));
  CHECK(same.differing.empty());
  CHECK(same.changed_rows.empty());
}

TEST_CASE("records written as an inline list, or with other tables between them, are left alone") {
  for (const auto* text : {"t = [{ a = 1, b = 2 }]\n", "[[t]]\na = 1\nb = 2\n[u]\nx = 1\n[[t]]\na = 3\nb = 4\n"}) {
    const auto run = with_records(text, figures({"1", "2"}), figures({"5", "6"}));
    REQUIRE_FALSE(run);
    CHECK(run.error().rule == "unsupported-figures");
    CHECK(run.error().help.starts_with("write it as [[t]] with a line for each row"));
  }
}

TEST_CASE("records that are no more are taken away, and the rest of the file stays") {
  const auto none = with_records("[s]\nx = 1\n\n[[t]]\na = 1\nb = 2\n\n[u]\nx = 3\n", figures({"1", "2"}), figures({}));
  REQUIRE(none);
  CHECK(none->find("a = 1") == std::string::npos);
  CHECK(none->starts_with("[s]\nx = 1\n"));
  CHECK(none->ends_with("\n[u]\nx = 3\n"));
}
