#include "check/coverage.hpp"

#include "attachments/html_text.hpp"
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

// What a reader sees of HTML. The end of a cell is a colon: in a table the value stands in the next one.
std::string seen_text(const std::string& html) { return text_without_tags(html, ":") + "\n"; }

// Whether the word stands with what it names: `电话：0436-…`. That it is to be written, as in a starter's text, tells
// nothing.
bool tells_value(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    auto rest = trimmed(text.substr(at + word.size()));
    const auto before = text.substr(0, at);
    if (before.ends_with("未设") || before.ends_with("没有") || before.ends_with("无")) return true;  // 本机关未设传真
    bool is_named = false;
    for (const std::string_view sign : {"：", ":", "为", "是", " is "}) {
      if (!rest.starts_with(trimmed(sign))) continue;
      rest = trimmed(rest.substr(trimmed(sign).size()));
      is_named = true;
      break;
    }
    const bool is_empty = rest.empty() || rest.starts_with("。") || rest.starts_with("；") || rest.starts_with("…");
    if (is_named && !is_empty) return true;
  }
  return false;
}

std::string guide_text(const Category& guide) {
  auto text = seen_text(guide.file->body.html);
  for (const auto* entry : guide.entries) text += seen_text(entry->item->text.whole()->body.html);
  return text;
}

bool is_told(const Agency& agency, const GuidePart& part, const std::string& text) {
  for (const auto& [key, field] : k_agency_fields) {
    if (key == part.agency && !trimmed(agency.*field).empty()) return true;
  }
  const bool is_value = !part.agency.empty();  // a name, a place, a number
  return std::any_of(part.words.begin(), part.words.end(), [&](const std::string& word) {
    return is_value ? tells_value(text, word) : text.find(word) != std::string::npos;
  });
}

void check_guide(const Site& site, Diagnostics& diagnostics) {
  Findings findings(site, "guide-incomplete", diagnostics);
  for (const auto* part : missing_guide_parts(site)) {
    std::vector<std::string> ways;
    if (!part->agency.empty()) ways.push_back("write " + part->agency + " = \"…\" in [agency] of site.toml");
    if (!part->words.empty())
      ways.push_back((part->agency.empty() ? "tell it in the text with one of the words "
                                           : "write one of these words, a colon and the value in the text: ") +
                     joined(part->words, ", "));
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
