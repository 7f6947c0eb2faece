#include "pages/coverage_context.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

// A cell of a standard catalogue lists a row's newest items; the row's number tells how many there are.
constexpr std::size_t k_most_links = 5;

const std::string& label_in(const SiteValues& values, const std::string& own, const std::string& english) {
  const bool is_english = values.site().config.language.starts_with("en");
  return is_english && !english.empty() ? english : own;
}

Value date_of(const Entry& entry) {
  return entry.item->published ? Value(iso_date(entry.item->published->date)) : Value();
}

Value link_with_date(const SiteValues& values, const Entry& entry) {
  Record record;
  record.set("title", entry.item->title);
  record.set("url", values.url(entry.item->route));
  record.set("date", date_of(entry));
  return record;
}

// How far a list of rows is answered: `covered` of `total`.
void add_share(std::size_t covered, std::size_t total, Record& record) {
  record.set("covered", std::to_string(covered));
  record.set("total", std::to_string(total));
  record.set("is_complete", covered == total);
}

std::string group_title(const SiteValues& values, const Scheme& scheme, const std::string& key) {
  for (const auto& group : scheme.groups) {
    if (group.key == key) return label_in(values, group.label, group.english);
  }
  return {};
}

Value scheme_row(const SiteValues& values, const CoveredRow& covered) {
  const auto& entries = covered.entries;
  List categories;
  for (const auto* category : covered.categories)
    categories.push_back(values.link(category->file->title, category->file->route));
  Record record;
  record.set("key", covered.row->key);
  record.set("article", Value::text_or_absent(covered.row->article));
  record.set("label", label_in(values, covered.row->label, covered.row->english));
  record.set("count", std::to_string(entries.size()));
  record.set("url", entries.empty() ? Value() : Value(values.url(covered.route)));
  record.set("newest", entries.empty() ? Value() : link_with_date(values, *entries.front()));
  record.set("has_categories", !categories.empty());
  record.set("categories", std::move(categories));
  record.set("is_covered", !entries.empty());
  record.set("not_applicable", entries.empty() ? Value::text_or_absent(covered.not_applicable) : Value());
  return record;
}

// Rows of one group stand together: those for every body first.
List scheme_groups(const SiteValues& values, const Coverage& coverage) {
  List groups;
  std::vector<std::string> keys = {""};
  for (const auto& group : coverage.scheme->groups) keys.push_back(group.key);
  for (const auto& key : keys) {
    List rows;
    for (const auto& covered : coverage.rows) {
      if (covered.row->group == key) rows.push_back(scheme_row(values, covered));
    }
    if (rows.empty()) continue;
    Record record;
    record.set("title", Value::text_or_absent(group_title(values, *coverage.scheme, key)));
    record.set("rows", std::move(rows));
    groups.emplace_back(std::move(record));
  }
  return groups;
}

Value scheme_record(const SiteValues& values, const Coverage& coverage) {
  if (!coverage.scheme) return {};
  const auto& scheme = *coverage.scheme;
  const auto& rows = coverage.rows;
  const auto covered =
      std::count_if(rows.begin(), rows.end(), [](const CoveredRow& row) { return !row.entries.empty(); });
  const auto excused = std::count_if(rows.begin(), rows.end(), [](const CoveredRow& row) {
    return row.entries.empty() && !row.not_applicable.empty();
  });
  Record record;
  record.set("title", label_in(values, scheme.title, scheme.english));
  record.set("basis", Value::text_or_absent(scheme.basis));
  record.set("source", Value::text_or_absent(scheme.source));
  record.set("note", Value::text_or_absent(scheme.note));
  add_share(static_cast<std::size_t>(covered), rows.size(), record);
  record.set("excused", excused == 0 ? Value() : Value(std::to_string(excused)));
  record.set("groups", scheme_groups(values, coverage));
  return record;
}

std::size_t covered_count(const CoveredStandard& standard) {
  return static_cast<std::size_t>(
      std::count_if(standard.rows.begin(), standard.rows.end(), [](const auto& row) { return !row.entries.empty(); }));
}

std::string row_anchor(std::size_t index) { return "gz-row-" + std::to_string(index + 1); }

List lines_of(const std::string& text) {
  List lines;
  for (const auto line : split(text, '\n')) {
    if (trimmed(line).empty()) continue;
    Record record;
    record.set("text", trimmed(line));
    lines.emplace_back(std::move(record));
  }
  return lines;
}

Value standard_row(const SiteValues& values, const CoveredStandardRow& covered, std::size_t index) {
  const auto& row = *covered.row;
  List items;
  for (std::size_t i = 0; i < std::min(k_most_links, covered.entries.size()); ++i)
    items.push_back(link_with_date(values, *covered.entries[i]));
  Record record;
  record.set("anchor", row_anchor(index));
  record.set("serial", Value::text_or_absent(row.serial));
  record.set("title", row.second.empty() ? row.first : row.second);
  record.set("content", lines_of(row.content));
  record.set("basis", lines_of(row.basis));
  record.set("time_limit", lines_of(row.time_limit));
  record.set("body", lines_of(row.body));
  record.set("channels", lines_of(row.channels));
  record.set("audience", lines_of(row.audience));
  record.set("method", lines_of(row.method));
  record.set("level", lines_of(row.level));
  record.set("count", std::to_string(covered.entries.size()));
  record.set("is_covered", !covered.entries.empty());
  record.set("has_more", covered.entries.size() > k_most_links);
  record.set("items", std::move(items));
  return record;
}

// One group for each run of rows with the same 一级事项.
List standard_groups(const SiteValues& values, const CoveredStandard& standard) {
  List groups;
  const auto& rows = standard.rows;
  for (std::size_t i = 0; i < rows.size();) {
    List lines;
    const auto& first = rows[i].row->first;
    std::size_t covered = 0;
    for (; i < rows.size() && rows[i].row->first == first; ++i) {
      covered += rows[i].entries.empty() ? 0 : 1;
      lines.push_back(standard_row(values, rows[i], i));
    }
    Record record;
    record.set("title", first);
    add_share(covered, lines.size(), record);
    record.set("rows", std::move(lines));
    groups.emplace_back(std::move(record));
  }
  return groups;
}

Value standard_card(const SiteValues& values, const CoveredStandard& standard) {
  Record record;
  record.set("title", standard_title(values, standard));
  record.set("url", values.url(standard.route));
  record.set("file_url", values.url(standard.file_route));
  add_share(covered_count(standard), standard.rows.size(), record);
  return record;
}

}  // namespace

Route coverage_route() { return {"coverage/"}; }

std::string coverage_row_title(const SiteValues& values, const CoveredRow& row) {
  const auto& label = label_in(values, row.row->label, row.row->english);
  if (row.row->article.empty()) return label;
  return row.row->article + values.word("colon") + label;
}

std::string standard_title(const SiteValues& values, const CoveredStandard& standard) {
  return replaced(values.word("standard_title"), "{name}", standard.catalogue->name);
}

std::string standard_row_url(const SiteValues& values, const StandardRow& row) {
  for (const auto& standard : values.site().coverage.standards) {
    const auto& rows = standard.rows;
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& covered) { return covered.row == &row; });
    if (found == rows.end()) continue;
    return values.url(standard.route) + "#" + row_anchor(static_cast<std::size_t>(found - rows.begin()));
  }
  return {};
}

void add_coverage_names(const SiteValues& values, Record& record) {
  const auto& coverage = values.site().coverage;
  List standards;
  for (const auto& standard : coverage.standards) standards.push_back(standard_card(values, standard));
  record.set("scheme", scheme_record(values, coverage));
  record.set("standards", std::move(standards));
}

void add_standard_names(const SiteValues& values, const Page& page, Record& record) {
  const auto& standard = *page.standard;
  add_share(covered_count(standard), standard.rows.size(), record);
  record.set("file_url", values.url(standard.file_route));
  record.set("groups", standard_groups(values, standard));
}

List office_lines(const SiteValues& values, const CategoryFile& file) {
  List lines;
  if (file.column != Column::guide) return lines;
  const auto& agency = values.site().config.agency;
  const auto add = [&](const std::string& key, const std::string& text) {
    if (text.empty()) return;
    Record record;
    record.set("label", values.word("agency_" + key));
    record.set("text", text);
    record.set("url", key == "email" ? Value("mailto:" + text) : Value());
    lines.emplace_back(std::move(record));
  };
  add("office", agency.office);
  add("address", agency.address);
  add("postcode", agency.postcode);
  add("hours", agency.hours);
  add("phone", agency.phone);
  add("fax", agency.fax);
  add("email", agency.email);
  add("complaint", agency.complaint);
  return lines;
}

}  // namespace gazette
