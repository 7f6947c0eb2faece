#include "record/publication.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "formats/json.hpp"
#include "formats/json_reader.hpp"

#include <array>

namespace gazette {

namespace {

struct KindName {
  PublicationKind kind;
  std::string_view name;
};
constexpr std::array<KindName, 5> k_kinds = {{{PublicationKind::item, "item"},
                                              {PublicationKind::category, "category"},
                                              {PublicationKind::file, "file"},
                                              {PublicationKind::redirect, "redirect"},
                                              {PublicationKind::manifest, "manifest"}}};

constexpr std::string_view k_mend = "lines are written by `gazette publish` only: take this one from version control";

Error broken(std::string message) {
  return {ErrorKind::content, "broken-ledger", std::move(message), {"", {0, 1, 1}}, std::string(k_mend), {}};
}

// Takes the members of a line; the first one that is wrong is kept.
class LineReader {
 public:
  explicit LineReader(const JsonValue& line) : line_(line) {}

  std::string text(std::string_view name) {
    const auto* value = line_.member(name);
    if (!value) return {};
    if (const auto* text = value->as_text()) return *text;
    fail(name, "must be text");
    return {};
  }

  std::string digest(std::string_view name) {
    auto value = text(name);
    if (!value.empty() && !is_sha256_hex(value)) fail(name, "must be 64 hexadecimal digits");
    return value;
  }

  std::optional<DateTime> moment(std::string_view name) {
    const auto written = text(name);
    if (written.empty()) return std::nullopt;
    const auto moment = parse_date_time(written, 0);
    if (moment) return *moment;
    fail(name, "must be a moment: " + moment.error().message);
    return std::nullopt;
  }

  std::optional<Date> day(std::string_view name) {
    const auto written = text(name);
    if (written.empty()) return std::nullopt;
    const auto day = parse_date(written);
    if (day) return *day;
    fail(name, "must be a date: " + day.error().message);
    return std::nullopt;
  }

  std::int64_t count(std::string_view name) {
    const auto* value = line_.member(name);
    if (!value) return 0;
    if (const auto* number = value->as_integer(); number && *number >= 0) return *number;
    fail(name, "must be a count");
    return 0;
  }

  std::map<std::string, std::string> digests(std::string_view name) {
    std::map<std::string, std::string> out;
    const auto* value = line_.member(name);
    if (!value) return out;
    const auto* object = value->as_object();
    if (!object) fail(name, "must be an object");
    for (const auto& member : object ? *object : JsonObject{}) {
      const auto* digest = member.value.as_text();
      if (digest && is_sha256_hex(*digest)) out[member.name] = *digest;
      else fail(name, "must hold digests of 64 hexadecimal digits");
    }
    return out;
  }

  PublicationKind kind() {
    const auto written = text("kind");
    for (const auto& [kind, name] : k_kinds) {
      if (name == written) return kind;
    }
    fail("kind", "is " + quoted(written) + ", which this version of gazette does not know");
    return PublicationKind::item;
  }

  void fail(std::string_view name, std::string_view what) {
    if (!fault_) fault_ = broken(quoted(name) + " " + std::string(what));
  }

  const std::optional<Error>& fault() const { return fault_; }

 private:
  const JsonValue& line_;
  std::optional<Error> fault_;
};

void check_whole(LineReader& reader, const Publication& publication, bool has_moment) {
  if (!has_moment) reader.fail("at", "is missing");
  const bool is_manifest = publication.kind == PublicationKind::manifest;
  if (is_manifest && publication.sha256.empty()) reader.fail("sha256", "is missing");
  if (!is_manifest && !publication.url.starts_with('/')) reader.fail("url", "must begin with /");
}

}  // namespace

std::string_view publication_kind_name(PublicationKind kind) {
  for (const auto& each : k_kinds) {
    if (each.kind == kind) return each.name;
  }
  return "item";
}

bool says_the_same(const Publication& a, const Publication& b) {
  auto other = b;
  other.at = a.at;
  return publication_line(a) == publication_line(other);
}

std::string publication_line(const Publication& p) {
  JsonWriter json(JsonWriter::Layout::one_line);
  json.begin_object().key("at").text(rfc3339(p.at)).key("kind").text(publication_kind_name(p.kind));
  json.text_field("url", p.url).text_field("title", p.title).text_field("index_number", p.index_number);
  if (p.first_published) json.key("first_published").text(rfc3339(*p.first_published));
  json.text_field("source", p.source).text_field("text", p.text);
  if (p.notes > 0) json.key("notes").number(p.notes);
  if (!p.attachments.empty()) {
    json.key("attachments").begin_object();
    for (const auto& [name, digest] : p.attachments) json.key(name).text(digest);
    json.end_object();
  }
  if (p.withdrawn) json.key("withdrawn").text(iso_date(*p.withdrawn));
  json.text_field("to", p.to).text_field("sha256", p.sha256).text_field("previous", p.previous);
  return json.end_object().take_line();
}

Result<Publication> parse_publication(std::string_view line) {
  const auto json = parse_json(line);
  if (!json) {
    auto error = broken(json.error().message);
    error.place.at.column = json.error().place.at.column;
    return error;
  }
  if (!json->as_object()) return broken("a line must be an object in braces");
  LineReader reader(*json);
  Publication p;
  const auto at = reader.moment("at");
  p.at = at.value_or(DateTime{});
  p.kind = reader.kind();
  p.url = reader.text("url");
  p.first_published = reader.moment("first_published");
  p.source = reader.text("source");
  p.title = reader.text("title");
  p.index_number = reader.text("index_number");
  p.text = reader.digest("text");
  p.notes = reader.count("notes");
  p.attachments = reader.digests("attachments");
  p.withdrawn = reader.day("withdrawn");
  p.to = reader.text("to");
  p.sha256 = reader.digest("sha256");
  p.previous = reader.digest("previous");
  check_whole(reader, p, at.has_value());
  if (reader.fault()) return *reader.fault();
  return p;
}

}  // namespace gazette
