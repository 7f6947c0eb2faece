#pragma once
// The files that the search page loads: what there is to search, the words of it, and what results show
// (docs/SEARCH.md).

#include "pages/plan.hpp"
#include "pages/site_values.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace gazette {

class SearchIndex;

inline constexpr std::size_t k_documents_per_file = 16;

/// What a search finds: an item, report or page, or else a category.
struct Searched {
  const Entry* entry = nullptr;
  const Category* category = nullptr;
};

/// The documents of the search, by their numbers: categories, then entries from the oldest.
std::size_t searched_count(const Site& site);
Searched searched_at(const Site& site, std::size_t number);

/// The address of a file of the search; `number` as in GeneratedFile.
std::string search_file_path(GeneratedKind kind, std::size_t number);

/// Cuts all texts into words when the first file of words is asked for. Thread-safe; `values` must outlive it.
class SearchFiles {
 public:
  SearchFiles(const SiteValues& values, unsigned jobs);
  ~SearchFiles();

  /// The bytes of a file of one of the kinds `search_…`.
  std::string bytes(const GeneratedFile& file) const;

  /// For when a text of the site has changed; nobody may read meanwhile.
  void forget();

 private:
  struct Made;

  std::string call(std::string_view name, std::size_t number, std::string_view value) const;
  const SearchIndex& index() const;
  std::string documents_of(std::size_t number) const;
  std::string about() const;

  const SiteValues& values_;
  unsigned jobs_;
  std::unique_ptr<Made> made_;
};

}  // namespace gazette
