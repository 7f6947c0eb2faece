#include "check/metadata.hpp"

#include "base/text.hpp"
#include "model/index_number.hpp"
#include "model/rules.hpp"

#include <algorithm>

namespace gazette {

namespace {

Error finding(const Item& item, std::string rule, const std::string& key, std::string message, std::string help) {
  return {ErrorKind::content, std::move(rule), std::move(message), place_of(item, key), std::move(help), {}};
}

void check_index_number(const Site& site, const Item& item, Diagnostics& diagnostics) {
  const auto& pattern = site.config.index_number_pattern;
  if (item.index_number.empty()) {
    report_finding(site.config, item,
                   finding(item, "missing-index-number", "title", "the item has no index number (索引号)",
                           pattern.empty() ? "write index_number = \"…\"" : "write one like " + quoted(pattern)),
                   diagnostics);
  } else if (!pattern.empty() && !read_index_number(pattern, item.index_number)) {
    report_finding(site.config, item,
                   finding(item, "index-number-pattern", "index_number",
                           quoted(item.index_number) + " does not follow the pattern " + quoted(pattern),
                           "the pattern stands in site.toml under [index_number]"),
                   diagnostics);
  }
}

void check_document_number(const Site& site, const Item& item, Diagnostics& diagnostics) {
  if (item.document_number.empty() || !site.config.language.starts_with("zh")) return;
  const auto fault = document_number_fault(item.document_number);
  if (fault.empty()) return;
  report_finding(site.config, item,
                 finding(item, "document-number-form", "document_number",
                         quoted(item.document_number) + " is not a document number: " + std::string(fault),
                         "write it like 白教发〔2016〕13号"),
                 diagnostics);
}

void check_summary(const Site& site, const Item& item, Diagnostics& diagnostics) {
  if (!summary_of(item).empty()) return;
  report_finding(site.config, item,
                 finding(item, "missing-summary", "title", "the item has neither a summary nor a first paragraph",
                         "write summary = \"…\" (内容概述)"),
                 diagnostics);
}

void check_empty_categories(const Site& site, Diagnostics& diagnostics) {
  const auto level = level_of(site.config, "empty-category");
  if (!level) return;
  for (const auto& category : site.categories) {
    const auto& file = *category->file;
    const bool has_something = !category->entries.empty() || !category->children.empty() || !file.body.html.empty();
    if (has_something) continue;
    diagnostics.add(*level, {ErrorKind::content,
                             "empty-category",
                             "the category " + quoted(file.title) + " shows nothing",
                             {file.source, {}},
                             "publish an item in it, or write a text below its metadata",
                             {}});
  }
}

}  // namespace

std::string_view document_number_fault(std::string_view number) {
  constexpr std::string_view open = "〔", close = "〕", end = "号";
  const auto at = number.find(open);
  if (at == std::string_view::npos) return "the year must stand in the brackets 〔〕";
  if (at == 0) return "the code of the issuing body (机关代字) is missing";
  auto rest = number.substr(at + open.size());
  const auto shut = rest.find(close);
  const auto year = rest.substr(0, shut);
  if (shut == std::string_view::npos || year.size() != 4 || !std::all_of(year.begin(), year.end(), is_ascii_digit))
    return "the year must be four digits between 〔 and 〕";
  rest.remove_prefix(shut + close.size());
  if (rest.starts_with("第")) return "the serial number is written without 第";
  if (!rest.ends_with(end)) return "it must end in 号";
  rest.remove_suffix(end.size());
  if (rest.empty() || !std::all_of(rest.begin(), rest.end(), is_ascii_digit)) return "the serial number must be digits";
  return rest.front() == '0' ? "the serial number has no leading zero" : std::string_view();
}

void check_metadata(const Site& site, Diagnostics& diagnostics) {
  for (const auto& entry : site.entries) {
    const auto& item = *entry->item;
    if (item.category.empty()) continue;
    check_index_number(site, item, diagnostics);
    check_document_number(site, item, diagnostics);
    check_summary(site, item, diagnostics);
  }
  check_empty_categories(site, diagnostics);
}

}  // namespace gazette
