#pragma once
// The files that the search page loads: what there is to search, the words of it, and what results show
// (docs/SEARCH.md).

#include "pages/plan.hpp"
#include "pages/searched.hpp"
#include "pages/site_values.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

inline constexpr std::size_t k_documents_per_file = 16;

/// The address of a file of the search; `number` as in GeneratedFile.
std::string search_file_path(GeneratedKind kind, std::size_t number);

/// The search of the same site as it was built before.
struct EarlierSearch {
  std::vector<std::uint64_t> documents;  ///< as SearchFiles::fingerprints gave them
  /// The bytes of the file of words of a shard; nothing where they are not as they were. Thread-safe.
  std::function<std::optional<std::string>(std::size_t)> words_file;
};

/// Cuts texts into words when the first file of words is asked for: all of them, or those that are not in the earlier
/// search. Thread-safe; `values` must outlive it.
class SearchFiles {
 public:
  SearchFiles(const SiteValues& values, unsigned jobs);
  ~SearchFiles();

  /// To go on from there, which saves work and changes no byte; before any file is asked for.
  void begin_from(EarlierSearch earlier);

  /// The bytes of a file of one of the kinds `search_…`.
  std::string bytes(const GeneratedFile& file) const;

  /// Of each document by its number: where it is, when it was published and all that it is found by. Zero where the
  /// text has no fingerprint.
  const std::vector<std::uint64_t>& fingerprints() const;

  /// For when a text of the site has changed; nobody may read meanwhile.
  void forget();

 private:
  struct Amendment;
  struct Made;

  std::string call(std::string_view name, std::size_t number, std::string_view value) const;
  SearchIndex index_of(std::span<const std::uint32_t> documents) const;
  const SearchIndex& whole_index() const;
  const Amendment* amendment() const;
  std::optional<std::string> amended_words(std::size_t shard) const;
  std::string documents_of(std::size_t number) const;
  std::string about() const;

  const SiteValues& values_;
  unsigned jobs_;
  std::optional<EarlierSearch> earlier_;
  std::unique_ptr<Made> made_;
};

}  // namespace gazette
