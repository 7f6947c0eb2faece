#include "check/coverage.hpp"

#include "base/text.hpp"
#include "model/rules.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

struct ColumnName {
  std::string_view key;
  Column column;
  std::string_view title;
};

constexpr std::array<ColumnName, 5> k_columns = {{
    {"guide", Column::guide, "政府信息公开指南"},
    {"institutions", Column::institutions, "政府信息公开制度"},
    {"statutory", Column::statutory, "法定主动公开内容"},
    {"reports", Column::reports, "政府信息公开年报"},
    {"requests", Column::requests, "依申请公开"},
}};

// Adds findings of one rule at its level; none when it is off.
class Findings {
 public:
  Findings(const Site& site, std::string rule, Diagnostics& diagnostics)
      : level_(level_of(site.config, rule)), rule_(std::move(rule)), diagnostics_(diagnostics) {}

  void add(std::string message, Place place, std::string help) {
    if (level_)
      diagnostics_.add(*level_, {ErrorKind::content, rule_, std::move(message), std::move(place), std::move(help), {}});
  }

 private:
  std::optional<Severity> level_;
  std::string rule_;
  Diagnostics& diagnostics_;
};

void check_rows(const Site& site, Diagnostics& diagnostics) {
  Findings findings(site, "uncovered-scheme-row", diagnostics);
  for (const auto& [row, route, categories, entries, not_applicable] : site.coverage.rows) {
    if (!entries.empty() || !not_applicable.empty()) continue;
    const auto article = row->article.empty() ? std::string() : " (" + row->article + ")";
    findings.add("no current item answers " + row->key + article + ": " + row->label, site.config.coverage.scheme_place,
                 "write scheme = [\"" + row->key +
                     "\"] in a category or an item; where there is nothing of the kind, say why in "
                     "[coverage.not_applicable]: " +
                     row->key + " = \"…\"");
  }
}

void check_standards(const Site& site, Diagnostics& diagnostics) {
  Findings findings(site, "uncovered-standard-row", diagnostics);
  for (const auto& standard : site.coverage.standards) {
    for (const auto& [row, entries] : standard.rows) {
      if (entries.empty())
        findings.add("no current item answers " + quoted(row->path), row->place,
                     "publish one with standard = \"" + row->path + "\" in its metadata");
    }
  }
}

const Category* find_column(const Site& site, Column column) {
  const auto& all = site.categories;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& category) { return category->file->column == column; });
  return found == all.end() ? nullptr : found->get();
}

void check_columns(const Site& site, Diagnostics& diagnostics) {
  Findings findings(site, "missing-column", diagnostics);
  const auto& wanted = site.coverage.scheme->columns;
  for (const auto& [key, column, title] : k_columns) {
    const bool is_wanted = std::find(wanted.begin(), wanted.end(), key) != wanted.end();
    if (is_wanted && !find_column(site, column))
      findings.add("there is no column " + std::string(title), site.config.coverage.scheme_place,
                   "write column = \"" + std::string(key) + "\" in the _index.md of the category that is this column");
  }
}

// What a reader sees of HTML: no tags, whose names and addresses might hold a word.
void append_text(const std::string& html, std::string& text) {
  bool is_inside = false;
  for (const char c : html) {
    if (c == '<') is_inside = true;
    if (!is_inside) text += c;
    if (c == '>') is_inside = false;
  }
  text += '\n';
}

std::string guide_text(const Category& guide) {
  std::string text;
  append_text(guide.file->body.html, text);
  for (const auto* entry : guide.entries) append_text(entry->item->body.html, text);
  return text;
}

bool is_told(const Agency& agency, const GuidePart& part, const std::string& text) {
  for (const auto& [key, field] : k_agency_fields) {
    if (key == part.agency && !trimmed(agency.*field).empty()) return true;
  }
  return std::any_of(part.words.begin(), part.words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

void check_guide(const Site& site, Diagnostics& diagnostics) {
  Findings findings(site, "guide-incomplete", diagnostics);
  for (const auto* part : missing_guide_parts(site)) {
    std::vector<std::string> ways;
    if (!part->agency.empty()) ways.push_back("write " + part->agency + " = \"…\" in [agency] of site.toml");
    if (!part->words.empty()) ways.push_back("tell it in the text with one of the words " + joined(part->words, ", "));
    const auto name = part->english.empty() ? part->label : part->label + " (" + part->english + ")";
    findings.add("the guide does not tell " + name, {find_column(site, Column::guide)->file->source, {}},
                 joined(ways, ", or "));
  }
}

}  // namespace

std::vector<const GuidePart*> missing_guide_parts(const Site& site) {
  std::vector<const GuidePart*> missing;
  const auto* guide = find_column(site, Column::guide);
  if (!guide || !site.coverage.scheme) return missing;
  const auto text = guide_text(*guide);
  for (const auto& part : site.coverage.scheme->guide) {
    if (!is_told(site.config.agency, part, text)) missing.push_back(&part);
  }
  return missing;
}

void check_coverage(const Site& site, Diagnostics& diagnostics) {
  check_rows(site, diagnostics);
  check_standards(site, diagnostics);
  if (!site.coverage.scheme) return;
  check_columns(site, diagnostics);
  check_guide(site, diagnostics);
}

}  // namespace gazette
