#include "coverage/scheme_reader.hpp"

#include "base/embedded.hpp"
#include "base/slug.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"
#include "base/text_encoding.hpp"
#include "formats/table_reader.hpp"
#include "model/config.hpp"

#include <algorithm>
#include <set>

namespace gazette {

namespace {

constexpr auto k_kind = ErrorKind::configuration;
constexpr std::string_view k_folder = "schemes/";
constexpr std::string_view k_ending = ".toml";
const std::vector<std::string_view> k_columns = {"guide", "institutions", "statutory", "reports", "requests"};

std::string_view id_of(std::string_view path) {
  if (!path.starts_with(k_folder) || !path.ends_with(k_ending)) return {};
  path.remove_prefix(k_folder.size());
  path.remove_suffix(k_ending.size());
  return path;
}

std::string known_or(std::string_view found, const std::vector<std::string_view>& known) {
  auto help = suggestion(found, known);
  const std::vector<std::string> shown(known.begin(), known.end());
  return help.empty() ? "use one of: " + joined(shown, ", ") : help;
}

std::string required(TableReader& reader, std::string_view key, const Place& place) {
  const auto text = reader.text(key);
  if (text && !trimmed(*text).empty()) return *text;
  if (text || !reader.has(key))
    reader.diagnostics().add_error({k_kind,
                                    "missing-key",
                                    std::string(key) + " is missing",
                                    text ? reader.place_of(key) : place,
                                    "write " + std::string(key) + " = \"…\"",
                                    {}});
  return {};
}

// Keys are parts of addresses and of metadata.
std::string read_key(TableReader& reader, const Place& place, std::set<std::string>& taken) {
  auto key = required(reader, "key", place);
  if (key.empty()) return key;
  if (slug_of(key) != key)
    reader.fail("key", "invalid-key", quoted(key) + " cannot be a key", "use letters, digits, - and _");
  else if (!taken.insert(key).second)
    reader.fail("key", "duplicate-key", "there is already a row or group with the key " + quoted(key));
  return key;
}

std::vector<SchemeGroup> read_groups(TableReader& scheme, std::set<std::string>& keys) {
  std::vector<SchemeGroup> groups;
  for (const auto* table : scheme.tables("groups")) {
    TableReader reader(*table, "a group of a scheme", k_kind, scheme.diagnostics());
    groups.push_back({read_key(reader, table->place, keys), required(reader, "label", table->place),
                      reader.text("en").value_or("")});
    reader.finish();
  }
  return groups;
}

void check_group(TableReader& reader, const Scheme& scheme, const std::string& group) {
  std::vector<std::string_view> known;
  for (const auto& each : scheme.groups) known.push_back(each.key);
  if (group.empty() || std::find(known.begin(), known.end(), group) != known.end()) return;
  reader.fail("group", "unknown-group", quoted(group) + " is not a group of this scheme", known_or(group, known));
}

void read_rows(TableReader& head, Scheme& scheme, std::set<std::string>& keys) {
  for (const auto* table : head.tables("rows")) {
    const auto& at = table->place;
    TableReader reader(*table, "a row of a scheme", k_kind, head.diagnostics());
    SchemeRow row;
    row.key = read_key(reader, at, keys);
    row.label = required(reader, "label", at);
    row.english = reader.text("en").value_or("");
    row.article = reader.text("article").value_or("");
    row.group = reader.text("group").value_or("");
    check_group(reader, scheme, row.group);
    reader.finish();
    scheme.rows.push_back(std::move(row));
  }
}

void read_columns(TableReader& head, Scheme& scheme) {
  scheme.columns = head.texts("columns").value_or(std::vector<std::string>{});
  for (const auto& column : scheme.columns) {
    if (std::find(k_columns.begin(), k_columns.end(), column) == k_columns.end())
      head.fail("columns", "unknown-column", quoted(column) + " is not a column", known_or(column, k_columns));
  }
}

void read_head(TableReader& top, const std::string& file, Scheme& scheme) {
  static const TomlTable empty;
  const Place start{file, {1, 1, 1}};
  const auto* table = top.table("scheme");
  TableReader head(table ? *table : empty, "[scheme]", k_kind, top.diagnostics());
  const auto place = table ? top.place_of("scheme") : start;
  scheme.id = required(head, "id", place);
  if (!scheme.id.empty() && path_name(file) != scheme.id + std::string(k_ending))
    head.fail("id", "scheme-file-name",
              "the scheme's id is " + quoted(scheme.id) + " but its file is not named after it",
              "name the file " + scheme.id + std::string(k_ending));
  scheme.language = head.text("language").value_or("");
  scheme.title = required(head, "title", place);
  scheme.english = head.text("en").value_or("");
  scheme.basis = head.text("basis").value_or("");
  scheme.source = head.text("source").value_or("");
  scheme.note = head.text("note").value_or("");
  read_columns(head, scheme);
  std::set<std::string> keys;
  scheme.groups = read_groups(head, keys);
  if (!head.has("rows"))
    head.fail_at(place, "missing-key", "a scheme needs rows", "write [[scheme.rows]] above the keys of each");
  else read_rows(head, scheme, keys);
  head.finish();
}

GuidePart read_part(TableReader& reader, const Place& place) {
  GuidePart part{required(reader, "label", place), reader.text("en").value_or(""), reader.text("agency").value_or(""),
                 reader.texts("words").value_or(std::vector<std::string>{})};
  std::vector<std::string_view> known;
  for (const auto& [key, field] : k_agency_fields) known.push_back(key);
  if (!part.agency.empty() && std::find(known.begin(), known.end(), part.agency) == known.end())
    reader.fail("agency", "unknown-key", quoted(part.agency) + " is not a key of [agency]",
                known_or(part.agency, known));
  if (!part.label.empty() && part.agency.empty() && part.words.empty())
    reader.fail("label", "missing-key", "nothing tells whether a guide has " + quoted(part.label),
                "write words = [\"…\"], or agency = \"phone\"");
  return part;
}

void read_guide(TableReader& top, Scheme& scheme) {
  const auto* table = top.table("guide");
  if (!table) return;
  TableReader guide(*table, "[guide]", k_kind, top.diagnostics());
  scheme.guide_basis = guide.text("basis").value_or("");
  for (const auto* part : guide.tables("parts")) {
    TableReader reader(*part, "a part of a guide", k_kind, top.diagnostics());
    scheme.guide.push_back(read_part(reader, part->place));
    reader.finish();
  }
  guide.finish();
}

}  // namespace

std::shared_ptr<const Scheme> parse_scheme(const std::string& file, std::string_view text, Diagnostics& diagnostics) {
  if (auto fault = encoding_fault(file, text, k_kind)) {
    diagnostics.add_error(*std::move(fault));
    return nullptr;
  }
  const auto errors_before = diagnostics.count(Severity::error);
  const auto table = parse_toml({file, text, 1, k_kind}, diagnostics);
  TableReader top(table, "a scheme", k_kind, diagnostics);
  Scheme scheme;
  read_head(top, file, scheme);
  read_guide(top, scheme);
  top.finish();
  if (diagnostics.count(Severity::error) > errors_before) return nullptr;
  return std::make_shared<const Scheme>(std::move(scheme));
}

std::vector<std::string_view> built_in_schemes() {
  std::vector<std::string_view> ids;
  for (const auto& file : embedded_files()) {
    if (const auto id = id_of(file.path); !id.empty()) ids.push_back(id);
  }
  return ids;
}

std::shared_ptr<const Scheme> load_scheme(const FileReader& files, const std::string& id, const Place& asked_at,
                                          Diagnostics& diagnostics) {
  const auto path = std::string(k_folder).append(id).append(k_ending);
  const bool is_name = !id.empty() && id.find_first_of("/\\") == std::string::npos && !id.starts_with('.');
  if (is_name && files.is_file(path)) {
    const auto text = files.read(path);
    if (text) return parse_scheme(path, *text, diagnostics);
    diagnostics.add_error(text.error());
    return nullptr;
  }
  for (const auto& file : embedded_files()) {
    if (is_name && file.path == path) return parse_scheme(path, file.bytes, diagnostics);
  }
  auto help = suggestion(id, built_in_schemes());
  if (help.empty()) help = known_or(id, built_in_schemes()) + "; a scheme of your own is the file " + path;
  diagnostics.add_error({k_kind, "unknown-scheme", "there is no scheme " + quoted(id), asked_at, std::move(help), {}});
  return nullptr;
}

}  // namespace gazette
