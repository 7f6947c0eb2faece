#include "content/metadata.hpp"

#include "base/slug.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"
#include "content/changes.hpp"
#include "content/element_positions.hpp"
#include "content/permalinks.hpp"
#include "content/report_reader.hpp"
#include "content/waivers.hpp"
#include "formats/toml_record.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace gazette {

namespace {

constexpr auto k_kind = ErrorKind::content;

template <typename E>
using Names = std::vector<std::pair<std::string_view, E>>;

// Reads one of a closed list of words.
template <typename E>
std::optional<E> read_word(TableReader& reader, std::string_view key, const Names<E>& names) {
  const auto word = reader.text(key);
  if (!word) return std::nullopt;
  std::vector<std::string_view> known;
  for (const auto& [name, value] : names) {
    if (name == *word) return value;
    known.push_back(name);
  }
  std::vector<std::string> shown(known.begin(), known.end());
  auto help = suggestion(*word, known);
  reader.fail(key, "wrong-value", quoted(*word) + " is not a value of " + std::string(key),
              help.empty() ? "use one of: " + joined(shown, ", ") : help);
  return std::nullopt;
}

void read_title(TableReader& reader, MetadataState state, Item& item) {
  const auto title = reader.text("title");
  item.title = std::string(trimmed(title.value_or("")));
  const bool is_absent = !reader.has("title") && state == MetadataState::whole;
  if (is_absent)
    reader.diagnostics().add_error({k_kind,
                                    "missing-title",
                                    "the title is missing",
                                    {item.source, {1, 1, 3}},
                                    "write title = \"…\" in the metadata",
                                    {}});
  if (title && item.title.empty())
    reader.fail("title", "missing-title", "the title is empty", "write title = \"…\" in the metadata");
}

void read_names(TableReader& reader, const SiteConfig& config, Item& item) {
  item.index_number = reader.text("index_number").value_or("");
  item.document_number = reader.text("document_number").value_or("");
  item.issuer = reader.text("issuer").value_or("");
  if (item.issuer.empty() || find_issuer(config, item.issuer)) return;
  std::vector<std::string_view> known;
  for (const auto& issuer : config.issuers) known.push_back(issuer.key);
  auto help = suggestion(item.issuer, known);
  reader.fail("issuer", "unknown-issuer", quoted(item.issuer) + " is not an issuer of this site",
              help.empty() ? "write the key of one of the [[issuers]] in site.toml" : help);
}

void read_dates(TableReader& reader, MetadataState state, const SiteConfig& config, Item& item) {
  item.is_draft = reader.flag("draft").value_or(false);
  item.made = reader.date("made");
  const bool has_published = reader.has("published");
  if (const auto published = reader.date_time("published"))
    item.published = at_offset(*published, config.utc_offset_minutes);
  if (!has_published && !item.is_draft && state == MetadataState::whole)
    reader.diagnostics().add_error({k_kind,
                                    "missing-published",
                                    "the date of publication is missing",
                                    {item.source, {1, 1, 3}},
                                    "write published = 2024-03-01, or draft = true",
                                    {}});
  item.effective = reader.date("effective");
  item.expires = reader.date("expires");
}

void read_listed(TableReader& reader, std::string_view key, const TaxonomyConfig& taxonomy, std::string& field) {
  field = reader.text(key).value_or("");
  const auto& allowed = taxonomy.values;
  if (field.empty() || allowed.empty() || std::find(allowed.begin(), allowed.end(), field) != allowed.end()) return;
  const std::vector<std::string_view> known(allowed.begin(), allowed.end());
  auto help = suggestion(field, known);
  reader.fail(key, "unknown-" + std::string(key), quoted(field) + " is not in the list of " + taxonomy.key,
              help.empty() ? "use one of: " + joined(allowed, ", ") : help);
}

// Of the first text of the list `key` that is `word`.
Place place_of_word(TableReader& reader, std::string_view key, std::string_view word) {
  const auto* value = reader.value(key);
  const auto* list = value ? value->as_array() : nullptr;
  for (const auto& element : list ? *list : TomlArray{}) {
    if (const auto* text = element.as_text(); text && trimmed(*text) == word) return element.place;
  }
  return reader.place_of(key);
}

std::vector<std::string> read_words(TableReader& reader, std::string_view key) {
  std::vector<std::string> words;
  std::set<std::string, std::less<>> seen;
  for (auto& word : reader.texts(key).value_or(std::vector<std::string>{})) {
    const std::string clean(trimmed(word));
    if (!seen.insert(clean).second) continue;
    if (clean.empty())
      reader.fail_at(place_of_word(reader, key, clean), "empty-text", "an entry of " + std::string(key) + " is empty",
                     "take it out");
    else words.push_back(clean);
  }
  return words;
}

void read_tags(TableReader& reader, Item& item) {
  item.keywords = read_words(reader, "keywords");
  item.tags = read_words(reader, "tags");
  item.channels = read_words(reader, "channels");
  for (const auto& tag : item.tags) {
    if (slug_of(tag).empty())
      reader.fail_at(place_of_word(reader, "tags", tag), "invalid-tag",
                     quoted(tag) + " has no letter or digit for its address",
                     "write a word, as in tags = [\"budget\"]");
  }
}

// Whether the names exist is known once the site's scheme and catalogues are read.
void read_coverage(TableReader& reader, Item& item) {
  item.scheme = read_words(reader, "scheme");
  const auto* value = reader.value("standard");
  keep_element_positions(reader.value("scheme"), "scheme", item.positions);
  keep_element_positions(value, "standard", item.positions);
  const bool is_one = value && value->as_text();
  item.standards = is_one ? std::vector<std::string>{*reader.text("standard")} : read_words(reader, "standard");
}

void read_standing(TableReader& reader, Item& item) {
  static const Names<Disclosure> disclosures = {
      {"proactive", Disclosure::proactive}, {"on-request", Disclosure::on_request}, {"withheld", Disclosure::withheld}};
  static const Names<Validity> validities = {{"in-force", Validity::in_force},
                                             {"amended", Validity::amended},
                                             {"repealed", Validity::repealed},
                                             {"expired", Validity::expired}};
  // A word that is not understood must not publish what was meant to be withheld.
  const bool has_disclosure = reader.has("disclosure");
  item.disclosure = read_word(reader, "disclosure", disclosures)
                        .value_or(has_disclosure ? Disclosure::withheld : Disclosure::proactive);
  item.declared_validity = read_word(reader, "validity", validities);
  item.replaces = read_words(reader, "replaces");
}

void read_withdrawn(TableReader& reader, Item& item) {
  const auto* table = reader.table("withdrawn");
  if (!table) return;
  TableReader inside(*table, "withdrawn", k_kind, reader.diagnostics());
  const auto date = inside.date("date");
  const auto reason = inside.text("reason");
  const auto successor = inside.text("successor");
  if (!inside.has("date") || !inside.has("reason") || (reason && trimmed(*reason).empty()))
    reader.fail("withdrawn", "incomplete-withdrawal", "a withdrawal needs a date and a reason",
                "write withdrawn = { date = 2024-05-01, reason = \"…\" }");
  inside.finish();
  item.withdrawn = Withdrawal{date.value_or(Date{}), reason.value_or(""), successor.value_or("")};
}

Attachment attachment_at(const Item& item, const std::string& file) {
  Attachment attachment;
  attachment.file = file;
  attachment.source = path_join(item.folder, file);
  return attachment;
}

// Names of former files: no file of that name need exist any more.
void read_replaced_files(TableReader& entry, Attachment& attachment) {
  for (const auto& name : entry.texts("replaces").value_or(std::vector<std::string>{})) {
    const auto path = normal_path(name);
    if (!name.empty() && path && !path->empty() && !name.starts_with('/')) attachment.replaces.push_back(*path);
    else
      entry.fail("replaces", "wrong-value", quoted(name) + " is not the name of a former file beside the item",
                 "write replaces = [\"old.pdf\"]");
  }
}

constexpr auto k_attachments_form = "write attachments = [\"annex.pdf\", { file = \"table.csv\", title = \"…\" }]";

// What an entry of the list says; nothing where it names no file, which is reported.
std::optional<Attachment> named_attachment(TableReader& reader, const TomlValue& value) {
  Attachment attachment;
  if (const auto* text = value.as_text()) {
    attachment.file = *text;
    return attachment;
  }
  if (!value.as_table()) {
    reader.fail_at(value.place, "wrong-type",
                   "an attachment must be text or a table, found " + std::string(value.type_name()),
                   k_attachments_form);
    return std::nullopt;
  }
  TableReader inside(value, "an attachment", k_kind, reader.diagnostics());
  const auto file = inside.text("file");
  attachment.file = file.value_or("");
  attachment.title = inside.text("title").value_or("");
  attachment.accessible = inside.flag("accessible");
  read_replaced_files(inside, attachment);
  if (!inside.has("file")) inside.fail("file", "missing-key", "the attachment names no file", k_attachments_form);
  inside.finish();
  return file ? std::optional(std::move(attachment)) : std::nullopt;
}

void read_listed_attachment(TableReader& reader, const TomlValue& value, Item& item) {
  const auto attachment = named_attachment(reader, value);
  if (!attachment) return;
  const auto path = normal_path(attachment->file);
  if (!path || path->empty() || attachment->file.starts_with('/')) {
    reader.fail_at(value.place, "wrong-value", quoted(attachment->file) + " is not a file beside the item",
                   k_attachments_form);
    return;
  }
  auto listed = attachment_at(item, *path);
  listed.title = attachment->title;
  listed.accessible = attachment->accessible;
  listed.replaces = attachment->replaces;
  listed.is_listed = true;
  listed.at = value.place.at;
  item.attachments.push_back(std::move(listed));
}

// The listed ones in their order, then the rest of the bundle's files by name.
void read_attachments(TableReader& reader, const ItemFile& file, Item& item) {
  if (const auto* array = reader.array("attachments")) {
    for (const auto& value : *array) read_listed_attachment(reader, value, item);
  }
  const auto listed = item.attachments.size();
  for (const auto& entry : file.files) {
    const auto path = path_join(item.folder, entry.path);
    const auto same = [&](const Attachment& a) { return a.source == path; };
    const auto end = item.attachments.begin() + static_cast<std::ptrdiff_t>(listed);
    const bool is_figures = item.report && item.report->figures_file == path;
    if (!is_figures && std::none_of(item.attachments.begin(), end, same))
      item.attachments.push_back(attachment_at(item, entry.path));
  }
}

void read_address(TableReader& reader, const SiteConfig& config, Item& item) {
  const auto declared = reader.text("slug");
  auto slug = slug_of(declared.value_or(item.name));
  if (declared && slug != *declared) {
    reader.fail("slug", "invalid-slug", quoted(*declared) + " cannot be part of an address as it is",
                slug.empty() ? "use letters, digits and -" : "write slug = " + quoted(slug));
    if (slug.empty()) slug = slug_of(item.name);  // lest two wrong ones be called the same
  } else if (slug.empty()) {
    reader.diagnostics().add_error({k_kind,
                                    "invalid-slug",
                                    "the file's name gives no address",
                                    {item.source, {}},
                                    "rename it, or write slug = \"…\"",
                                    {}});
  }
  item.route = item_route(item, slug, config);
  item.aliases = read_aliases(reader);
  item.template_name = reader.text("template").value_or("");
  item.weight = reader.integer("weight").value_or(0);
}

void keep_positions(const TableReader& reader, Item& item) {
  for (const auto* key :
       {"title",   "index_number", "document_number", "made",   "published",   "expires", "replaces", "withdrawn",
        "aliases", "slug",         "template",        "report", "attachments", "tags",    "image",    "waive",
        "changes", "effective",    "validity",        "genre",  "scheme",      "standard"}) {
    const auto place = reader.place_of(key);
    if (!place.file.empty()) item.positions[key] = place.at;
  }
}

}  // namespace

void read_metadata(TableReader& reader, MetadataState state, const ItemFile& file, const SiteConfig& config,
                   Item& item) {
  item.source = file.source;
  item.folder = file.folder;
  item.category = file.category;
  item.name = file.name;
  item.is_bundle = file.is_bundle;
  read_title(reader, state, item);
  read_names(reader, config, item);
  read_dates(reader, state, config, item);
  item.summary = std::string(trimmed(reader.text("summary").value_or("")));
  read_listed(reader, "genre", config.taxonomy(TaxonomyKind::genres), item.genre);
  read_listed(reader, "topic", config.taxonomy(TaxonomyKind::topics), item.topic);
  read_tags(reader, item);
  read_coverage(reader, item);
  read_standing(reader, item);
  read_withdrawn(reader, item);
  item.changes = read_changes(reader);
  read_report(reader, file, config, item);
  read_attachments(reader, file, item);
  item.origin = reader.text("source").value_or("");
  item.author = reader.text("author").value_or("");
  item.image = reader.text("image").value_or("");
  item.description = reader.text("description").value_or("");
  read_address(reader, config, item);
  item.waivers = read_waivers(reader);
  if (const auto* extra = reader.table("extra")) item.extra = record_of(*extra);
  keep_positions(reader, item);
}

}  // namespace gazette
