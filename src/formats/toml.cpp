#include "formats/toml.hpp"

#include "base/unicode.hpp"
#include "formats/date_text.hpp"
#include "formats/toml_repair.hpp"

// toml++ 3.3.0 asserts what it goes on to check: five invalid files of toml-test would abort without this.
#ifndef NDEBUG
#define NDEBUG
#endif
#define TOML_MAX_NESTED_VALUES 64
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <tuple>
#include <utility>

namespace gazette {

static_assert(TOML_MAX_NESTED_VALUES == k_toml_depth);

namespace {

constexpr int k_most_rounds = 20;
constexpr std::string_view k_bom = "\xEF\xBB\xBF";

Position start_of(const toml::source_region& region) {
  return {static_cast<int>(region.begin.line), static_cast<int>(region.begin.column), 1};
}

// A parsed text, or why it is none.
struct Parsed {
  std::optional<toml::table> table;
  TomlRefusal refusal;
};

// The one place where toml++ may throw.
Parsed parse(std::string_view text) {
  try {
    return {toml::parse(text), {}};
  } catch (const toml::parse_error& error) {
    return {std::nullopt, {std::string(error.description()), offset_at(text, start_of(error.source()))}};
  }
}

bool reads_as_document(std::string_view text) { return parse(text).table.has_value(); }

bool reads_as_value(std::string_view written) { return reads_as_document(std::string("x = ").append(written)); }

Date date_of(const toml::date& date) { return {date.year, date.month, date.day}; }

TomlDateTime date_time_of(const toml::date_time& time) {
  const int offset = time.offset ? time.offset->minutes : 0;
  return {{date_of(time.date), time.time.hour, time.time.minute, time.time.second, offset}, time.offset.has_value()};
}

std::string time_text(const toml::time& time) {
  std::ostringstream out;
  out << time;
  return out.str();
}

// Turns toml++'s sorted tables into ours, which keep the order of the file.
class Converter {
 public:
  Converter(const TomlSource& source, std::string_view text, const TomlRepair* repair, Diagnostics& diagnostics)
      : source_(source), text_(text), repair_(repair), diagnostics_(diagnostics) {}

  TomlTable table(const toml::table& from) const {
    TomlTable entries;
    entries.reserve(from.size());
    for (const auto& [key, node] : from) entries.push_back({std::string(key.str()), place(key.source()), value(node)});
    std::sort(entries.begin(), entries.end(), [](const TomlEntry& a, const TomlEntry& b) {
      return std::tie(a.key_place.at, a.key) < std::tie(b.key_place.at, b.key);
    });
    return entries;
  }

 private:
  TomlValue value(const toml::node& node) const {
    TomlValue value{held(node), place_of(node)};
    value.is_faulty = (repair_ && repair_->is_left_out(start_of(node.source()))) || is_in_year_0(value);
    return value;
  }

  // TOML has the year 0, our calendar has not.
  bool is_in_year_0(const TomlValue& value) const {
    const auto* const date = std::get_if<Date>(&value.held);
    const auto* const time = std::get_if<TomlDateTime>(&value.held);
    if (!(date && date->year == 0) && !(time && time->moment.date.year == 0)) return false;
    auto error = date_text_error(iso_date(date ? *date : time->moment.date));
    error.kind = source_.kind;
    error.place = value.place;
    diagnostics_.add_error(std::move(error));
    return true;
  }

  decltype(TomlValue::held) held(const toml::node& node) const {
    switch (node.type()) {
      case toml::node_type::table: return table(*node.as_table());
      case toml::node_type::array: return array(*node.as_array());
      case toml::node_type::string: return node.as_string()->get();
      case toml::node_type::integer: return node.as_integer()->get();
      case toml::node_type::floating_point: return node.as_floating_point()->get();
      case toml::node_type::boolean: return node.as_boolean()->get();
      case toml::node_type::date: return date_of(node.as_date()->get());
      case toml::node_type::date_time: return date_time_of(node.as_date_time()->get());
      case toml::node_type::time: return time_text(node.as_time()->get());
      case toml::node_type::none: break;
    }
    return std::string();
  }

  // Without the elements that were left out: nobody could tell what they are.
  TomlArray array(const toml::array& from) const {
    TomlArray elements;
    elements.reserve(from.size());
    for (const auto& node : from) {
      auto element = value(node);
      if (!element.is_faulty) elements.push_back(std::move(element));
    }
    return elements;
  }

  // A list of [[tables]] reaches to the end of its last one: its header is the place that helps.
  Place place_of(const toml::node& node) const {
    const auto* const list = node.as_array();
    const bool has_header = list && !list->empty() && list->front().source().begin == node.source().begin;
    return place(has_header ? list->front().source() : node.source());
  }

  Place place(const toml::source_region& region) const {
    auto at = start_of(region);
    if (region.end.line == region.begin.line) at.length = static_cast<int>(region.end.column - region.begin.column);
    else at = first_line_of(at);
    at.length = std::max(at.length, 1);
    at.line += source_.first_line - 1;
    return {source_.file, at};
  }

  Position first_line_of(const Position& at) const {
    const auto begin = offset_at(text_, at);
    return position_of(text_, {begin, text_.size()});
  }

  const TomlSource& source_;
  std::string_view text_;
  const TomlRepair* repair_;
  Diagnostics& diagnostics_;
};

class Reader {
 public:
  Reader(const TomlSource& source, Diagnostics& diagnostics)
      : source_(source),
        text_(source.text.starts_with(k_bom) ? source.text.substr(k_bom.size()) : source.text),
        diagnostics_(diagnostics) {}

  TomlTable read() {
    if (const auto bad = find_invalid_utf8(text_))
      return refuse({.message = "the text is not UTF-8", .help = "save the file as UTF-8", .span = {*bad, *bad}});
    if (auto fault = depth_fault(text_)) return refuse(*fault);
    auto parsed = parse(text_);
    if (parsed.table) return Converter(source_, text_, nullptr, diagnostics_).table(*parsed.table);
    return read_with_faults(std::move(parsed));
  }

 private:
  TomlTable refuse(const TomlFault& fault) {
    report(fault, text_);
    return {};
  }

  TomlTable read_with_faults(Parsed parsed) {
    TomlRepair repair(text_, reads_as_document, reads_as_value);
    for (int round = 1; !parsed.table && round <= k_most_rounds; ++round) {
      const auto fault = repair.explain(parsed.refusal);
      report(fault, repair.text());
      if (round < k_most_rounds) repair.leave_out(fault);
      else repair.leave_out_rest(fault);
      parsed = parse(repair.text());
    }
    if (!parsed.table) return {};
    auto table = Converter(source_, repair.text(), &repair, diagnostics_).table(*parsed.table);
    std::erase_if(table, [](const TomlEntry& entry) { return TomlRepair::is_left_out_header(entry.key); });
    return table;
  }

  Place place(std::string_view text, TomlSpan span) const {
    auto at = position_of(text, span);
    at.line += source_.first_line - 1;
    return {source_.file, at};
  }

  void report(const TomlFault& fault, std::string_view text) {
    Error error{source_.kind, fault.rule, fault.message, place(text, fault.span), fault.help, {}};
    if (fault.first) error.notes.push_back({"first given here", place(text, *fault.first)});
    diagnostics_.add_error(std::move(error));
  }

  const TomlSource& source_;
  std::string_view text_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::string_view TomlValue::type_name() const {
  constexpr std::array<std::string_view, 8> names = {"text",   "an integer",      "a decimal number", "true",
                                                     "a date", "a date and time", "a list",           "a table"};
  const auto* const flag = as_flag();
  return flag && !*flag ? "false" : names[held.index()];
}

const TomlEntry* find_entry(const TomlTable& table, std::string_view key) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const TomlEntry& entry) { return entry.key == key; });
  return found == table.end() ? nullptr : &*found;
}

TomlTable parse_toml(const TomlSource& source, Diagnostics& diagnostics) { return Reader(source, diagnostics).read(); }

}  // namespace gazette
