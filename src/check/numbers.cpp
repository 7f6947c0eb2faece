#include "check/numbers.hpp"

#include "base/hash_index.hpp"
#include "base/text.hpp"
#include "catalogue/index_series.hpp"
#include "model/index_number.hpp"
#include "model/rules.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace gazette {

namespace {

constexpr std::size_t k_most_shown_gaps = 5;

Error finding(const Item& item, std::string rule, const std::string& key, std::string message, std::string help) {
  return {ErrorKind::content, std::move(rule), std::move(message), place_of(item, key), std::move(help), {}};
}

// The year of a number is that of the document or of its publication (domain, A.4.2).
void check_year(const Site& site, const Item& item, const IndexNumberParts& parts, Diagnostics& diagnostics) {
  if (parts.year == 0 || !(item.made || item.published)) return;
  const bool is_of_made = item.made && item.made->year == parts.year;
  const bool is_of_published = item.published && item.published->date.year == parts.year;
  if (is_of_made || is_of_published) return;
  const auto& date = item.made ? *item.made : item.published->date;
  report_finding(site.config, item,
                 finding(item, "index-number-year", "index_number",
                         quoted(item.index_number) + " is a number of " + std::to_string(parts.year) +
                             ", but the document is of " + std::to_string(date.year),
                         "correct the number while it is unpublished, or the dates"),
                 diagnostics);
}

void check_index_number(const Site& site, const Item& item, const IndexNumberPattern& pattern,
                        Diagnostics& diagnostics) {
  if (item.index_number.empty()) {
    report_finding(
        site.config, item,
        finding(item, "missing-index-number", "title", "the item has no index number (索引号)",
                pattern.text().empty() ? "write index_number = \"…\"" : "write one like " + quoted(pattern.text())),
        diagnostics);
    return;
  }
  if (pattern.text().empty()) return;
  const auto parts = pattern.read(item.index_number);
  if (parts) return check_year(site, item, *parts, diagnostics);
  report_finding(site.config, item,
                 finding(item, "index-number-pattern", "index_number",
                         quoted(item.index_number) + " does not follow the pattern " + quoted(pattern.text()),
                         "the pattern stands in site.toml, under [index_number] or the issuer's [[issuers]]"),
                 diagnostics);
}

bool has_other_brackets(std::string_view number) {
  const auto year_at = [&](std::string_view open) {
    const auto at = number.find(open);
    const auto year = at == std::string_view::npos ? std::string_view() : number.substr(at + open.size(), 4);
    return year.size() == 4 && std::all_of(year.begin(), year.end(), is_ascii_digit);
  };
  constexpr std::array<std::string_view, 4> k_open = {"[", "［", "【", "﹝"};
  return std::any_of(k_open.begin(), k_open.end(), year_at);
}

void check_document_number(const Site& site, const Item& item, Diagnostics& diagnostics) {
  if (item.document_number.empty() || !site.config.language.starts_with("zh")) return;
  if (has_other_brackets(item.document_number)) return;  // document-number-brackets tells it, and mends it
  const auto fault = document_number_fault(item.document_number);
  if (fault.empty()) return;
  report_finding(site.config, item,
                 finding(item, "document-number-form", "document_number",
                         quoted(item.document_number) + " is not a document number: " + std::string(fault),
                         "write it like 白教发〔2016〕13号"),
                 diagnostics);
}

/// Two documents of one body with one number; not those that replace each other, which are versions of one.
void check_document_numbers_are_unique(const Site& site, Diagnostics& diagnostics) {
  HashIndex<const Entry*, nullptr> first;  // by issuer and number, oldest first
  first.reserve(site.entries.size());
  for (auto at = site.entries.rbegin(); at != site.entries.rend(); ++at) {
    const auto* entry = at->get();
    const auto& item = *entry->item;
    if (item.document_number.empty()) continue;
    auto& known =
        first.place(joined_hash(name_hash(item.issuer), name_hash(item.document_number)), [&](const Entry* e) {
          return e->item->document_number == item.document_number && e->item->issuer == item.issuer;
        });
    if (!known) {
      known = entry;
      continue;
    }
    const auto* other = known;
    const auto is_version_of = [](const Entry& later, const Entry* earlier) {
      return std::find(later.replaces.begin(), later.replaces.end(), earlier) != later.replaces.end();
    };
    const bool is_version = is_version_of(*entry, other) || is_version_of(*other, entry);
    if (is_version || other->item->withdrawn || item.withdrawn) {
      known = entry;
      continue;
    }
    auto error = finding(item, "duplicate-document-number", "document_number",
                         "the document number " + quoted(item.document_number) + " is that of another document too",
                         "correct one of them; a document that replaces the other says so with `replaces`");
    error.notes.push_back({"the other document", place_of(*other->item, "document_number")});
    report_finding(site.config, item, std::move(error), diagnostics);
  }
}

struct Gap {
  long first = 0, last = 0;
};

std::vector<Gap> gaps_of(const IndexSeries& series) {
  std::vector<Gap> gaps;
  for (std::size_t i = 1; i < series.items.size(); ++i) {
    const auto before = series.items[i - 1].first, next = series.items[i].first;
    if (next > before + 1) gaps.push_back({before + 1, next - 1});
  }
  return gaps;
}

std::string list_of(const std::vector<Gap>& gaps) {
  std::string out;
  for (std::size_t i = 0; i < std::min(gaps.size(), k_most_shown_gaps); ++i) {
    out += (i == 0 ? "" : ", ") + std::to_string(gaps[i].first);
    if (gaps[i].last > gaps[i].first) out += " to " + std::to_string(gaps[i].last);
  }
  return out + (gaps.size() > k_most_shown_gaps ? ", …" : "");
}

// A series is told of at its last item. Drafts and withheld items use their numbers too.
void check_gaps(const Site& site, Diagnostics& diagnostics) {
  if (!level_of(site.config, "index-number-gap")) return;
  for (const auto& series : index_series(site.config, site.loaded.items)) {
    const auto gaps = gaps_of(series);
    if (gaps.empty()) continue;
    long missing = 0;
    for (const auto& gap : gaps) missing += gap.last - gap.first + 1;
    const auto& last =
        *std::ranges::lower_bound(series.items, series.items.back().first, {}, &IndexedItem::first)->second;
    const auto of_year = series.year == 0 ? std::string() : " of " + std::to_string(series.year);
    report_finding(site.config, last,
                   finding(last, "index-number-gap", "index_number",
                           counted(static_cast<std::size_t>(missing), "serial number") + of_year +
                               " before this one belong" + (missing == 1 ? "s" : "") + " to no item: " + list_of(gaps),
                           "look whether an item is missing; a number that was given up is never used again"),
                   diagnostics);
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

void check_numbers(const Site& site, Diagnostics& diagnostics) {
  const IndexNumberPatterns patterns(site.config);
  for (const auto& entry : site.entries) {
    const auto& item = *entry->item;
    if (item.category.empty()) continue;
    check_index_number(site, item, patterns.of(item.issuer), diagnostics);
    check_document_number(site, item, diagnostics);
  }
  check_document_numbers_are_unique(site, diagnostics);
  check_gaps(site, diagnostics);
}

}  // namespace gazette
