#include "check/metadata.hpp"

#include "base/text.hpp"
#include "deadlines/columns.hpp"
#include "model/rules.hpp"

namespace gazette {

namespace {

Error finding(const Item& item, std::string rule, const std::string& key, std::string message, std::string help) {
  return {ErrorKind::content, std::move(rule), std::move(message), place_of(item, key), std::move(help), {}};
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
    if (!shows_nothing(*category)) continue;
    diagnostics.add(*level, {ErrorKind::content,
                             "empty-category",
                             "the category " + quoted(file.title) + " shows nothing",
                             {file.source, {}},
                             "publish an item in it, or write a text below its metadata",
                             {}});
  }
}

}  // namespace

void check_metadata(const Site& site, Diagnostics& diagnostics) {
  for (const auto& entry : site.entries) {
    const auto& item = *entry->item;
    if (item.category.empty()) continue;
    check_summary(site, item, diagnostics);
  }
  check_empty_categories(site, diagnostics);
}

}  // namespace gazette
