#include "check/permanence.hpp"

#include "base/text.hpp"
#include "catalogue/publication.hpp"
#include "model/rules.hpp"
#include "record/text_digest.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace gazette {

namespace {

std::string day_of(const Site& site, const DateTime& moment) {
  return iso_date(at_offset(moment, site.config.utc_offset_minutes).date);
}

// An address as `aliases` takes it.
std::string alias_text(std::string_view url) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::string_view(" ?#:*%\"\\").find(c) == std::string_view::npos) out += c;
    else (out += '%').append({digits[byte >> 4], digits[byte & 0x0F]});
  }
  return out;
}

// `aliases = ["/old/", "/new-one/"]`: the whole line, with those that the item has. An address below another one of the
// line needs none of its own: a folder's alias leads to the files as well.
std::string alias_line(const std::vector<Route>& present, const std::vector<std::string>& urls) {
  std::vector<std::string> all;
  for (const auto& alias : present) all.push_back(quoted(alias_text(asked_url(alias))));
  for (const auto& url : urls) {
    const bool is_below = std::any_of(urls.begin(), urls.end(), [&](const std::string& other) {
      return other.ends_with('/') && other.size() < url.size() && url.starts_with(other);
    });
    if (!is_below) all.push_back(quoted(alias_text(url)));
  }
  return "aliases = [" + joined(all, ", ") + "]";
}

// What would become of an address without an answer.
enum class Fate { moved, hidden, gone, attachment, file };

struct Lost {
  std::string url;
  const PublishedAddress* address = nullptr;
  Fate fate = Fate::gone;
  const Item* item = nullptr;  ///< moved, hidden, attachment: the one that can answer
};

std::string withdrawal_line(const Site& site) {
  return "withdrawn = { date = " + iso_date(site.view.as_of.date) + ", reason = \"…\" }";
}

std::string_view publicity_words(Publicity publicity) {
  switch (publicity) {
    case Publicity::draft: return "a draft";
    case Publicity::scheduled: return "to be published later";
    case Publicity::withheld: return "not disclosed proactively";
    case Publicity::published: break;
  }
  return "published";
}

class PermanenceCheck {
 public:
  PermanenceCheck(const Site& site, const RouteSet& routes, const PublicationLedger& ledger, Diagnostics& diagnostics)
      : site_(site), routes_(routes), ledger_(ledger), diagnostics_(diagnostics) {
    for (const auto& item : site.loaded.items) {
      if (!item.index_number.empty()) by_number_.try_emplace(item.index_number, &item);
      by_source_.try_emplace(item.source, &item);
    }
    for (const auto& entry : site.entries) {
      for (const auto& alias : entry->item->aliases) by_alias_.try_emplace(url_of(alias), entry->item);
    }
  }

  void run() {
    check_addresses();
    for (const auto& entry : site_.entries) {
      check_index_number(*entry);
      check_edit(*entry);
      check_day(*entry);
    }
  }

 private:
  bool answers(const std::string& url) const {
    const auto path = url.substr(1);
    return routes_.contains(path) || (!is_page_route({path}) && routes_.contains(path + "/"));
  }

  const Entry* entry_at(const std::string& url) const {
    const auto found = site_.entry_by_route.find(url.substr(1));
    return found == site_.entry_by_route.end() ? nullptr : found->second;
  }

  // The item that stood at an address: at another one now, or not shown.
  const Item* item_of(const Publication& last) const {
    if (!last.index_number.empty()) {
      if (const auto found = by_number_.find(last.index_number); found != by_number_.end()) return found->second;
    }
    if (last.kind != PublicationKind::item) return nullptr;
    const auto found = by_source_.find(last.source);
    return found == by_source_.end() ? nullptr : found->second;
  }

  void add(const Item* item, Error error) const {
    if (item) return report_finding(site_.config, *item, std::move(error), diagnostics_);
    if (const auto level = level_of(site_.config, error.rule)) diagnostics_.add(*level, std::move(error));
  }

  static Place ledger_place(const Publication& last) { return {std::string(k_ledger_file), {last.line, 1, 1}}; }

  // One line mends all that an item has to answer for.
  void check_addresses() {
    std::vector<Lost> lost;
    for (const auto& [url, address] : ledger_.addresses) {
      if (answers(url)) continue;
      if (auto found = judge(url, address)) lost.push_back(*std::move(found));
    }
    for (const auto& each : lost) {
      if (each.item) urls_of_[each.item].push_back(each.url);
    }
    for (const auto& each : lost) tell(each);
  }

  std::optional<Lost> judge(const std::string& url, const PublishedAddress& address) const {
    const auto& last = address.last;
    if (!address.item_url.empty()) {
      if (!answers(address.item_url)) return std::nullopt;  // said once, of the page: its alias leads to the files too
      const auto* item = holder_of(address.item_url);
      return Lost{url, &address, item ? Fate::attachment : Fate::file, item};
    }
    if (last.kind == PublicationKind::file) return Lost{url, &address, Fate::file};
    if (last.kind == PublicationKind::redirect) {
      if (const auto* entry = entry_at(last.to)) return Lost{url, &address, Fate::moved, entry->item};
    }
    const auto* item = item_of(last);
    if (!item) return Lost{url, &address, Fate::gone};
    return Lost{url, &address, is_shown(*item, site_.view) ? Fate::moved : Fate::hidden, item};
  }

  void tell(const Lost& lost) const {
    switch (lost.fate) {
      case Fate::moved: return moved(lost);
      case Fate::hidden: return hidden(lost);
      case Fate::gone: return gone(lost);
      case Fate::attachment: return lost_attachment(lost);
      case Fate::file: return lost_file(lost);
    }
  }

  std::string line_for(const Item& item) const { return alias_line(item.aliases, urls_of_.at(&item)); }

  std::string lost_words(const Lost& lost) const {
    return quoted(lost.url) + " was published on " + day_of(site_, lost.address->first_published) +
           " and would be gone";
  }

  // "…, 《Title》, index number X": what the reader of a finding may remember.
  static std::string subject_words(const Publication& last) {
    std::string out;
    if (!last.title.empty()) out += ": " + quoted(last.title);
    if (!last.index_number.empty()) out += ", index number " + quoted(last.index_number);
    return out;
  }

  std::string page_words(const Lost& lost) const { return lost_words(lost) + subject_words(lost.address->last); }

  void moved(const Lost& lost) const {
    const auto& item = *lost.item;
    const auto key = item.positions.contains("aliases") ? "aliases" : "title";
    add(&item, {ErrorKind::content,
                "lost-url",
                page_words(lost) + "; it is now at " + quoted(url_of(item.route)),
                place_of(item, key),
                "write " + line_for(item) + " in this item, so that readers are led on",
                {}});
  }

  void hidden(const Lost& lost) const {
    const auto& item = *lost.item;
    add(&item, {ErrorKind::content,
                "lost-url",
                page_words(lost) + "; its item is now " + std::string(publicity_words(publicity_of(item, site_.view))),
                place_of(item, "title"),
                "what was published stays on record: show it again, or withdraw it and let the notice stand: " +
                    withdrawal_line(site_),
                {}});
  }

  void gone(const Lost& lost) const {
    const auto& last = lost.address->last;
    const auto line = alias_line({}, {lost.url});
    const auto source = last.source.empty() ? std::string("its file") : last.source;
    std::string help;
    switch (last.kind) {
      case PublicationKind::category:
        help = "restore " + source + ", or write " + line + " in the _index.md that took its place";
        break;
      case PublicationKind::redirect:
        help =
            "it led to " + quoted(last.to) + ": write " + line + " in the item or category that readers should come to";
        break;
      default:
        help = "restore " + source + " from version control and write " + withdrawal_line(site_) + " in it, or write " +
               line + " in the item that took its place";
    }
    add(nullptr, {ErrorKind::content, "lost-url", page_words(lost), ledger_place(last), std::move(help), {}});
  }

  // The item that has the files of a former address now.
  const Item* holder_of(const std::string& item_url) const {
    if (const auto* entry = entry_at(item_url)) return entry->item;
    if (const auto owner = by_alias_.find(item_url); owner != by_alias_.end()) return owner->second;
    const auto* page = ledger_.find(item_url);
    const auto* item = page ? item_of(page->last) : nullptr;
    return item && is_shown(*item, site_.view) ? item : nullptr;
  }

  void lost_attachment(const Lost& lost) const {
    const auto* item = lost.item;
    const auto name = lost.url.substr(lost.address->item_url.size());
    const auto led_on = "write " + line_for(*item);
    const auto help = item->withdrawn
                          ? "lead its readers to the notice: " + led_on
                          : "put " + quoted(name) + " back beside the item, or name the file that took its place: " +
                                "attachments = [{ file = \"…\", replaces = [" + quoted(name) +
                                "] }], or lead its readers to the text: " + led_on;
    const auto key = item->positions.contains("attachments") ? "attachments" : "title";
    add(item, {ErrorKind::content, "lost-attachment", lost_words(lost), place_of(*item, key), help, {}});
  }

  void lost_file(const Lost& lost) const {
    const auto& last = lost.address->last;
    const auto line = alias_line({}, {lost.url});
    const auto back = last.source.empty() ? std::string() : "put " + last.source + " back, or ";
    add(nullptr, {ErrorKind::content,
                  "lost-attachment",
                  lost_words(lost),
                  ledger_place(last),
                  back + "write " + line + " in the item or category that readers should come to",
                  {}});
  }

  void check_index_number(const Entry& entry) const {
    const auto& item = *entry.item;
    const auto* address = ledger_.find(url_of(item.route));
    if (!address || address->last.index_number.empty() || address->last.index_number == item.index_number) return;
    const auto& number = address->last.index_number;
    add(&item, {ErrorKind::content,
                "changed-index-number",
                quoted(url_of(item.route)) + " was published with the index number " + quoted(number) +
                    ", now it has " + (item.index_number.empty() ? std::string("none") : quoted(item.index_number)),
                place_of(item, item.positions.contains("index_number") ? "index_number" : "title"),
                "write index_number = " + quoted(number) + "; another document needs an address of its own",
                {}});
  }

  // What was published of an item, at its address or a former one.
  const Publication* published_before(const Item& item) const {
    const auto* address = ledger_.find(url_of(item.route));
    if (address && !address->last.text.empty()) return &address->last;
    for (const auto& alias : item.aliases) {
      address = ledger_.find(url_of(alias));
      if (address && !address->last.text.empty()) return &address->last;
    }
    return nullptr;
  }

  void check_edit(const Entry& entry) const {
    const auto& item = *entry.item;
    const auto* before = published_before(item);
    if (!before || (item.withdrawn && !before->withdrawn)) return;  // a withdrawal speaks for itself
    const auto edit = edited_part(entry, *before);
    if (edit.empty()) return;
    const auto day = day_of(site_, before->at);
    const auto notes = static_cast<std::size_t>(before->notes);
    const bool has_new_note = item.changes.size() > notes;
    if (has_new_note && iso_date(item.changes.back().date) >= day) return;
    add(&item, {ErrorKind::content,
                "silent-edit",
                edit + " changed since it was published on " + day +
                    (has_new_note ? "; the new note is dated before that" : ", without a note"),
                place_of(item, item.positions.contains("changes") ? "changes" : "title"),
                std::string("write what changed: changes = [") + (item.changes.empty() ? "" : "…, ") +
                    "{ date = " + iso_date(site_.view.as_of.date) + ", note = \"…\", kind = \"minor\" }]",
                {}});
  }

  // An old text under a new date (旧稿新发). A page outside any category is no news, whatever its date.
  void check_day(const Entry& entry) const {
    const auto& item = *entry.item;
    const auto* address = ledger_.find(url_of(item.route));
    if (item.category.empty() || !item.published || !address || address->last.kind != PublicationKind::item) return;
    if (!address->last.index_number.empty() && address->last.index_number != item.index_number) return;
    const auto day = day_of(site_, address->first_published);
    if (iso_date(item.published->date) <= day) return;
    add(&item, {ErrorKind::content,
                "redated-publication",
                "dated " + iso_date(item.published->date) + ", but it was published on " + day,
                place_of(item, "published"),
                "write published = " + day + "; what is new in the text says changes = [{ date = …, note = \"…\" }]",
                {}});
  }

  std::string edited_part(const Entry& entry, const Publication& before) const {
    if (before.text != text_digest(entry)) return "the text";
    for (const auto& file : entry.item->attachments) {
      const auto known = before.attachments.find(file.file);
      if (known != before.attachments.end() && known->second != file.sha256)
        return "the attachment " + quoted(file.file);
    }
    return {};
  }

  const Site& site_;
  const RouteSet& routes_;
  const PublicationLedger& ledger_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string, const Item*> by_number_, by_source_, by_alias_;
  std::map<const Item*, std::vector<std::string>> urls_of_;  ///< what each item has to answer for
};

}  // namespace

void check_permanence(const Site& site, const RouteSet& routes, const PublicationLedger& ledger,
                      Diagnostics& diagnostics) {
  PermanenceCheck(site, routes, ledger, diagnostics).run();
}

}  // namespace gazette
