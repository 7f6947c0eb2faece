#include "pages/feeds.hpp"

#include "base/file_types.hpp"
#include "base/text.hpp"
#include "catalogue/announcements.hpp"
#include "formats/html.hpp"
#include "formats/json.hpp"
#include "pages/body_html.hpp"

#include <algorithm>
#include <span>

namespace gazette {

namespace {

// What all formats say about one entry.
struct FeedEntry {
  const Item* item = nullptr;
  std::string id, url, title, summary, content, issuer;
  std::string guid;  ///< of RSS, whose readers show again only what has a new one
  DateTime published, updated;
  bool has_files = true;
};

std::span<const Attachment> files_of(const FeedEntry& entry) {
  return entry.has_files ? std::span<const Attachment>(entry.item->attachments) : std::span<const Attachment>();
}

std::string entry_id(const SiteConfig& config, const Item& item, const std::string& url) {
  if (item.index_number.empty() || !item.published) return url;
  const auto host = config.host.substr(0, config.host.find(':'));
  return "tag:" + host + "," + iso_date(item.published->date) + ":" + encoded_path(item.index_number);
}

std::string announcement_text(const SiteValues& values, const std::string& word, const Announcement& announcement) {
  return replaced(replaced(values.word(word), "{date}", iso_date(announcement.at.date)), "{note}", announcement.note);
}

// What was withdrawn is announced by its notice alone: neither its text nor its files go out again.
void announce_withdrawal(const SiteValues& values, const Entry& entry, const Announcement& announcement,
                         FeedEntry& out) {
  out.guid += "#withdrawn-" + iso_date(announcement.at.date);
  out.title = values.word("withdrawn_label") + values.word("colon") + out.title;
  out.summary = announcement_text(values, "feed_withdrawn", announcement);
  if (entry.successor)
    out.summary += " " + values.word("see_instead") + values.word("colon") + entry.successor->item->title;
  out.has_files = false;
}

void announce_update(const SiteValues& values, const Announcement& announcement, FeedEntry& out) {
  out.guid += "#updated-" + iso_date(announcement.at.date);
  const auto text = announcement_text(values, "feed_updated", announcement);
  out.summary = out.summary.empty() ? text : text + " " + out.summary;
}

FeedEntry feed_entry(const SiteValues& values, const Entry& entry) {
  const auto& site = values.site();
  const auto& item = *entry.item;
  const auto announcement = announcement_of(item);
  FeedEntry out;
  out.item = &item;
  out.url = absolute_link_to(site.config, item.route.path);
  out.id = out.guid = entry_id(site.config, item, out.url);
  out.title = item.title;
  out.summary = summary_of(item);
  out.issuer = values.issuer_name(item);
  out.published = item.published.value_or(DateTime{});
  out.updated = announcement.at;
  if (announcement.kind == AnnouncementKind::updated) announce_update(values, announcement, out);
  if (announcement.kind == AnnouncementKind::withdrawn) announce_withdrawal(values, entry, announcement, out);
  else if (site.config.feeds.is_full) out.content = body_html(site, origin_of(item), entry.report, LinkForm::absolute);
  return out;
}

std::vector<FeedEntry> feed_entries_of(const SiteValues& values, const EntryList& list) {
  std::vector<FeedEntry> entries;
  entries.reserve(list.size());
  for (const auto* entry : list) entries.push_back(feed_entry(values, *entry));
  return entries;
}

bool is_of_site(const Feed& feed) { return !feed.category && !feed.term; }

std::string feed_description(const SiteValues& values, const Feed& feed) {
  const auto& config = values.site().config;
  if (feed.category && !feed.category->file->description.empty()) return feed.category->file->description;
  return config.description.empty() ? feed_title(values, feed) : config.description;
}

// When the feed last changed: a pure function of its entries, so that two builds agree.
DateTime feed_updated(const std::vector<FeedEntry>& entries) {
  DateTime updated = from_unix_seconds(0, 0);
  for (const auto& entry : entries) updated = std::max(updated, entry.updated);
  return updated;
}

std::string element(std::string_view name, std::string_view text) {
  std::string out;
  out.append("<").append(name).append(">").append(escape_xml(text)).append("</").append(name).append(">\n");
  return out;
}

std::string rss_item(const FeedEntry& entry) {
  std::string out = "<item>\n" + element("title", entry.title) + element("link", entry.url);
  out += "<guid isPermaLink=\"" + std::string(entry.guid == entry.url ? "true" : "false") + "\">" +
         escape_xml(entry.guid) + "</guid>\n";
  out += element("pubDate", rfc822(entry.updated));
  if (!entry.issuer.empty()) out += element("dc:creator", entry.issuer);
  for (const auto& tag : entry.item->tags) out += element("category", tag);
  if (!entry.summary.empty() || entry.content.empty()) out += element("description", entry.summary);
  if (!entry.content.empty()) out += element("content:encoded", entry.content);
  return out + "</item>\n";
}

std::string rss(const SiteValues& values, const FeedArchives& archives, const Feed& feed,
                const std::vector<FeedEntry>& entries) {
  const auto& config = values.site().config;
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" "
      "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
      "<channel>\n";
  out += element("title", feed_title(values, feed));
  out += element("link", absolute_link_to(config, feed_page(feed).path));
  out += element("description", feed_description(values, feed));
  out += element("language", config.language);
  if (!entries.empty()) out += element("lastBuildDate", rfc822(feed_updated(entries)));
  out += "<atom:link href=\"" + escape_xml(absolute_link_to(config, feed_route(feed).path)) +
         "\" rel=\"self\" type=\"application/rss+xml\"/>\n";
  if (is_of_site(feed) && !archives.empty())
    out += "<atom:link href=\"" + escape_xml(archive_link(config, archives.back())) +
           "\" rel=\"prev-archive\" type=\"application/atom+xml\"/>\n";
  for (const auto& entry : entries) out += rss_item(entry);
  return out + "</channel>\n</rss>\n";
}

std::string atom_link(std::string_view rel, const std::string& url, std::string_view more = {}) {
  std::string out;
  out.append("<link rel=\"").append(rel).append("\" href=\"").append(escape_xml(url)).append("\"");
  return out.append(more).append("/>\n");
}

std::string atom_entry(const SiteConfig& config, const FeedEntry& entry) {
  std::string out = "<entry>\n" + element("title", entry.title) + element("id", entry.id);
  out += atom_link("alternate", entry.url, " type=\"text/html\"");
  out += element("published", rfc3339(entry.published)) + element("updated", rfc3339(entry.updated));
  if (!entry.issuer.empty()) out += "<author>\n" + element("name", entry.issuer) + "</author>\n";
  for (const auto& tag : entry.item->tags) out += "<category term=\"" + escape_xml(tag) + "\"/>\n";
  for (const auto& file : files_of(entry)) {
    const auto type = media_type(file.file);
    out += atom_link(
        "enclosure", absolute_link_to(config, entry.item->route.path + file.file),
        " type=\"" + escape_xml(type.substr(0, type.find(';'))) + "\" length=\"" + std::to_string(file.size) + "\"");
  }
  if (!entry.summary.empty() || entry.content.empty()) out += element("summary", entry.summary);
  if (!entry.content.empty()) out += "<content type=\"html\">" + escape_xml(entry.content) + "</content>\n";
  return out + "</entry>\n";
}

constexpr std::string_view k_atom_type = " type=\"application/atom+xml\"";

// What sets one document of an archived feed apart from the others.
struct AtomPart {
  std::string title;
  Route route;
  std::string links;
};

std::string atom(const SiteValues& values, const Feed& feed, const AtomPart& part,
                 const std::vector<FeedEntry>& entries) {
  const auto& config = values.site().config;
  const auto page = absolute_link_to(config, feed_page(feed).path);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" +
      escape_xml(config.language) + "\">\n";
  out += element("title", part.title) + element("subtitle", feed_description(values, feed));
  out += element("id", page) + atom_link("alternate", page, " type=\"text/html\"");
  out += atom_link("self", absolute_link_to(config, part.route.path), k_atom_type) + part.links;
  out += element("updated", rfc3339(feed_updated(entries)));
  out += "<author>\n" + element("name", values.publisher_name()) + "</author>\n";
  for (const auto& entry : entries) out += atom_entry(config, entry);
  return out + "</feed>\n";
}

AtomPart subscription_part(const SiteValues& values, const FeedArchives& archives, const Feed& feed) {
  AtomPart part{feed_title(values, feed), feed_route(feed), {}};
  if (is_of_site(feed) && !archives.empty())
    part.links = atom_link("prev-archive", archive_link(values.site().config, archives.back()), k_atom_type);
  return part;
}

// The link to a newer archive has no query: it would change an old archive with each publication.
AtomPart archive_part(const SiteValues& values, const FeedArchives& archives, std::size_t index) {
  const auto& config = values.site().config;
  const auto& archive = archives[index];
  const Feed feed{FeedFormat::atom};
  AtomPart part{feed_title(values, feed) + " " + std::to_string(archive.year), archive_route(archive), {}};
  part.links = "<fh:archive xmlns:fh=\"http://purl.org/syndication/history/1.0\"/>\n";
  part.links += atom_link("current", absolute_link_to(config, feed_route(feed).path), k_atom_type);
  if (index > 0) part.links += atom_link("prev-archive", archive_link(config, archives[index - 1]), k_atom_type);
  if (index + 1 < archives.size())
    part.links +=
        atom_link("next-archive", absolute_link_to(config, archive_route(archives[index + 1]).path), k_atom_type);
  return part;
}

void add_json_entry(JsonWriter& json, const SiteConfig& config, const FeedEntry& entry) {
  json.begin_object().key("id").text(entry.id).key("url").text(entry.url).key("title").text(entry.title);
  json.text_field("summary", entry.summary);
  if (entry.content.empty()) json.key("content_text").text(entry.summary);
  else json.key("content_html").text(entry.content);
  json.key("date_published").text(rfc3339(entry.published)).key("date_modified").text(rfc3339(entry.updated));
  if (!entry.issuer.empty())
    json.key("authors").begin_array().begin_object().key("name").text(entry.issuer).end_object().end_array();
  if (!entry.item->tags.empty()) {
    json.key("tags").begin_array();
    for (const auto& tag : entry.item->tags) json.text(tag);
    json.end_array();
  }
  if (!files_of(entry).empty()) {
    json.key("attachments").begin_array();
    for (const auto& file : files_of(entry)) {
      const auto type = media_type(file.file);
      json.begin_object().key("url").text(absolute_link_to(config, entry.item->route.path + file.file));
      json.key("mime_type").text(type.substr(0, type.find(';')));
      json.key("size_in_bytes").number(static_cast<std::int64_t>(file.size)).end_object();
    }
    json.end_array();
  }
  json.end_object();
}

std::string json_feed(const SiteValues& values, const Feed& feed, const std::vector<FeedEntry>& entries) {
  const auto& config = values.site().config;
  JsonWriter json;
  json.begin_object().key("version").text("https://jsonfeed.org/version/1.1");
  json.key("title").text(feed_title(values, feed));
  json.key("home_page_url").text(absolute_link_to(config, feed_page(feed).path));
  json.key("feed_url").text(absolute_link_to(config, feed_route(feed).path));
  json.key("description").text(feed_description(values, feed)).key("language").text(config.language);
  json.key("items").begin_array();
  for (const auto& entry : entries) add_json_entry(json, config, entry);
  json.end_array().end_object();
  return json.take();
}

}  // namespace

std::string feed_bytes(const SiteValues& values, const FeedArchives& archives, const Feed& feed) {
  const auto entries = feed_entries_of(values, feed_entries(values.site(), feed));
  switch (feed.format) {
    case FeedFormat::rss: return rss(values, archives, feed, entries);
    case FeedFormat::atom: return atom(values, feed, subscription_part(values, archives, feed), entries);
    case FeedFormat::json: return json_feed(values, feed, entries);
  }
  return {};
}

std::string archive_bytes(const SiteValues& values, const FeedArchives& archives, std::size_t index) {
  return atom(values, {FeedFormat::atom}, archive_part(values, archives, index),
              feed_entries_of(values, archives[index].entries));
}

}  // namespace gazette
