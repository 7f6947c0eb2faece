// A header cell is recognised by how its text begins once blanks are gone, as printed ones carry remarks. Where a
// second line stands below, a cell of the first reaches over the blank ones to its right.
#include "coverage/standard_header.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace gazette {

namespace {

constexpr std::size_t k_rows_to_look_at = 8;
constexpr std::size_t k_least_known = 4;

using Field = std::string StandardRow::*;

struct Name {
  std::string_view text;
  Field field;  ///< null: 公开事项, whose two levels stand below it
};

// Longer ones first where one begins another.
constexpr std::array<Name, 22> k_names = {{
    {"序号", &StandardRow::serial},
    {"编号", &StandardRow::serial},
    {"一级", &StandardRow::first},
    {"公开事项（一级", &StandardRow::first},
    {"二级", &StandardRow::second},
    {"公开事项（二级", &StandardRow::second},
    {"公开事项", nullptr},
    {"公开内容", &StandardRow::content},
    {"公开要素", &StandardRow::content},
    {"内容（要素", &StandardRow::content},
    {"公开依据", &StandardRow::basis},
    {"依据", &StandardRow::basis},
    {"公开时限", &StandardRow::time_limit},
    {"公开时间", &StandardRow::time_limit},
    {"时限", &StandardRow::time_limit},
    {"公开主体", &StandardRow::body},
    {"责任主体", &StandardRow::body},
    {"公开渠道", &StandardRow::channels},
    {"渠道和载体", &StandardRow::channels},
    {"公开对象", &StandardRow::audience},
    {"公开方式", &StandardRow::method},
    {"公开层级", &StandardRow::level},
}};

struct Wanted {
  std::string_view name;
  Field field;
};

constexpr std::array<Wanted, 10> k_wanted = {{
    {"一级事项", &StandardRow::first},
    {"二级事项", &StandardRow::second},
    {"公开内容（要素）", &StandardRow::content},
    {"公开依据", &StandardRow::basis},
    {"公开时限", &StandardRow::time_limit},
    {"公开主体", &StandardRow::body},
    {"公开渠道和载体", &StandardRow::channels},
    {"公开对象", &StandardRow::audience},
    {"公开方式", &StandardRow::method},
    {"公开层级", &StandardRow::level},
}};

std::string compact(std::string_view text) {
  std::string out = replaced(replaced(text, "(", "（"), "　", "");
  out.erase(std::remove_if(out.begin(), out.end(), is_ascii_space), out.end());
  return out;
}

const Name* name_of(const std::string& cell) {
  for (const auto& name : k_names) {
    if (cell.starts_with(name.text)) return &name;
  }
  return nullptr;
}

std::vector<std::string> texts_of(const CsvRow& row, std::size_t width) {
  std::vector<std::string> texts(width);
  for (std::size_t i = 0; i < row.size(); ++i) texts[i] = compact(row[i].text);
  return texts;
}

bool is_header(const CsvRow& row) {
  std::set<std::string_view> known;
  for (const auto& cell : row) {
    if (const auto* name = name_of(compact(cell.text))) known.insert(name->text);
  }
  return known.size() >= k_least_known;
}

// Whether all that `below` holds stands under a cell that may have parts.
bool is_second_line(const std::vector<std::string>& top, const std::vector<std::string>& below) {
  bool has_any = false;
  const Name* over = nullptr;
  for (std::size_t i = 0; i < top.size(); ++i) {
    if (!top[i].empty()) over = name_of(top[i]);
    if (below[i].empty()) continue;
    const bool may_have_parts =
        over && (!over->field || over->field == &StandardRow::audience || over->field == &StandardRow::method ||
                 over->field == &StandardRow::level || over->field == &StandardRow::channels);
    if (!may_have_parts) return false;
    has_any = true;
  }
  // 一级 and 二级 are never data; without them the parts must not be marks.
  return has_any && std::any_of(below.begin(), below.end(), [](const std::string& text) {
           const auto* name = name_of(text);
           return (name && (name->field == &StandardRow::first || name->field == &StandardRow::second)) ||
                  text.starts_with("全社会") || text.starts_with("主动") || text.starts_with("县级");
         });
}

StandardColumn column_of(const Name* over, const std::string& part) {
  if (!over) return {};
  if (over->field && part.empty()) return {over->field, {}};
  if (over->field) return {over->field, part};
  const auto* name = name_of(part);
  return name ? StandardColumn{name->field, {}} : StandardColumn{};
}

bool has_field(const StandardHeader& header, Field field) {
  return std::any_of(header.columns.begin(), header.columns.end(),
                     [&](const StandardColumn& column) { return column.field == field; });
}

Error header_error(const Place& place, std::string message, std::string help) {
  return {ErrorKind::content, "standard-header", std::move(message), place, std::move(help), {}};
}

std::string wanted_names() {
  std::vector<std::string> names;
  for (const auto& wanted : k_wanted) names.emplace_back(wanted.name);
  return joined(names, "、");
}

}  // namespace

std::optional<StandardHeader> standard_header(const std::vector<CsvRow>& rows, const std::string& file,
                                              Diagnostics& diagnostics) {
  std::size_t at = 0;
  const auto end = std::min(rows.size(), k_rows_to_look_at);
  while (at < end && !is_header(rows[at])) ++at;
  if (at == end) {
    diagnostics.add_error(header_error({file, {1, 1, 1}}, "no line names the columns of a standard catalogue",
                                       "begin with a line of 序号、" + wanted_names()));
    return std::nullopt;
  }
  const auto width = std::max(rows[at].size(), at + 1 < rows.size() ? rows[at + 1].size() : 0);
  const auto top = texts_of(rows[at], width);
  auto below = at + 1 < rows.size() ? texts_of(rows[at + 1], width) : std::vector<std::string>(width);
  const bool has_two_lines = is_second_line(top, below);
  if (!has_two_lines) below.assign(width, {});
  StandardHeader header;
  header.end = at + (has_two_lines ? 2 : 1);
  const Name* over = nullptr;
  for (std::size_t i = 0; i < width; ++i) {
    if (!top[i].empty() || !has_two_lines) over = name_of(top[i]);
    header.columns.push_back(column_of(over, below[i]));
  }
  const auto errors_before = diagnostics.count(Severity::error);
  for (const auto& wanted : k_wanted) {
    if (has_field(header, wanted.field)) continue;
    diagnostics.add_error(header_error(rows[at].front().place, "there is no column " + std::string(wanted.name),
                                       "a standard catalogue has 序号、" + wanted_names()));
  }
  if (diagnostics.count(Severity::error) > errors_before) return std::nullopt;
  return header;
}

}  // namespace gazette
