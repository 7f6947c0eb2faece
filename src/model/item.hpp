#pragma once
// One disclosed document, as its file says it (contract, section 2). Made by `content` from the file's own
// bytes and the configuration; what depends on other items is in model/site.hpp.

#include "base/boxed.hpp"
#include "base/date.hpp"
#include "base/position_map.hpp"
#include "model/item_text.hpp"
#include "model/report.hpp"
#include "model/route.hpp"
#include "model/value.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gazette {

/// How an item may be disclosed (公开方式). Only proactive items may ever reach the output.
enum class Disclosure { proactive, on_request, withheld };

/// Whether a document is in force (有效性).
enum class Validity { in_force, amended, repealed, expired };

std::string_view disclosure_key(Disclosure disclosure);
std::string_view validity_key(Validity validity);

/// A file that is published beside its item.
/// Of a picture.
struct PixelSize {
  std::uint32_t width = 0, height = 0;

  friend bool operator==(const PixelSize&, const PixelSize&) = default;
};

struct Attachment {
  std::string file;    ///< name inside the bundle, with forward slashes
  std::string source;  ///< path from the site's folder
  std::string title;   ///< empty: the file's name
  std::optional<bool> accessible;
  std::vector<std::string> replaces;  ///< former files of the item whose addresses lead here; names as of `file`
  bool is_listed = false;             ///< named in `attachments`, at `at`; those stand before the others
  Position at;
  std::uint64_t size = 0;                ///< bytes
  std::string sha256;                    ///< lower-case hex
  std::optional<PixelSize> pixels = {};  ///< of a picture whose size its bytes tell

  friend bool operator==(const Attachment&, const Attachment&) = default;
};

struct Withdrawal {
  Date date;
  std::string reason;
  std::string successor;  ///< index number or path; empty without one

  friend bool operator==(const Withdrawal&, const Withdrawal&) = default;
};

enum class ChangeKind { minor, major };

struct Change {
  Date date;
  std::string note;
  ChangeKind kind = ChangeKind::minor;

  friend bool operator==(const Change&, const Change&) = default;
};

struct Waiver {
  std::string rule, reason;
  Position at = {};  ///< of the rule's name

  friend bool operator==(const Waiver&, const Waiver&) = default;
};

/// What makes an item an annual report.
struct ReportDeclaration {
  int year = 0;
  std::string form;
  std::string figures_file;             ///< path from the site's folder; empty when there is none
  std::vector<RawFigures> own_figures;  ///< those that stand in the item itself
  std::vector<Component> components;    ///< parts of the body with figures of their own
  std::vector<ReportNote> notes;
  std::string ledger_folder;        ///< path from the site's folder; empty: content/requests
  std::optional<Date> deadline;     ///< absent: the site's, else the form's
  std::optional<bool> makes_rules;  ///< whether the body may make rules (规章); absent: as the site says

  friend bool operator==(const ReportDeclaration&, const ReportDeclaration&) = default;
};

struct Item {
  // where it comes from
  std::string source;    ///< `content/policy/2024-017.md`
  std::string folder;    ///< the folder that relative links start from: `content/policy`
  std::string category;  ///< `policy`, `statutory/finance`; empty for a page outside any category
  std::string name;      ///< the file's or the bundle folder's name
  bool is_bundle = false;

  // where it goes
  Route route;
  std::vector<Route> aliases;
  std::string template_name;  ///< empty: by kind

  // what it says
  std::string title;
  std::string index_number, document_number;
  std::string issuer;  ///< a key of [[issuers]]; empty: the agency
  std::optional<Date> made;
  std::optional<DateTime> published;  ///< at the site's offset; absent only on drafts
  std::optional<Date> effective, expires;
  std::string summary;  ///< as declared; see `summary_of`
  std::string genre, topic;
  std::vector<std::string> keywords, tags, channels;
  Disclosure disclosure = Disclosure::proactive;
  std::optional<Validity> declared_validity;
  std::vector<std::string> scheme;     ///< rows of the site's scheme that it answers; empty: those of its category
  std::vector<std::string> standards;  ///< `standard`: paths of rows of standard catalogues
  std::vector<std::string> replaces;
  Boxed<Withdrawal> withdrawn;
  std::vector<Change> changes;  ///< by date, oldest first
  std::vector<Attachment> attachments;
  std::string origin, author, image, description;  ///< `source`, `author`, `image`, `description`
  std::int64_t weight = 0;
  bool is_draft = false;
  std::vector<Waiver> waivers;
  Record extra;
  Boxed<ReportDeclaration> report;

  LazyText text;
  std::uint64_t fingerprint = 0;  ///< of its metadata as written, and of its file's name

  /// Where the value of a metadata key stands; see `place_of`.
  PositionMap positions;

  friend bool operator==(const Item&, const Item&) = default;
};

/// The place of the value of a metadata key (`replaces`, `aliases`, …), or of the file where the key is absent.
Place place_of(const Item& item, const std::string& key);

/// A place in the item's file.
Place place_in(const Item& item, Position at);

/// The declared summary, or the first paragraph.
const std::string& summary_of(const Item& item);

/// The waiver of a rule (or of a part of one, `report-check:I4`), null without one. Valid as long as what holds it.
const Waiver* find_waiver(const std::vector<Waiver>& waivers, std::string_view rule);
const Waiver* find_waiver(const Item& item, std::string_view rule);

/// Whether the item's author accepted findings of this rule, with a reason.
bool is_waived(const Item& item, std::string_view rule);

}  // namespace gazette
