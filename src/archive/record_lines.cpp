#include "archive/record_lines.hpp"

#include "base/text.hpp"
#include "model/route.hpp"

#include <unordered_set>

namespace gazette {

namespace {

/// Says which lines concern a year.
class YearLines {
 public:
  YearLines(const PublicationLedger& ledger, const YearItems& items, const Site& site)
      : site_(site), year_(items.year), last_manifest_(ledger.last_manifest()) {
    for (const auto* entry : items.all) addresses_.insert(url_of(entry->item->route));
  }

  bool has(const Publication& line) const {
    if (line.at > site_.view.as_of) return false;
    if (line.kind == PublicationKind::manifest) return is_of_year(line) || is_last(line);
    return is_of_item(line.url) || (line.kind == PublicationKind::redirect && is_of_item(line.to));
  }

 private:
  bool is_of_year(const Publication& line) const {
    return at_offset(line.at, site_.config.utc_offset_minutes).date.year == year_;
  }
  bool is_last(const Publication& line) const { return last_manifest_ && line.sha256 == last_manifest_->sha256; }

  // The item itself, or a file below it.
  bool is_of_item(const std::string& url) const {
    for (auto end = url.rfind('/'); end != std::string::npos && end > 0; end = url.rfind('/', end - 1)) {
      if (addresses_.contains(url.substr(0, end + 1))) return true;
    }
    return false;
  }

  const Site& site_;
  int year_;
  const Publication* last_manifest_;
  std::unordered_set<std::string> addresses_;
};

}  // namespace

std::string lines_of_year(const PublicationLedger& ledger, const YearItems& items, const Site& site) {
  const YearLines wanted(ledger, items, site);
  std::string out;
  for (const auto line : split(ledger.bytes, '\n')) {
    const auto publication = parse_publication(line);
    if (publication && wanted.has(*publication)) out.append(line).append("\n");
  }
  return out;
}

}  // namespace gazette
