// Documents are numbered from the oldest: a new item is the last, and a search knows by its number how recent a
// document is.
#include "pages/search_files.hpp"

#include "base/excerpt.hpp"
#include "base/fingerprint.hpp"
#include "formats/json.hpp"
#include "search/index.hpp"
#include "search/plain_text.hpp"

#include <algorithm>
#include <functional>
#include <mutex>
#include <set>

namespace gazette {

namespace {

constexpr std::size_t k_longest_shown = 110;  // characters of a summary

std::string_view summary_text(const Entry& entry) {
  if (is_notice(entry)) return entry.item->withdrawn->reason;
  return summary_of(*entry.item);
}

std::vector<std::string> filters_of(const SiteValues& values, const Entry& entry) {
  const auto& item = *entry.item;
  std::vector<std::string> filters = {"state=" + std::string(life_state_key(entry.state))};
  if (!item.category.empty()) filters.push_back("category=" + item.category.substr(0, item.category.find('/')));
  if (item.published) filters.push_back("year=" + std::to_string(item.published->date.year));
  if (const auto& issuer = values.issuer_name(item); !issuer.empty()) filters.push_back("issuer=" + issuer);
  return filters;
}

SearchText text_of(const SiteValues& values, const Entry& entry) {
  const auto& item = *entry.item;
  SearchText text;
  text.title = item.title;
  text.numbers = {item.document_number, item.index_number};
  text.filters = filters_of(values, entry);
  text.summary.append(summary_text(entry)).append("\n").append(values.issuer_name(item));
  for (const auto* words : {&item.keywords, &item.tags}) {
    for (const auto& word : *words) text.summary.append("\n").append(word);
  }
  if (!is_notice(entry)) text.body = plain_text_of(item.text.whole()->body.html);
  return text;
}

SearchText text_of(const Category& category) {
  SearchText text;
  text.title = category.file->title;
  text.summary = category.file->description + "\n" + category.file->body.summary;
  text.body = plain_text_of(category.file->body.html);
  return text;
}

void add_choice(JsonWriter& json, std::string_view value, std::string_view title) {
  json.begin_array().text(value).text(title).end_array();
}

// What each filter may be set to, as `filters_of` writes it, with its title.
void add_choices(JsonWriter& json, const SiteValues& values) {
  const auto& site = values.site();
  std::set<std::string_view> issuers;
  std::set<int, std::greater<>> years;
  std::set<LifeState> states;
  for (const auto& entry : site.entries) {
    if (const auto& issuer = values.issuer_name(*entry->item); !issuer.empty()) issuers.insert(issuer);
    if (entry->item->published) years.insert(entry->item->published->date.year);
    states.insert(entry->state);
  }
  json.begin_object().key("category").begin_array();
  for (const auto* category : site.top_categories) add_choice(json, category->file->key, category->file->title);
  json.end_array().key("year").begin_array();
  for (const auto year : years) add_choice(json, std::to_string(year), std::to_string(year));
  json.end_array().key("issuer").begin_array();
  for (const auto issuer : issuers) add_choice(json, issuer, issuer);
  json.end_array().key("state").begin_array();
  for (const auto state : states) add_choice(json, life_state_key(state), values.state_label(state));
  json.end_array().end_object();
}

// Title, address, day, excerpt, number, issuer, state: as the script of the search page reads them.
void add_document(JsonWriter& json, const SiteValues& values, const Entry& entry) {
  const auto& item = *entry.item;
  const auto number = item.document_number.empty() ? item.index_number : item.document_number;
  json.begin_array().text(item.title).text(encoded_path(item.route.path));
  json.text(item.published ? iso_date(item.published->date) : std::string());
  json.text(excerpt(summary_text(entry), k_longest_shown)).text(number).text(values.issuer_name(item));
  json.text(entry.is_current ? std::string() : values.state_label(entry.state)).end_array();
}

void add_document(JsonWriter& json, const Category& category) {
  const auto& file = *category.file;
  json.begin_array().text(file.title).text(encoded_path(file.route.path)).text("");
  json.text(excerpt(file.description.empty() ? file.body.summary : file.description, k_longest_shown));
  json.text("").text("").text("").end_array();
}

// Differs where a document has another number than before: then files of two builds do not belong together.
std::uint64_t version_of(const Site& site) {
  std::uint64_t sum = 0;
  for (std::size_t number = 0; number < searched_count(site); ++number) {
    const auto [entry, category] = searched_at(site, number);
    sum = fingerprint(sum, entry ? entry->item->route.path : category->file->route.path);
  }
  return sum;
}

}  // namespace

struct SearchFiles::Made {
  std::once_flag version_once, index_once;
  std::string version;
  std::unique_ptr<SearchIndex> index;
};

std::size_t searched_count(const Site& site) { return site.categories.size() + site.entries.size(); }

Searched searched_at(const Site& site, std::size_t number) {
  const auto categories = site.categories.size();
  if (number < categories) return {nullptr, site.categories[number].get()};
  return {site.entries[site.entries.size() - 1 - (number - categories)].get(), nullptr};
}

std::string search_file_path(GeneratedKind kind, std::size_t number) {
  std::string path(k_search_route);
  switch (kind) {
    case GeneratedKind::search_words: return path.append("words/").append(std::to_string(number)).append(".js");
    case GeneratedKind::search_documents: return path.append("documents/").append(std::to_string(number)).append(".js");
    default: return path.append("index.js");
  }
}

SearchFiles::SearchFiles(const SiteValues& values, unsigned jobs)
    : values_(values), jobs_(jobs), made_(std::make_unique<Made>()) {}

SearchFiles::~SearchFiles() = default;

void SearchFiles::forget() { made_ = std::make_unique<Made>(); }

std::string SearchFiles::bytes(const GeneratedFile& file) const {
  std::call_once(made_->version_once, [&] { made_->version = std::to_string(version_of(values_.site())); });
  switch (file.kind) {
    case GeneratedKind::search_words: return call("words", file.number, json_string(index().shard(file.number)));
    case GeneratedKind::search_documents: return call("documents", file.number, documents_of(file.number));
    default: return "gazetteSearch.start(" + about() + ");\n";
  }
}

std::string SearchFiles::call(std::string_view name, std::size_t number, std::string_view value) const {
  std::string out("gazetteSearch.");
  out.append(name).append("(").append(std::to_string(number)).append(",\"").append(made_->version).append("\",");
  return out.append(value).append(");\n");
}

const SearchIndex& SearchFiles::index() const {
  auto& made = *made_;
  std::call_once(made.index_once, [&] {
    const auto& site = values_.site();
    made.index = std::make_unique<SearchIndex>(searched_count(site), jobs_, [&](std::size_t number) {
      const auto [entry, category] = searched_at(site, number);
      return entry ? text_of(values_, *entry) : text_of(*category);
    });
  });
  return *made.index;
}

std::string SearchFiles::documents_of(std::size_t number) const {
  JsonWriter json(JsonWriter::Layout::one_line);
  json.begin_array();
  const auto first = number * k_documents_per_file;
  const auto& site = values_.site();
  for (auto i = first; i < std::min(first + k_documents_per_file, searched_count(site)); ++i) {
    const auto [entry, category] = searched_at(site, i);
    if (entry) add_document(json, values_, *entry);
    else add_document(json, *category);
  }
  json.end_array();
  return json.take_line();
}

std::string SearchFiles::about() const {
  const auto count = searched_count(values_.site());
  JsonWriter json(JsonWriter::Layout::one_line);
  json.begin_object().key("version").text(made_->version);
  json.key("documents").number(static_cast<std::int64_t>(count));
  json.key("perFile").number(static_cast<std::int64_t>(k_documents_per_file));
  json.key("shards").number(static_cast<std::int64_t>(shard_count_for(count)));
  json.key("filters");
  add_choices(json, values_);
  json.end_object();
  return json.take_line();
}

}  // namespace gazette
