#include "pages/table_grid.hpp"

#include "support/catch.hpp"
#include "unit/report/small_form.hpp"

#include <algorithm>
#include <map>
#include <set>

using namespace gazette;

namespace {

const FormTable& table_of(const Form& form, std::string_view key) { return form.tables[*find_table(form, key)]; }

/// A rectangle of the page that header cells and figures are laid on as a browser lays them: each on the first free
/// place of its line, as far as it spans.
class Canvas {
 public:
  explicit Canvas(std::size_t width) : width_(width) {}

  void begin_line() {
    ++line_;
    column_ = 0;
    if (taken_.size() < line_) taken_.resize(line_, std::vector<bool>(width_));
  }

  void lay(std::size_t columns, std::size_t rows) {
    while (column_ < width_ && taken_[line_ - 1][column_]) ++column_;
    for (std::size_t row = line_ - 1; row < line_ - 1 + rows; ++row) {
      if (taken_.size() <= row) taken_.resize(row + 1, std::vector<bool>(width_));
      for (std::size_t column = column_; column < column_ + columns; ++column) {
        if (column >= width_ || taken_[row][column]) is_clean_ = false;
        else taken_[row][column] = true;
      }
    }
    column_ += columns;
  }

  /// Whether every place of as many lines as were begun is taken exactly once, and none outside.
  bool is_tiled() const {
    const auto is_full = [](const std::vector<bool>& line) {
      return std::find(line.begin(), line.end(), false) == line.end();
    };
    return is_clean_ && taken_.size() == line_ && std::all_of(taken_.begin(), taken_.end(), is_full);
  }

 private:
  std::size_t width_;
  std::size_t line_ = 0, column_ = 0;
  std::vector<std::vector<bool>> taken_;
  bool is_clean_ = true;
};

std::size_t width_of(const FormTable& table, const TableGrid& grid) {
  const bool is_across = table.layout == TableLayout::across && table.kind == TableKind::matrix;
  return grid.label_columns + column_count(table) * (is_across ? table.rows.size() : 1);
}

bool is_head_tiled(const FormTable& table, const TableGrid& grid) {
  Canvas canvas(width_of(table, grid));
  for (std::size_t i = 0; i < grid.head.size(); ++i) {
    canvas.begin_line();
    if (i == 0 && grid.label_columns > 0) canvas.lay(grid.label_columns, grid.head_lines);
    for (const auto& header : grid.head[i]) canvas.lay(header.columns, header.rows);
    if (table.columns.empty()) canvas.lay(1, 1);  // the year, which the page puts there
  }
  return canvas.is_tiled();
}

bool is_body_tiled(const FormTable& table, const std::vector<GridLine>& body, const TableGrid& grid) {
  Canvas canvas(width_of(table, grid));
  for (const auto& line : body) {
    canvas.begin_line();
    for (const auto& header : line.headers) canvas.lay(header.columns, header.rows);
    for (std::size_t i = 0; i < line.cells.size(); ++i) canvas.lay(1, 1);
  }
  return canvas.is_tiled();
}

std::vector<const GridHeader*> all_headers(const TableGrid& grid) {
  std::vector<const GridHeader*> out;
  for (const auto& line : grid.head)
    for (const auto& header : line) out.push_back(&header);
  for (const auto& body : grid.bodies)
    for (const auto& line : body)
      for (const auto& header : line.headers) out.push_back(&header);
  return out;
}

const GridHeader& header_of(const TableGrid& grid, const std::string& label) {
  for (const auto* header : all_headers(grid))
    if (header->label.own == label) return *header;
  FAIL("no header " + label);
  throw;
}

std::vector<std::string> labels(const std::vector<GridHeader>& line) {
  std::vector<std::string> out;
  for (const auto& header : line) out.push_back(header.label.own);
  return out;
}

using Texts = std::vector<std::string>;

/// Everything that must hold of any table.
void check_grid(const FormTable& table, std::size_t rows) {
  const auto grid = table_grid(table, rows);
  INFO(table.key);
  CHECK(grid.head.size() == grid.head_lines);
  CHECK(is_head_tiled(table, grid));
  std::set<std::string> ids;
  for (const auto* header : all_headers(grid)) {
    INFO(header->id);
    CHECK(ids.insert(header->id).second);
  }
  std::set<std::pair<std::size_t, std::size_t>> cells;
  for (const auto& body : grid.bodies) {
    CHECK(is_body_tiled(table, body, grid));
    for (const auto& line : body)
      for (const auto& cell : line.cells) {
        CHECK(cells.insert({cell.row, cell.column}).second);
        for (const auto& id : cell.headers) {
          INFO(id);
          CHECK(ids.contains(id));
        }
      }
  }
  CHECK(cells.size() == rows * column_count(table));
}

}  // namespace

TEST_CASE("the spans of every table of every built-in form tile the page exactly, and header ids exist once") {
  for (const auto* id : {"cn-492", "cn-2019", "cn-2021", "us-foia", "uk-foi"}) {
    const auto form = with_components(built_in_form(id), {{"oip", "OIP"}, {"fbi", "FBI"}, {"crt", "CRT"}});
    INFO(id);
    for (const auto& table : form->tables) check_grid(table, table.kind == TableKind::records ? 4 : table.rows.size());
  }
}

TEST_CASE("the row headers of table three of cn-2021 span as the printed form has them") {
  const auto form = built_in_form("cn-2021");
  const auto& t3 = table_of(*form, "t3");
  const auto grid = table_grid(t3, t3.rows.size());
  CHECK(grid.label_columns == 3);
  CHECK(header_of(grid, "三、本年度办理结果").rows == 22);
  CHECK(header_of(grid, "（三）不予公开").rows == 8);
  CHECK(header_of(grid, "（四）无法提供").rows == 3);
  CHECK(header_of(grid, "（五）不予处理").rows == 5);
  CHECK(header_of(grid, "（六）其他处理").rows == 3);
  CHECK(header_of(grid, "三、本年度办理结果").columns == 1);
  CHECK(header_of(grid, "（一）予以公开").columns == 2);
  CHECK(header_of(grid, "（七）总计").columns == 2);
  CHECK(header_of(grid, "1.属于国家秘密").columns == 1);
  CHECK(header_of(grid, "一、本年新收政府信息公开申请数量").columns == 3);
  CHECK(header_of(grid, "四、结转下年度继续办理").columns == 3);
}

TEST_CASE("the column heads of table three of cn-2021 have three levels") {
  const auto form = built_in_form("cn-2021");
  const auto& t3 = table_of(*form, "t3");
  const auto grid = table_grid(t3, t3.rows.size());
  REQUIRE(grid.head_lines == 3);
  CHECK(labels(grid.head[0]) == Texts{"申请人情况"});
  CHECK(grid.head[0][0].columns == 7);
  CHECK(labels(grid.head[1]) == Texts{"自然人", "法人或其他组织", "总计"});
  CHECK(grid.head[1][0].rows == 2);
  CHECK(grid.head[1][1].columns == 5);
  CHECK(grid.head[1][1].is_group);
  CHECK(labels(grid.head[2]) == Texts{"商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"});
}

TEST_CASE("each outermost group of rows has a body of its own") {
  const auto form = built_in_form("cn-2021");
  const auto& t3 = table_of(*form, "t3");
  const auto grid = table_grid(t3, t3.rows.size());
  REQUIRE(grid.bodies.size() == 3);
  CHECK(grid.bodies[0].size() == 2);
  CHECK(grid.bodies[1].size() == 22);
  CHECK(grid.bodies[2].size() == 1);
}

TEST_CASE("a cell belongs to its headers from the outside in, rows before columns") {
  const auto form = built_in_form("cn-2021");
  const auto& t3 = table_of(*form, "t3");
  const auto grid = table_grid(t3, t3.rows.size());
  const auto& cell = grid.bodies[1][2].cells[1];  // 1.属于国家秘密, 商业企业
  CHECK(t3.rows[cell.row].key == "b1");
  CHECK(t3.columns[cell.column].key == "com");
  CHECK(cell.headers == Texts{"t3-rg-results", "t3-rg-b", "t3-r-b1", "t3-cg-applicants", "t3-cg-org", "t3-c-com"});
}

TEST_CASE("a table across has one line, and its rows as groups over their columns") {
  const auto form = built_in_form("cn-2021");
  const auto& t4 = table_of(*form, "t4");
  const auto grid = table_grid(t4, t4.rows.size());
  CHECK(grid.label_columns == 0);
  CHECK(grid.head_lines == 3);
  CHECK(labels(grid.head[0]) == Texts{"行政复议", "行政诉讼"});
  CHECK(grid.head[0][0].rows == 2);
  CHECK(grid.head[0][1].columns == 10);
  CHECK(labels(grid.head[1]) == Texts{"未经复议直接起诉", "复议后起诉"});
  CHECK(grid.head[2].size() == 15);
  REQUIRE(grid.bodies.size() == 1);
  REQUIRE(grid.bodies[0].size() == 1);
  CHECK(grid.bodies[0][0].cells.size() == 15);
}

TEST_CASE("a table of one column without a label has an empty head for the page to fill") {
  const auto form = built_in_form("cn-492");
  const auto& table = table_of(*form, "disclosed");
  const auto grid = table_grid(table, table.rows.size());
  REQUIRE(grid.head.size() == 1);
  CHECK(grid.head[0].empty());
  CHECK(grid.label_columns == 1);
}

TEST_CASE("records without rows have a head and no lines") {
  const auto form = built_in_form("us-foia");
  const auto& table = table_of(*form, "vii_e");
  const auto grid = table_grid(table, 0);
  CHECK(grid.head.size() == 1);
  REQUIRE(grid.bodies.size() == 1);
  CHECK(grid.bodies[0].empty());
}
