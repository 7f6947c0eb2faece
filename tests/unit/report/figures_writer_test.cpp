#include "report/figures_writer.hpp"

#include "formats/figures_toml.hpp"
#include "io/memory.hpp"
#include "report/figures_reader.hpp"
#include "report/form_library.hpp"
#include "support/catch.hpp"

#include <map>

using namespace gazette;

TEST_CASE("text is escaped so that it reads back the same") {
  const std::string text = "a \"b\" \\ c\n\td\x01 中文";
  Diagnostics found;
  const auto line = "x = " + toml_text(text);
  const auto table = parse_toml({"f", line, 1, ErrorKind::content}, found);
  REQUIRE_FALSE(found.has_errors());
  CHECK(*table.front().value.as_text() == text);
}

TEST_CASE("blank figures of every built-in form read back without a fault") {
  Diagnostics found;
  const MemoryFileSystem files(std::map<std::string, std::string>{});
  const auto forms = load_forms(files, found);
  for (const auto id : forms.ids()) {
    const auto form = forms.find(id);
    const auto blank = blank_figures(*form);
    std::string text;
    for (std::size_t i = 0; i < form->tables.size(); ++i)
      text += table_toml(form->tables[i], blank.tables[i], {"zh-CN", "a note", {{0, "another"}}}) + "\n";
    const auto read =
        read_figures(*form, figures_from_toml(parse_toml({"f", text, 1, ErrorKind::content}, found), found), found);
    INFO(id);
    CHECK_FALSE(found.has_errors());
    CHECK(read.tables.size() == form->tables.size());
  }
}

TEST_CASE("counts and dates are bare, other figures text, and blank ones of records are left out") {
  FormTable table;
  table.key = "r";
  table.title.own = "Records";
  table.kind = TableKind::records;
  for (const auto& [key, type] : {std::pair{"n", CellType::count}, std::pair{"d", CellType::date},
                                  std::pair{"m", CellType::money}, std::pair{"w", CellType::text}}) {
    FormColumn column;
    column.key = key;
    column.label.own = key;
    column.format.emplace();
    column.format->type = type;
    table.columns.push_back(column);
  }
  TableFigures figures;
  figures.columns = 4;
  for (const auto* text : {"5", "2026-01-02", "1.50", ""}) {
    Cell cell;
    cell.state = *text ? CellState::value : CellState::blank;
    cell.text = text;
    figures.cells.push_back(cell);
  }
  CHECK(table_toml(table, figures, {"en", {}, {}}) ==
        "# Records\n[[r]]\nn = 5  # n\nd = 2026-01-02  # d\nm = \"1.50\"  # m\n");
  CHECK(row_toml(table, figures, 0) == "[5, 2026-01-02, \"1.50\", \"\"]");
}
