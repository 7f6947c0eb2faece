#include "check/permanence.hpp"

#include "base/text.hpp"
#include "catalogue/publication.hpp"
#include "check/published_texts.hpp"
#include "model/rules.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace gazette {

namespace {

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

class AddressCheck {
 public:
  AddressCheck(const Site& site, const RouteSet& routes, const PublicationLedger& ledger, Diagnostics& diagnostics)
      : site_(site), routes_(routes), ledger_(ledger), diagnostics_(diagnostics) {
    for (const auto& entry : site.entries) {
      for (const auto& alias : entry->item->aliases) {
        by_alias_.try_emplace(url_of(alias), entry->item);
        led_on_.insert(url_of(alias));
      }
    }
    for (const auto& category : site.loaded.categories) {
      by_category_.try_emplace(url_of(category.route), &category);
      for (const auto& alias : category.aliases) led_on_.insert(url_of(alias));
    }
  }

  // One line mends all that an item has to answer for.
  void run() {
    std::vector<Lost> unanswered;
    for (const auto& [url, address] : ledger_.addresses) {
      if (!is_kept(url, address)) unanswered.push_back({url, &address});
    }
    if (unanswered.empty()) return;
    note_names();
    std::vector<Lost> lost;
    for (const auto& [url, address, fate, item] : unanswered) {
      if (auto found = judge(url, *address)) lost.push_back(*std::move(found));
    }
    for (const auto& each : lost) {
      if (each.item) urls_of_[each.item].push_back(each.url);
    }
    for (const auto& each : lost) tell(each);
  }

 private:
  // Items by what a line of the ledger may name. Only what is lost asks, which is rarely anything.
  void note_names() {
    for (const auto& item : site_.loaded.items) {
      if (!item.index_number.empty()) by_number_.try_emplace(item.index_number, &item);
      by_source_.try_emplace(item.source, &item);
    }
  }

  bool answers(const std::string& url) const { return gazette::answers(routes_, url); }

  // Who comes for an item must find an item or be led on: a list or a file that stands there now tells nothing of it.
  bool is_kept(const std::string& url, const PublishedAddress& address) const {
    if (!answers(url)) return false;
    return address.last.kind != PublicationKind::item || entry_at(url) || led_on_.contains(url);
  }

  bool is_page_kept(const std::string& url) const {
    const auto* address = ledger_.find(url);
    return address ? is_kept(url, *address) : answers(url);
  }

  const CategoryFile* category_at(const std::string& url) const {
    const auto found = by_category_.find(url);
    return found == by_category_.end() || !answers(url) ? nullptr : found->second;
  }

  const Entry* entry_at(const std::string& url) const {
    return site_.entry_by_route.find(std::string_view(url).substr(1));
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

  std::optional<Lost> judge(const std::string& url, const PublishedAddress& address) const {
    const auto& last = address.last;
    if (!address.item_url.empty()) {
      if (!is_page_kept(address.item_url))
        return std::nullopt;  // said once, of the page: its alias leads to the files too
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
    return quoted(lost.url) + " was published on " + iso_date(day_at(site_.config, lost.address->first_published)) +
           (answers(lost.url) ? ", and something else stands there now" : " and would be gone");
  }

  // What stands in the way of the help.
  std::string also_needed(const Lost& lost) const {
    if (!answers(lost.url)) return {};
    const auto* category = category_at(lost.url);
    return "; what stands there now" + (category ? " (" + category->source + ")" : std::string()) +
           " needs another address";
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
                "write " + line_for(item) + " in this item, so that readers are led on" + also_needed(lost),
                {}});
  }

  void hidden(const Lost& lost) const {
    const auto& item = *lost.item;
    add(&item, {ErrorKind::content,
                "lost-url",
                page_words(lost) + "; its item is now " + std::string(publicity_words(publicity_of(item, site_.view))),
                place_of(item, "title"),
                "what was published stays on record: show it again, or withdraw it and let the notice stand: " +
                    withdrawal_line(site_) + also_needed(lost),
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
    Error error{ErrorKind::content, "lost-url", page_words(lost), ledger_place(last), help + also_needed(lost), {}};
    const auto* category = category_at(lost.url);
    if (!category || !category->exists) return add(nullptr, std::move(error));
    error.place = place_of(*category, "title");
    report_finding(site_.config, *category, std::move(error), diagnostics_);  // there it can be waived
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

  const Site& site_;
  const RouteSet& routes_;
  const PublicationLedger& ledger_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string_view, const Item*> by_number_, by_source_;
  std::unordered_map<std::string, const Item*> by_alias_;
  std::unordered_map<std::string, const CategoryFile*> by_category_;
  std::unordered_set<std::string> led_on_;                   ///< the addresses that are aliases
  std::map<const Item*, std::vector<std::string>> urls_of_;  ///< what each item has to answer for
};

}  // namespace

bool answers(const RouteSet& routes, std::string_view url) {
  const auto path = url.substr(1);
  if (routes.contains(path)) return true;
  const bool is_page = path.empty() || path.ends_with('/');
  return !is_page && routes.contains(std::string(path) + "/");
}

void check_permanence(const Site& site, const RouteSet& routes, const PublicationLedger& ledger,
                      Diagnostics& diagnostics, unsigned jobs) {
  if (ledger.addresses.empty() && ledger.lines.empty()) return;
  AddressCheck(site, routes, ledger, diagnostics).run();
  check_published_texts(site, routes, ledger, diagnostics, jobs);
}

}  // namespace gazette
