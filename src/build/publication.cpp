#include "build/publication.hpp"

#include "base/text.hpp"
#include "catalogue/publication.hpp"
#include "record/text_digest.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace gazette {

namespace {

// Collects what stands in the output now, as lines without a moment.
class Collector {
 public:
  Collector(const PreparedSite& prepared, const BuildCounts& counts) : prepared_(prepared), counts_(counts) {}

  std::vector<Publication> collect() {
    for (const auto& page : prepared_.plan.pages) add_page(page);
    for (const auto& file : prepared_.plan.files) add_generated(file);
    const auto& plan = prepared_.plan;
    const auto first_copy = plan.pages.size() + plan.files.size();
    for (std::size_t i = 0; i < plan.copies.size(); ++i) add_copy(plan.copies[i], counts_.entries[first_copy + i]);
    return std::move(lines_);
  }

 private:
  Publication& add(PublicationKind kind, std::string url) {
    auto& line = lines_.emplace_back();
    line.kind = kind;
    line.url = std::move(url);
    return line;
  }

  void add_page(const Page& page) {
    if (page.kind == PageKind::redirect) {
      add(PublicationKind::redirect, asked_url(page.route)).to = url_of({page.target->route_path});
    } else if (page.entry) {
      add_item(*page.entry);
    } else if (page.category && page.part.number == 1 && page.kind != PageKind::comparison) {
      add_category(*page.category->file);
    } else if (page.kind == PageKind::reports && page.part.number == 1) {
      add(PublicationKind::category, url_of(page.route));
    }
  }

  void add_category(const CategoryFile& category) {
    auto& line = add(PublicationKind::category, url_of(category.route));
    line.source = category.source;
    line.title = category.title;
    if (!category.exists) return;
    const auto& site = prepared_.site;
    line.text = text_digest(category);
    line.notes = static_cast<std::int64_t>(told_changes(category, site.config, site.view).size());
  }

  void add_item(const Entry& entry) {
    lines_.push_back(item_publication(entry));
    for (const auto& file : entry.item->attachments) attachments_.insert(entry.item->route.path + file.file);
  }

  // Figures of a report change with what they count: their address is permanent, their bytes are not.
  void add_generated(const GeneratedFile& file) {
    if (file.report) add(PublicationKind::file, url_of(file.route));
  }

  void add_copy(const CopiedFile& copy, const ManifestEntry& written) {
    if (attachments_.contains(copy.route.path)) return;
    auto& line = add(PublicationKind::file, url_of(copy.route));
    line.source = copy.source;
    line.sha256 = written.sha256;
  }

  const PreparedSite& prepared_;
  const BuildCounts& counts_;
  std::vector<Publication> lines_;
  std::set<std::string> attachments_;
};

// Lines of one publishing share a moment, later than all before: the newest line of an address must win.
DateTime moment_of_publishing(const PublicationLedger& ledger, const DateTime& now) {
  if (!ledger.newest || *ledger.newest < now) return now;
  return from_unix_seconds(ledger.newest->unix_seconds() + 1, now.offset_minutes);
}

std::optional<Publication> manifest_line(const PublicationLedger& ledger, const std::string& sha256) {
  const auto* last = ledger.last_manifest();
  if (last && last->sha256 == sha256) return std::nullopt;
  Publication line;
  line.kind = PublicationKind::manifest;
  line.sha256 = sha256;
  if (last) line.previous = last->sha256;
  return line;
}

}  // namespace

std::vector<Publication> new_publications(const PreparedSite& prepared, const BuildCounts& counts,
                                          const DateTime& now) {
  const auto& ledger = *prepared.ledger;
  const auto at = moment_of_publishing(ledger, now);
  std::vector<Publication> lines;
  for (auto& line : Collector(prepared, counts).collect()) {
    const auto* known = ledger.find(line.url);
    line.at = at;
    line.first_published = known ? known->first_published : at;
    const auto before = ledger.lines.find(line.url);
    if (before == ledger.lines.end() || !says_the_same(line, before->second)) lines.push_back(std::move(line));
  }
  std::sort(lines.begin(), lines.end(), [](const Publication& a, const Publication& b) {
    return std::tie(a.kind, a.url) < std::tie(b.kind, b.url);
  });
  if (auto line = manifest_line(ledger, counts.manifest_sha256)) {
    line->at = at;
    lines.push_back(*std::move(line));
  }
  return lines;
}

Publication item_publication(const Entry& entry) {
  const auto& item = *entry.item;
  Publication line;
  line.kind = PublicationKind::item;
  line.url = url_of(item.route);
  line.source = item.source;
  line.title = item.title;
  line.index_number = item.index_number;
  line.text = text_digest(entry);
  line.notes = static_cast<std::int64_t>(item.changes.size());
  for (const auto& file : item.attachments) line.attachments[file.file] = file.sha256;
  if (item.withdrawn) line.withdrawn = item.withdrawn->date;
  return line;
}

PublishedChange change_of(const Publication& publication, const PublicationLedger& before) {
  const auto known = before.lines.find(publication.url);
  const bool is_known = known != before.lines.end();
  if (publication.kind == PublicationKind::redirect)
    return is_known && known->second.kind == PublicationKind::redirect ? PublishedChange::changed
                                                                       : PublishedChange::moved;
  if (publication.withdrawn && (!is_known || !known->second.withdrawn)) return PublishedChange::withdrawn;
  return is_known ? PublishedChange::changed : PublishedChange::added;
}

std::string changed_parts(const Publication& publication, const Publication& before) {
  std::vector<std::string> parts;
  const bool is_first_digest = before.text.empty() && publication.kind == PublicationKind::category;
  if (publication.text != before.text) parts.emplace_back(is_first_digest ? "first record of its text" : "text");
  if (publication.attachments != before.attachments) parts.emplace_back("attachments");
  if (publication.index_number != before.index_number) parts.emplace_back("index number");
  if (publication.notes != before.notes) parts.emplace_back("history");
  if (publication.sha256 != before.sha256) parts.emplace_back("bytes");
  if (publication.to != before.to) parts.emplace_back("where it leads");
  if (publication.withdrawn != before.withdrawn) parts.emplace_back("withdrawal");
  if (parts.empty()) parts.emplace_back("what the catalogue says of it");
  return joined(parts, ", ");
}

}  // namespace gazette
