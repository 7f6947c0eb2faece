#include "content/changes.hpp"

#include "base/digest.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace gazette {

namespace {

ChangeKind kind_of(TableReader& reader) {
  const auto word = reader.text("kind");
  if (!word || *word == "minor") return ChangeKind::minor;
  if (*word == "major") return ChangeKind::major;
  auto help = suggestion(*word, {"minor", "major"});
  reader.fail("kind", "wrong-value", quoted(*word) + " is not a value of kind",
              help.empty() ? "use one of: minor, major" : help);
  return ChangeKind::minor;
}

}  // namespace

std::vector<Change> read_changes(TableReader& reader) {
  std::vector<Change> changes;
  for (const auto* table : reader.tables("changes")) {
    TableReader inside(*table, "a change", ErrorKind::content, reader.diagnostics());
    const auto date = inside.date("date");
    const auto note = inside.text("note");
    const auto kind = kind_of(inside);
    if (!inside.has("date") || !inside.has("note") || (note && trimmed(*note).empty()))
      inside.fail_at(table->place, "incomplete-change", "a change needs a date and a note",
                     "write changes = [{ date = 2024-05-01, note = \"…\", kind = \"major\" }]");
    inside.finish();
    if (date) changes.push_back({*date, note.value_or(""), kind});
  }
  std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.date < b.date; });
  return changes;
}

std::string body_digest(std::string_view body) {
  auto text = replaced(body, "\r\n", "\n");
  text.resize(text.find_last_not_of(" \t\n") + 1);
  return sha256_hex(text);
}

}  // namespace gazette
