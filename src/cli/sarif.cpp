#include "cli/sarif.hpp"

#include "base/version.hpp"
#include "cli/rule_pages.hpp"
#include "formats/json.hpp"
#include "model/route.hpp"
#include "model/rules.hpp"
#include "privacy/masking.hpp"

#include <algorithm>
#include <set>
#include <vector>

namespace gazette {

namespace {

constexpr std::string_view k_schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

std::string_view sarif_level(Severity severity) {
  return severity == Severity::info ? "note" : severity_name(severity);
}

class SarifWriter {
 public:
  std::string write(const Diagnostics& diagnostics) {
    collect_names(diagnostics);
    json_.begin_object().key("$schema").text(k_schema).key("version").text("2.1.0").key("runs").begin_array();
    json_.begin_object();
    write_tool();
    json_.key("columnKind").text("unicodeCodePoints").key("results").begin_array();
    for (const auto& found : diagnostics.entries())
      write_result(found.severity, with_masked_words(found.error), nullptr);
    for (const auto& found : diagnostics.waived())
      write_result(found.severity, with_masked_words(found.error), &found.reason);
    json_.end_array().end_object().end_array().end_object();
    return json_.take();
  }

 private:
  void collect_names(const Diagnostics& diagnostics) {
    for (const auto& rule : rules()) names_.emplace_back(rule.name);
    std::set<std::string> others;
    for (const auto& found : diagnostics.entries()) {
      if (!found.error.rule.empty() && !find_rule(found.error.rule)) others.insert(found.error.rule);
    }
    names_.insert(names_.end(), others.begin(), others.end());
  }

  void write_tool() {
    json_.key("tool").begin_object().key("driver").begin_object();
    json_.key("name").text("gazette").key("version").text(version()).key("rules").begin_array();
    for (const auto& name : names_) write_rule(name);
    json_.end_array().end_object().end_object();
  }

  void write_rule(const std::string& name) {
    const auto* rule = find_rule(name);
    json_.begin_object().key("id").text(name);
    write_text("shortDescription", rule ? rule->why : "an error whose level cannot be set");
    if (const auto page = rule_page(name); !page.empty())
      json_.key("help").begin_object().key("text").text(plain_rule_page(name)).key("markdown").text(page).end_object();
    json_.key("defaultConfiguration").begin_object();
    json_.key("level").text(sarif_level(rule ? rule->level : Severity::error)).end_object().end_object();
  }

  void write_result(Severity severity, const Error& error, const std::string* reason) {
    json_.begin_object();
    if (!error.rule.empty()) write_rule_id(error.rule);
    json_.key("level").text(sarif_level(severity));
    write_text("message", error.help.empty() ? error.message : error.message + "\nhelp: " + error.help);
    if (!error.place.file.empty()) {
      json_.key("locations").begin_array();
      write_location(error.place, nullptr);
      json_.end_array();
    }
    write_notes(error.notes);
    if (reason) {
      json_.key("suppressions").begin_array().begin_object().key("kind").text("inSource");
      json_.key("justification").text(*reason).end_object().end_array();
    }
    json_.end_object();
  }

  void write_rule_id(const std::string& rule) {
    json_.key("ruleId").text(rule);
    const auto index = std::ranges::find(names_, rule) - names_.begin();
    json_.key("ruleIndex").number(static_cast<std::int64_t>(index));
  }

  void write_notes(const std::vector<Note>& notes) {
    const auto has_place = [](const Note& note) { return !note.place.file.empty(); };
    if (std::ranges::none_of(notes, has_place)) return;
    json_.key("relatedLocations").begin_array();
    for (const auto& note : notes) {
      if (has_place(note)) write_location(note.place, &note.message);
    }
    json_.end_array();
  }

  // Line 0 is the file as a whole, which SARIF says by leaving the region out; an unknown column likewise.
  void write_location(const Place& place, const std::string* message) {
    json_.begin_object().key("physicalLocation").begin_object().key("artifactLocation").begin_object();
    json_.key("uri").text(encoded_path(place.file)).end_object();
    if (place.at.line > 0) {
      json_.key("region").begin_object().key("startLine").number(place.at.line);
      if (place.at.column > 0) {
        json_.key("startColumn").number(place.at.column);
        json_.key("endColumn").number(place.at.column + std::max(place.at.length, 1));
      }
      json_.end_object();
    }
    json_.end_object();
    if (message) write_text("message", *message);
    json_.end_object();
  }

  void write_text(std::string_view name, std::string_view text) {
    json_.key(name).begin_object().key("text").text(text).end_object();
  }

  JsonWriter json_;
  std::vector<std::string> names_;
};

}  // namespace

std::string sarif_log(const Diagnostics& diagnostics) { return SarifWriter().write(diagnostics); }

}  // namespace gazette
