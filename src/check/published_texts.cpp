#include "check/published_texts.hpp"

#include "base/text.hpp"
#include "catalogue/publication.hpp"
#include "check/each_entry.hpp"
#include "check/permanence.hpp"
#include "model/rules.hpp"
#include "record/text_digest.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace gazette {

namespace {

bool is_same_item(const Item& item, const Publication& published) {
  if (!item.index_number.empty() && item.index_number == published.index_number) return true;
  return item.source == published.source;
}

class TextCheck {
 public:
  TextCheck(const Site& site, const RouteSet& routes, const PublicationLedger& ledger)
      : site_(site), routes_(routes), ledger_(ledger), addresses_(site.entries.size()) {
    for (const auto& [url, address] : ledger.addresses) {
      if (const auto* entry = site.entry_by_route.find(std::string_view(url).substr(1)))
        addresses_[entry->index] = &address;
    }
  }

  void check(const Entry& entry, Diagnostics& diagnostics) const {
    const auto* address = addresses_[entry.index];
    if (address) check_index_number(*entry.item, *address, diagnostics);
    if (const auto* before = published_before(entry)) check_edit(entry, *before, diagnostics);
    if (address) check_day(*entry.item, *address, diagnostics);
  }

  // Lines of earlier versions have no digest of a category's text: there is nothing to compare.
  void check(const CategoryFile& category, Diagnostics& diagnostics) const {
    const auto line = ledger_.lines.find(url_of(category.route));
    if (line == ledger_.lines.end()) return;
    const auto& before = line->second;
    if (before.kind != PublicationKind::category || before.text.empty() || before.text == text_digest(category)) return;
    const auto changes = told_changes(category, site_.config, site_.view);
    if (has_new_note(changes, before)) return;
    const auto key = category.positions.contains("changes") ? "changes" : "title";
    report_finding(site_.config, category, silent_edit("the text changed", before, changes, place_of(category, key)),
                   diagnostics);
  }

 private:
  void add(const Item& item, Error error, Diagnostics& diagnostics) const {
    report_finding(site_.config, item, std::move(error), diagnostics);
  }

  Date date_of(const DateTime& moment) const { return day_at(site_.config, moment); }

  std::string day_of(const DateTime& moment) const { return iso_date(date_of(moment)); }

  void check_index_number(const Item& item, const PublishedAddress& address, Diagnostics& diagnostics) const {
    const auto& number = address.last.index_number;
    if (number.empty() || number == item.index_number) return;
    add(item,
        {ErrorKind::content,
         "changed-index-number",
         quoted(url_of(item.route)) + " was published with the index number " + quoted(number) + ", now it has " +
             (item.index_number.empty() ? std::string("none") : quoted(item.index_number)),
         place_of(item, item.positions.contains("index_number") ? "index_number" : "title"),
         "write index_number = " + quoted(number) + "; another document needs an address of its own",
         {}},
        diagnostics);
  }

  // What was published of an item, at its address or a former one. Any document may take over an address that another
  // one left as an alias: only its own former text counts there.
  const Publication* published_before(const Entry& entry) const {
    const auto& item = *entry.item;
    const auto* address = addresses_[entry.index];
    if (address && address->last.kind == PublicationKind::item && !address->last.text.empty()) return &address->last;
    if (address && is_former_text(item, address->last)) return &address->last;
    for (const auto& alias : item.aliases) {
      address = ledger_.find(url_of(alias));
      if (address && is_former_text(item, address->last)) return &address->last;
    }
    return nullptr;
  }

  static bool is_former_text(const Item& item, const Publication& published) {
    return published.kind != PublicationKind::category && !published.text.empty() && is_same_item(item, published);
  }

  void check_edit(const Entry& entry, const Publication& before, Diagnostics& diagnostics) const {
    const auto& item = *entry.item;
    if (item.withdrawn && !before.withdrawn) return;  // a withdrawal speaks for itself
    if (has_new_note(item.changes, before)) return;
    const auto edit = before.text != text_digest(entry) ? "the text changed" : edited_file(item, before);
    if (edit.empty()) return;
    const auto key = item.positions.contains("changes") ? "changes" : "title";
    add(item, silent_edit(edit, before, item.changes, place_of(item, key)), diagnostics);
  }

  // By their number, not by their dates: a line of the ledger whose clock was wrong would take all notes for old ones.
  static bool has_new_note(const std::vector<Change>& changes, const Publication& before) {
    return changes.size() > static_cast<std::size_t>(before.notes);
  }

  Error silent_edit(const std::string& edit, const Publication& before, const std::vector<Change>& changes,
                    Place place) const {
    return {ErrorKind::content,
            "silent-edit",
            edit + " since it was published on " + day_of(before.at) + ", without a note",
            std::move(place),
            std::string("write what changed: changes = [") + (changes.empty() ? "" : "…, ") +
                "{ date = " + iso_date(site_.view.as_of.date) + ", note = \"…\", kind = \"minor\" }]",
            {}};
  }

  // Bytes that were published and are no longer there; under another name they are.
  std::string edited_file(const Item& item, const Publication& before) const {
    const auto& files = item.attachments;
    for (const auto& [name, digest] : before.attachments) {
      const auto same_name = std::ranges::find(files, name, &Attachment::file);
      if (same_name != files.end() && same_name->sha256 == digest) continue;
      if (same_name != files.end()) return "the attachment " + quoted(name) + " changed";
      if (std::ranges::find(files, digest, &Attachment::sha256) != files.end()) continue;
      const auto successor = std::ranges::find_if(
          files, [&former = name](const Attachment& file) {  // clang 14 captures no binding as it is
            return std::ranges::find(file.replaces, former) != file.replaces.end();
          });
      if (successor != files.end())
        return "the attachment " + quoted(name) + " was replaced by " + quoted(successor->file);
      // Without an answer it is a lost attachment; the files of a withdrawn item may go.
      if (!item.withdrawn && answers(routes_, before.url + name))
        return "the attachment " + quoted(name) + " was taken away";
    }
    return {};
  }

  // An old text under a new date (旧稿新发). A page outside any category is no news, whatever its date.
  void check_day(const Item& item, const PublishedAddress& address, Diagnostics& diagnostics) const {
    if (item.category.empty() || !item.published || address.last.kind != PublicationKind::item) return;
    if (!address.last.index_number.empty() && address.last.index_number != item.index_number) return;
    if (item.published->date <= date_of(address.first_published)) return;
    const auto day = day_of(address.first_published);
    add(item,
        {ErrorKind::content,
         "redated-publication",
         "dated " + iso_date(item.published->date) + ", but it was published on " + day,
         place_of(item, "published"),
         "write published = " + day + "; what is new in the text says changes = [{ date = …, note = \"…\" }]",
         {}},
        diagnostics);
  }

  const Site& site_;
  const RouteSet& routes_;
  const PublicationLedger& ledger_;
  std::vector<const PublishedAddress*> addresses_;  ///< by the number of the entry; null where nothing was published
};

}  // namespace

void check_published_texts(const Site& site, const RouteSet& routes, const PublicationLedger& ledger,
                           Diagnostics& diagnostics, unsigned jobs) {
  const TextCheck texts(site, routes, ledger);
  look_at_each_entry(site, jobs, diagnostics,
                     [&](const Entry& entry, Diagnostics& found) { texts.check(entry, found); });
  for (const auto& category : site.categories) texts.check(*category->file, diagnostics);
}

}  // namespace gazette
