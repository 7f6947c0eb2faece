#pragma once
// One line of the publication ledger (`published.jsonl`): what was published at an address at a moment.

#include "base/date.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace gazette {

enum class PublicationKind {
  item,      ///< an item, a page outside any category, or an annual report
  category,  ///< the index of a category
  file,      ///< a file that belongs to no item's attachments: of a category, of static/, data of a report
  redirect,  ///< a page that leads on to another address
  manifest   ///< the manifest of the whole output
};

std::string_view publication_kind_name(PublicationKind kind);

/// What a line says. Each line stands for itself; what does not apply is empty.
struct Publication {
  DateTime at;  ///< when it was published
  PublicationKind kind = PublicationKind::item;
  std::string url;  ///< from the site's root, as on disk: `/notices/first/`; empty for a manifest
  std::optional<DateTime> first_published;         ///< the earliest `at` of this address
  std::string source;                              ///< the file it was made from, from the site's folder
  std::string title, index_number;                 ///< items and categories
  std::string text;                                ///< item, category: digest of its text (record/text_digest.hpp)
  std::int64_t notes = 0;                          ///< item, category: how many change notes it had
  std::map<std::string, std::string> attachments;  ///< item: name below `url` → SHA-256
  std::optional<Date> withdrawn;                   ///< item
  std::string to;                                  ///< redirect: where it leads
  std::string sha256;                              ///< file, manifest: of its bytes; empty for generated files
  std::string previous;                            ///< manifest: digest of the one before; empty for the first
  int line = 0;                                    ///< where it was read; 0 for one that is new
};

/// Whether two lines say the same but for the moment.
bool says_the_same(const Publication& a, const Publication& b);

/// The line, without a line end.
std::string publication_line(const Publication& publication);

/// Reads a line that `publication_line` wrote; names that it does not know are left to later versions.
/// Rule `broken-ledger`, with the column but neither file nor line.
Result<Publication> parse_publication(std::string_view line);

}  // namespace gazette
