// Each value is written with its name and its length, so that no two texts can be written alike. The first line is the
// version of this notation: another one would make every published text look edited.
#include "record/text_digest.hpp"

#include "base/digest.hpp"

namespace gazette {

namespace {

class Notation {
 public:
  void add(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out_.append(name).append(" ").append(std::to_string(value.size())).append(":").append(value).append("\n");
  }
  void add(std::string_view name, const std::optional<Date>& day) {
    if (day) add(name, iso_date(*day));
  }
  void add(std::string_view name, const std::vector<std::string>& values) {
    for (const auto& value : values) add(name, value);
  }
  std::string digest() const { return sha256_hex(out_); }

 private:
  std::string out_ = "gazette text 1\n";
};

void add_figures(Notation& notation, const Report& report) {
  const auto& tables = report.form->tables;
  for (std::size_t table = 0; table < tables.size(); ++table) {
    const auto& cells = report.figures.tables[table].cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto& cell = cells[i];
      if (cell.origin != CellOrigin::declared || cell.state == CellState::blank) continue;
      notation.add(tables[table].key + "." + std::to_string(i),
                   cell.state == CellState::not_applicable ? "n/a" : std::string_view(cell.text));
    }
  }
}

}  // namespace

std::string text_digest(const Entry& entry) {
  const auto& item = *entry.item;
  Notation notation;
  notation.add("title", item.title);
  notation.add("index_number", item.index_number);
  notation.add("document_number", item.document_number);
  notation.add("issuer", item.issuer);
  notation.add("made", item.made);
  if (item.published) notation.add("published", rfc3339(*item.published));
  notation.add("effective", item.effective);
  notation.add("expires", item.expires);
  notation.add("summary", item.summary);
  notation.add("genre", item.genre);
  notation.add("topic", item.topic);
  notation.add("channels", item.channels);
  if (item.declared_validity) notation.add("validity", validity_key(*item.declared_validity));
  notation.add("replaces", item.replaces);
  notation.add("source", item.origin);
  notation.add("author", item.author);
  if (item.withdrawn) {
    notation.add("withdrawn", iso_date(item.withdrawn->date));
    notation.add("reason", item.withdrawn->reason);
    notation.add("successor", item.withdrawn->successor);
  }
  notation.add("body", item.text.essence().sha256);
  if (entry.report) add_figures(notation, *entry.report->report);
  return notation.digest();
}

std::string text_digest(const CategoryFile& category) {
  Notation notation;
  notation.add("title", category.title);
  notation.add("description", category.description);
  notation.add("body", category.text_sha256);
  return notation.digest();
}

}  // namespace gazette
