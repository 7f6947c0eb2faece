// Documents are numbered from the oldest: a new item is the last, and a search knows by its number how recent a
// document is.
#include "pages/searched.hpp"

#include "base/fingerprint.hpp"
#include "search/plain_text.hpp"

namespace gazette {

namespace {

std::vector<std::string> filters_of(const SiteValues& values, const Entry& entry) {
  const auto& item = *entry.item;
  std::vector<std::string> filters = {"state=" + std::string(life_state_key(entry.state))};
  if (!item.category.empty()) filters.push_back("category=" + item.category.substr(0, item.category.find('/')));
  if (item.published) filters.push_back("year=" + std::to_string(item.published->date.year));
  if (const auto& issuer = values.issuer_name(item); !issuer.empty()) filters.push_back("issuer=" + issuer);
  return filters;
}

// All but the body.
SearchText frame_of(const SiteValues& values, const Entry& entry) {
  const auto& item = *entry.item;
  SearchText text;
  text.title = item.title;
  text.numbers = {item.document_number, item.index_number};
  text.filters = filters_of(values, entry);
  text.summary.append(search_summary_of(entry)).append("\n").append(values.issuer_name(item));
  for (const auto* words : {&item.keywords, &item.tags}) {
    for (const auto& word : *words) text.summary.append("\n").append(word);
  }
  return text;
}

SearchText text_of(const SiteValues& values, const Entry& entry) {
  auto text = frame_of(values, entry);
  if (!is_notice(entry)) text.body = plain_text_of(entry.item->text.whole()->body.html);
  return text;
}

SearchText text_of(const Category& category) {
  SearchText text;
  text.title = category.file->title;
  text.summary = category.file->description + "\n" + category.file->body.summary;
  text.body = plain_text_of(category.file->body.html);
  return text;
}

std::uint64_t with_text(std::uint64_t sum, const SearchText& text) {
  for (const auto* part : {&text.title, &text.summary, &text.body}) sum = fingerprint(sum, *part);
  for (const auto* list : {&text.numbers, &text.filters}) {
    for (const auto& part : *list) sum = fingerprint(sum, part);
    sum = fingerprint(sum, list->size());
  }
  return sum;
}

std::uint64_t fingerprint_of(const SiteValues& values, const Entry& entry) {
  const auto& item = *entry.item;
  const auto place = item.text.place();
  if (!place) return 0;
  const auto published = static_cast<std::uint64_t>(item.published ? item.published->unix_seconds() : 0);
  const auto sum = with_text(fingerprint(fingerprint(item.route.path), published), frame_of(values, entry));
  return is_notice(entry) ? fingerprint(sum, "notice") : fingerprint(sum, place->fingerprint);
}

std::uint64_t fingerprint_of(const Category& category) {
  return with_text(fingerprint(category.file->route.path), text_of(category));
}

}  // namespace

std::size_t searched_count(const Site& site) { return site.categories.size() + site.entries.size(); }

Searched searched_at(const Site& site, std::size_t number) {
  const auto categories = site.categories.size();
  if (number < categories) return {nullptr, site.categories[number].get()};
  return {site.entries[site.entries.size() - 1 - (number - categories)].get(), nullptr};
}

std::string_view search_summary_of(const Entry& entry) {
  if (is_notice(entry)) return entry.item->withdrawn->reason;
  return summary_of(*entry.item);
}

SearchText search_text_of(const SiteValues& values, const Searched& searched) {
  return searched.entry ? text_of(values, *searched.entry) : text_of(*searched.category);
}

std::uint64_t search_fingerprint_of(const SiteValues& values, const Searched& searched) {
  return searched.entry ? fingerprint_of(values, *searched.entry) : fingerprint_of(*searched.category);
}

}  // namespace gazette
