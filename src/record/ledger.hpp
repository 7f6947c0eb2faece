#pragma once
// The publication ledger: a file that only grows, one line for each thing published that was new or had changed.
// Everything that follows from it is a fold over its lines that does not depend on their order, so that git may join
// the ledgers of two branches line by line (`merge=union`).

#include "base/diagnostics.hpp"
#include "io/file_system.hpp"
#include "record/publication.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

inline constexpr std::string_view k_ledger_file = "published.jsonl";

/// What the ledger knows of one address.
struct PublishedAddress {
  Publication last;  ///< its newest line; what that one does not say and an older one did stands too
  DateTime first_published;
  std::string item_url;  ///< attachment: the address of its item
};

/// The ledger's lines, folded.
struct PublicationLedger {
  std::map<std::string, PublishedAddress> addresses;  ///< by URL, each attachment included
  std::map<std::string, Publication> lines;           ///< the newest line by URL, as it stands
  std::vector<Publication> manifests;                 ///< oldest first
  std::optional<DateTime> newest;                     ///< the newest moment of any line
  int newest_line = 0;                                ///< where it stands
  std::string bytes;                                  ///< the whole file

  const PublishedAddress* find(const std::string& url) const;
  /// The manifest that was published last, or null.
  const Publication* last_manifest() const { return manifests.empty() ? nullptr : &manifests.back(); }
};

/// Folds the text of a ledger. Lines after `until` are passed over. Every line that cannot be read is an error
/// (`broken-ledger`) at its place, and so are marks of a merge, line ends of Windows and a last line that breaks off.
/// The result does not depend on the order of the lines; repeated lines count once.
PublicationLedger fold_ledger(std::string text, const std::optional<DateTime>& until, Diagnostics& diagnostics);

/// Reads and folds the site's ledger; an empty one when there is no such file. What has its name and is no file is an
/// error: everything that was published would seem new.
PublicationLedger load_ledger(const FileReader& files, const std::optional<DateTime>& until, Diagnostics& diagnostics);

/// Why nothing may follow the ledger's newest line: it is more than a day later than `now` (seconds since the epoch),
/// so that all that is published until then would have to be dated after it, or lose to it. Rule `future-ledger`.
std::optional<Error> stamp_fault(const PublicationLedger& ledger, std::int64_t now);

/// Makes sure that `append_to_ledger` can do its work, by writing the ledger as it is: what would fail after the output
/// was replaced fails before. Leaves the bytes of the file as they are, and none where there was none.
Result<Done> rehearse_append(FileSystem& files, const PublicationLedger& ledger);

/// Adds lines to the site's ledger: the whole file takes its own place in one step, so that a crash leaves the old one
/// or the new one. Fails when the file is no longer the one that was folded into `ledger`.
Result<Done> append_to_ledger(FileSystem& files, const PublicationLedger& ledger,
                              const std::vector<Publication>& publications);

/// Adds those of these lines, which have no ends, to the site's ledger that it does not have; in one step too.
Result<Done> add_missing_lines(FileSystem& files, const std::vector<std::string>& lines);

/// Makes sure that .gitattributes joins ledgers line by line; lines for other files, and one for the ledger that
/// somebody wrote, stay. Returns whether something was written.
Result<bool> ensure_union_merge(FileSystem& files);

}  // namespace gazette
