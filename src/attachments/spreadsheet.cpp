#include "attachments/spreadsheet.hpp"

#include "attachments/xml_reader.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace gazette {

namespace {

constexpr std::string_view k_book = "xl/workbook.xml";
constexpr std::size_t k_columns = 16'384;
constexpr std::size_t k_piece_bytes = std::size_t{1} << 20U;  // of a row: longer ones are handed on in pieces

using SharedStrings = std::vector<std::string>;

struct Sheet {
  std::string name, id, part;
  bool is_hidden = false;
};

bool is_true(std::string_view value) { return value == "1" || value == "true"; }

std::size_t number_in(std::string_view text, std::size_t fallback) {
  const auto number = parse_integer(text);
  return number && *number >= 0 ? static_cast<std::size_t>(*number) : fallback;
}

/// The text of the elements `t` in each `si`; phonetic readings are left out.
SharedStrings shared_strings(std::string_view xml) {
  SharedStrings all;
  XmlReader reader(xml);
  bool is_in_text = false, is_phonetic = false;
  for (auto event = reader.next(); event != XmlEvent::done; event = reader.next()) {
    if (event == XmlEvent::text) {
      if (is_in_text && !is_phonetic && !all.empty()) all.back() += reader.text();
      continue;
    }
    const bool is_start = event == XmlEvent::start;
    if (reader.name() == "si" && is_start) all.emplace_back();
    else if (reader.name() == "t") is_in_text = is_start;
    else if (reader.name() == "rPh") is_phonetic = is_start;
  }
  return all;
}

std::vector<Sheet> sheets_of(std::string_view workbook) {
  std::vector<Sheet> sheets;
  XmlReader reader(workbook);
  for (auto event = reader.next(); event != XmlEvent::done; event = reader.next()) {
    if (event != XmlEvent::start || reader.name() != "sheet") continue;
    const auto state = reader.attribute("state");
    sheets.push_back(
        {reader.attribute("name"), reader.attribute("id"), "", state == "hidden" || state == "veryHidden"});
  }
  return sheets;
}

/// Part names by the ids of the workbook's relations.
std::map<std::string, std::string> parts_by_id(std::string_view relations) {
  std::map<std::string, std::string> parts;
  XmlReader reader(relations);
  for (auto event = reader.next(); event != XmlEvent::done; event = reader.next()) {
    if (event != XmlEvent::start || reader.name() != "Relationship") continue;
    const auto target = reader.attribute("Target");
    parts[reader.attribute("Id")] = target.starts_with('/') ? target.substr(1) : "xl/" + target;
  }
  return parts;
}

/// 0 for `A`, 27 for `AB`; from a reference such as `AB12`.
std::size_t column_of(std::string_view reference, std::size_t fallback) {
  std::size_t column = 0, letters = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z' || letters == 3) break;
    column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
    ++letters;
  }
  return letters ? column - 1 : fallback;
}

/// `1.3812345678E10`, as some programs write whole numbers, as digits; anything else as it is.
std::string as_digits(std::string value) {
  if (value.find_first_of("eE") == std::string::npos) return value;
  double number = 0;
  const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool is_number = fault == std::errc{} && end == value.data() + value.size();
  if (!is_number || number < 0 || number >= 9.007e15 || number != std::floor(number)) return value;
  return std::to_string(static_cast<long long>(number));
}

class SheetReader {
 public:
  SheetReader(std::string_view xml, const SharedStrings& strings, TextPlace place, ReadingLimits& limits,
              const TextSink& sink)
      : reader_(xml), strings_(strings), place_(std::move(place)), limits_(limits), sink_(sink) {
    place_.unit = "row";
  }

  void run() {
    for (auto event = reader_.next(); event != XmlEvent::done; event = reader_.next()) {
      if (event == XmlEvent::start) on_start(reader_.name());
      else if (event == XmlEvent::end) on_end(reader_.name());
      else if (is_in_value_) value_ += reader_.text();
      else if (is_in_formula_) formula_ += reader_.text();
    }
  }

  std::size_t rows() const { return rows_; }
  std::size_t hidden_rows() const { return hidden_rows_; }
  std::size_t hidden_columns() const { return columns_seen_.size(); }
  bool is_damaged() const { return reader_.is_damaged(); }
  /// Whether a shared text was left out, since a cell may repeat a large one for a few bytes.
  bool is_cut() const { return is_cut_; }

 private:
  void on_start(std::string_view name) {
    if (name == "col" && is_true(reader_.attribute("hidden"))) add_hidden_columns();
    else if (name == "row") start_row();
    else if (name == "c") {
      type_ = reader_.attribute("t");
      column_ = column_of(reader_.attribute("r"), column_ + 1);
      value_.clear();
      formula_.clear();
    } else if (name == "v" || name == "t") is_in_value_ = true;
    else if (name == "f") is_in_formula_ = true;
  }

  void on_end(std::string_view name) {
    if (name == "v" || name == "t") is_in_value_ = false;
    else if (name == "f") is_in_formula_ = false;
    else if (name == "c") end_cell();
    else if (name == "row") end_row();
  }

  void add_hidden_columns() {
    const auto first = number_in(reader_.attribute("min"), 1), last = number_in(reader_.attribute("max"), first);
    for (auto i = first; i > 0 && i <= std::min(last, k_columns); ++i) hidden_.insert(i - 1);
  }

  void start_row() {
    place_.number = number_in(reader_.attribute("r"), place_.number + 1);
    is_row_hidden_ = is_true(reader_.attribute("hidden"));
    column_ = static_cast<std::size_t>(-1);
    row_.clear();
    in_hidden_.clear();
  }

  void end_cell() {
    if (type_ == "s") {
      take_shared(number_in(trimmed(value_), strings_.size()));
    } else if (type_.empty() || type_ == "n") {
      value_ = as_digits(std::move(value_));
    }
    const bool is_hidden = hidden_.contains(column_);
    if (is_hidden && !trimmed(value_).empty()) columns_seen_.insert(column_);
    auto& target = is_hidden ? in_hidden_ : row_;
    if (!value_.empty()) target += value_ + "\t";
    if (formula_.find('"') != std::string::npos) target += formula_ + "\t";
    if (row_.size() + in_hidden_.size() > k_piece_bytes) hand_on();
  }

  void take_shared(std::size_t index) {
    value_.clear();
    if (index >= strings_.size()) return;
    const auto& text = strings_[index];
    is_cut_ = is_cut_ || text.size() > limits_.bytes_left;
    if (text.size() > limits_.bytes_left) return;
    limits_.bytes_left -= text.size();
    value_ = text;
  }

  void end_row() {
    hand_on();
    rows_ += has_content_ ? 1 : 0;
    hidden_rows_ += has_content_ && is_row_hidden_ ? 1 : 0;
    has_content_ = false;
  }

  void hand_on() {
    has_content_ = has_content_ || !row_.empty() || !in_hidden_.empty();
    auto place = place_;
    place.is_hidden = is_row_hidden_;
    if (!row_.empty()) sink_(place, row_);
    place.is_hidden = true;
    if (!in_hidden_.empty()) sink_(place, in_hidden_);
    row_.clear();
    in_hidden_.clear();
  }

  XmlReader reader_;
  const SharedStrings& strings_;
  TextPlace place_;
  ReadingLimits& limits_;
  const TextSink& sink_;
  std::set<std::size_t> hidden_, columns_seen_;
  std::string type_, value_, formula_, row_, in_hidden_;
  std::size_t column_ = 0, rows_ = 0, hidden_rows_ = 0;
  bool is_row_hidden_ = false, is_in_value_ = false, is_in_formula_ = false, has_content_ = false, is_cut_ = false;
};

void read_sheet(const std::string& xml, const Sheet& sheet, const std::string& name, const SharedStrings& strings,
                ReadingLimits& limits, const TextSink& sink, Extraction& found) {
  TextPlace place;
  place.part = name + (sheet.is_hidden ? " (hidden)" : "");
  SheetReader reader(xml, strings, place, limits, sink);
  reader.run();
  if (reader.is_damaged()) found.not_scanned.push_back(name + " is damaged");
  if (reader.is_cut()) found.not_scanned.push_back(name + " is too large when unpacked");
  if (sheet.is_hidden && reader.rows() > 0) found.hidden.push_back("the hidden " + name);
  if (reader.hidden_rows() > 0) found.hidden.push_back(counted(reader.hidden_rows(), "hidden row") + " in " + name);
  if (reader.hidden_columns() > 0)
    found.hidden.push_back(counted(reader.hidden_columns(), "hidden column") + " in " + name);
}

/// A part's bytes; why they cannot be had goes to `found`.
std::string part_of(const ZipArchive& archive, const std::string& name, ReadingLimits& limits, Extraction& found) {
  auto bytes = archive.read(name, limits);
  if (bytes) return *std::move(bytes);
  found.not_scanned.push_back(name + ": " + bytes.error().message);
  return {};
}

}  // namespace

void read_spreadsheet(const ZipArchive& archive, ReadingLimits& limits, const TextSink& sink, Extraction& found,
                      std::set<std::string>& done) {
  auto sheets = sheets_of(part_of(archive, std::string(k_book), limits, found));
  const auto parts = parts_by_id(part_of(archive, "xl/_rels/workbook.xml.rels", limits, found));
  SharedStrings strings;
  if (archive.has("xl/sharedStrings.xml"))
    strings = shared_strings(part_of(archive, "xl/sharedStrings.xml", limits, found));
  done.insert({"xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"});
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    auto& sheet = sheets[i];
    const auto part = parts.find(sheet.id);
    if (part == parts.end() || !archive.has(part->second)) continue;  // what is left is read as other parts are
    if (!done.insert(part->second).second) continue;
    const auto name = "sheet " + std::to_string(i + 1) + " “" + sheet.name + "”";
    read_sheet(part_of(archive, part->second, limits, found), sheet, name, strings, limits, sink, found);
  }
}

}  // namespace gazette
