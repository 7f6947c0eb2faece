#include "pages/search_files.hpp"

#include "base/excerpt.hpp"
#include "base/fingerprint.hpp"
#include "base/parallel.hpp"
#include "formats/json.hpp"
#include "formats/json_reader.hpp"
#include "search/postings.hpp"

#include <algorithm>
#include <functional>
#include <mutex>
#include <numeric>
#include <set>
#include <unordered_map>

namespace gazette {

namespace {

constexpr std::size_t k_longest_shown = 110;  // characters of a summary
constexpr std::string_view k_words_call = "words", k_call_end = ");\n";

// The shard in a file of words.
std::optional<std::string> words_in(std::string_view file) {
  const auto begin = file.find("\",\"");
  if (begin == std::string_view::npos || !file.ends_with(k_call_end)) return std::nullopt;
  file.remove_suffix(k_call_end.size());
  auto value = parse_json(file.substr(begin + 2));
  if (!value || !value->as_text()) return std::nullopt;
  return *value->as_text();
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
  json.text(excerpt(search_summary_of(entry), k_longest_shown)).text(number).text(values.issuer_name(item));
  json.text(entry.is_current ? std::string() : values.state_label(entry.state)).end_array();
}

void add_document(JsonWriter& json, const Category& category) {
  const auto& file = *category.file;
  json.begin_array().text(file.title).text(encoded_path(file.route.path)).text("");
  json.text(excerpt(file.description.empty() ? file.body.summary : file.description, k_longest_shown));
  json.text("").text("").text("").end_array();
}

// Which document of the earlier search is which of this one, where it is as it was and stands behind those before it.
std::vector<std::uint32_t> numbers_now(const std::vector<std::uint64_t>& before,
                                       const std::vector<std::uint64_t>& now) {
  std::unordered_map<std::uint64_t, std::uint32_t> places;
  for (std::size_t i = 0; i < now.size(); ++i)
    if (now[i] != 0) places.emplace(now[i], static_cast<std::uint32_t>(i));
  std::vector<std::uint32_t> numbers(before.size(), k_gone);
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto found = places.find(before[i]);
    if (found == places.end() || found->second < next) continue;
    numbers[i] = found->second;
    next = found->second + 1;
  }
  return numbers;
}

std::vector<std::uint32_t> documents_without(const std::vector<std::uint32_t>& known, std::size_t count) {
  std::vector<bool> is_known(count);
  for (const auto number : known)
    if (number != k_gone) is_known[number] = true;
  std::vector<std::uint32_t> others;
  for (std::uint32_t i = 0; i < count; ++i)
    if (!is_known[i]) others.push_back(i);
  return others;
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

/// What has to be done to the earlier files of words.
struct SearchFiles::Amendment {
  std::vector<std::uint32_t> numbers;  ///< of each earlier document
  SearchIndex added;
};

struct SearchFiles::Made {
  std::once_flag version_once, fingerprints_once, index_once, amendment_once;
  std::string version;
  std::vector<std::uint64_t> fingerprints;
  std::optional<SearchIndex> index;
  std::optional<Amendment> amendment;
};

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

void SearchFiles::begin_from(EarlierSearch earlier) { earlier_ = std::move(earlier); }

void SearchFiles::forget() { made_ = std::make_unique<Made>(); }

std::string SearchFiles::bytes(const GeneratedFile& file) const {
  std::call_once(made_->version_once, [&] { made_->version = std::to_string(version_of(values_.site())); });
  switch (file.kind) {
    case GeneratedKind::search_words: {
      const auto words = amended_words(file.number);
      return call(k_words_call, file.number, json_string(words ? *words : whole_index().shard(file.number)));
    }
    case GeneratedKind::search_documents: return call("documents", file.number, documents_of(file.number));
    default: return "gazetteSearch.start(" + about() + ");\n";
  }
}

std::string SearchFiles::call(std::string_view name, std::size_t number, std::string_view value) const {
  std::string out("gazetteSearch.");
  out.append(name).append("(").append(std::to_string(number)).append(",\"").append(made_->version).append("\",");
  return out.append(value).append(k_call_end);
}

const std::vector<std::uint64_t>& SearchFiles::fingerprints() const {
  auto& sums = made_->fingerprints;
  std::call_once(made_->fingerprints_once, [&] {
    const auto& site = values_.site();
    sums.resize(searched_count(site));
    parallel_for(sums.size(), jobs_, [&] {
      return [&](std::size_t i) { sums[i] = search_fingerprint_of(values_, searched_at(site, i)); };
    });
  });
  return sums;
}

SearchIndex SearchFiles::index_of(std::span<const std::uint32_t> documents) const {
  const auto& site = values_.site();
  const auto text_of = [&](std::uint32_t number) { return search_text_of(values_, searched_at(site, number)); };
  return {documents, shard_count_for(searched_count(site)), jobs_, text_of};
}

const SearchIndex& SearchFiles::whole_index() const {
  auto& made = *made_;
  std::call_once(made.index_once, [&] {
    std::vector<std::uint32_t> all(searched_count(values_.site()));
    std::iota(all.begin(), all.end(), 0U);
    made.index.emplace(index_of(all));
  });
  return *made.index;
}

// Null where there is no earlier search with as many shards, or where most of it is another.
const SearchFiles::Amendment* SearchFiles::amendment() const {
  auto& made = *made_;
  std::call_once(made.amendment_once, [&] {
    const auto count = searched_count(values_.site());
    if (!earlier_ || shard_count_for(earlier_->documents.size()) != shard_count_for(count)) return;
    auto numbers = numbers_now(earlier_->documents, fingerprints());
    const auto others = documents_without(numbers, count);
    if (others.size() > count / 2) return;
    made.amendment.emplace(Amendment{std::move(numbers), index_of(others)});
  });
  return made.amendment ? &*made.amendment : nullptr;
}

std::optional<std::string> SearchFiles::amended_words(std::size_t shard) const {
  const auto* changes = amendment();
  if (!changes) return std::nullopt;
  const auto file = earlier_->words_file(shard);
  const auto words = file ? words_in(*file) : std::nullopt;
  if (!words) return std::nullopt;
  return amended_shard(*words, changes->numbers, changes->added.shard(shard));
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
