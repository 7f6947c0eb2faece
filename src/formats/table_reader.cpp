#include "formats/table_reader.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "formats/date_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gazette {

namespace {

constexpr std::size_t k_most_listed = 30;
constexpr std::size_t k_most_unknown = 100;  // keys that are told one by one

constexpr std::string_view k_text = "text";
constexpr std::string_view k_integer = "an integer";
constexpr std::string_view k_flag = "true or false";
constexpr std::string_view k_date = "a date";
constexpr std::string_view k_date_time = "a date or a date and time";
constexpr std::string_view k_texts = "a list of texts";
constexpr std::string_view k_integers = "a list of integers";
constexpr std::string_view k_table = "a table";
constexpr std::string_view k_list = "a list";
constexpr std::string_view k_tables = "a list of tables";

std::string assigned(std::string_view key, std::string_view value) {
  return "write " + std::string(key).append(" = ").append(value);
}

// A short text as it can stand between quotes, or an ellipsis.
std::string example_text(const TomlValue& value) {
  if (const auto* number = value.as_integer()) return quoted(std::to_string(*number));
  const auto* text = value.as_text();
  const bool is_plain =
      text && !text->empty() && text->size() <= 40 && text->find_first_of("\"\\\n") == std::string::npos;
  return quoted(is_plain ? *text : "…");
}

// How `key` is written when `wanted` is wanted and `value` was found.
std::string how_to_write(std::string_view key, const TomlValue& value, std::string_view wanted) {
  const auto* const text = value.as_text();
  if (wanted == k_text) return assigned(key, example_text(value));
  if (wanted == k_integer) return assigned(key, text && parse_integer(*text) ? *text : "10");
  if (wanted == k_flag) return assigned(key, text && *text == "false" ? "false" : "true");
  if (wanted == k_date) return assigned(key, "2024-03-01");
  if (wanted == k_date_time) return assigned(key, "2024-03-01, or 2024-03-01T09:30:00");
  if (wanted == k_integers) return assigned(key, "[1, 2]");
  if (wanted == k_texts) return assigned(key, "[" + example_text(value) + "]");
  if (wanted == k_table) return "write [" + std::string(key) + "] on a line of its own and its keys below";
  if (wanted == k_tables) return "write [[" + std::string(key) + "]] above the keys of each";
  return assigned(key, "[…]");
}

}  // namespace

TableReader::TableReader(const TomlTable& table, std::string what, ErrorKind kind, Diagnostics& diagnostics,
                         int utc_offset_minutes)
    : table_(table),
      what_(std::move(what)),
      kind_(kind),
      diagnostics_(diagnostics),
      utc_offset_minutes_(utc_offset_minutes) {}

TableReader::TableReader(const TomlValue& value, std::string what, ErrorKind kind, Diagnostics& diagnostics)
    : TableReader(*value.as_table(), std::move(what), kind, diagnostics) {
  place_ = value.place;
}

bool TableReader::has(std::string_view key) {
  take(key);
  return find_entry(table_, key) != nullptr;
}

// Every way of asking comes through here, so that `finish` knows what was asked for.
const TomlValue* TableReader::take(std::string_view key) {
  if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) asked_.emplace_back(key);
  const auto* const entry = find_entry(table_, key);
  return entry && !entry->value.is_faulty ? &entry->value : nullptr;
}

template <typename T>
const T* TableReader::take_as(std::string_view key, std::string_view wanted) {
  const auto* const value = take(key);
  if (!value) return nullptr;
  const auto* const held = std::get_if<T>(&value->held);
  if (!held) wrong_type(*value, key, wanted);
  return held;
}

template <typename T>
std::vector<T> TableReader::elements(const TomlArray& array, std::string_view key, std::string_view wanted) {
  std::vector<T> out;
  for (const auto& element : array) {
    if (const auto* held = std::get_if<T>(&element.held)) out.push_back(*held);
    else wrong_type(element, key, wanted);
  }
  return out;
}

std::optional<std::string> TableReader::text(std::string_view key) {
  const auto* const text = take_as<std::string>(key, k_text);
  return text ? std::optional(*text) : std::nullopt;
}

std::optional<std::int64_t> TableReader::integer(std::string_view key) {
  const auto* const number = take_as<std::int64_t>(key, k_integer);
  return number ? std::optional(*number) : std::nullopt;
}

std::optional<bool> TableReader::flag(std::string_view key) {
  const auto* const flag = take_as<bool>(key, k_flag);
  return flag ? std::optional(*flag) : std::nullopt;
}

std::optional<Date> TableReader::date(std::string_view key) {
  const auto* const value = take(key);
  if (!value) return std::nullopt;
  if (const auto* date = std::get_if<Date>(&value->held)) return *date;
  const auto* const text = value->as_text();
  if (const auto date = parse_date(text ? *text : "")) return *date;
  const bool is_date_with_time = text && parse_date_time(*text, 0);
  if (!text || is_date_with_time) wrong_type(*value, key, k_date);
  else wrong_date(*value);
  return std::nullopt;
}

std::optional<DateTime> TableReader::date_time(std::string_view key) {
  const auto* const value = take(key);
  if (!value) return std::nullopt;
  if (const auto* date = std::get_if<Date>(&value->held)) return DateTime{*date, 0, 0, 0, utc_offset_minutes_};
  if (const auto* time = std::get_if<TomlDateTime>(&value->held)) {
    auto moment = time->moment;
    if (!time->has_offset) moment.offset_minutes = utc_offset_minutes_;
    return moment;
  }
  const auto* const text = value->as_text();
  if (!text) wrong_type(*value, key, k_date_time);
  else if (const auto moment = parse_date_time(*text, utc_offset_minutes_)) return *moment;
  else wrong_date(*value);
  return std::nullopt;
}

std::optional<std::vector<std::string>> TableReader::texts(std::string_view key) {
  const auto* const list = take_as<TomlArray>(key, k_texts);
  if (!list) return std::nullopt;
  return elements<std::string>(*list, key, k_texts);
}

std::optional<std::vector<std::int64_t>> TableReader::integers(std::string_view key) {
  const auto* const list = take_as<TomlArray>(key, k_integers);
  if (!list) return std::nullopt;
  return elements<std::int64_t>(*list, key, k_integers);
}

const TomlTable* TableReader::table(std::string_view key) { return take_as<TomlTable>(key, k_table); }

const TomlArray* TableReader::array(std::string_view key) { return take_as<TomlArray>(key, k_list); }

std::vector<const TomlValue*> TableReader::tables(std::string_view key) {
  std::vector<const TomlValue*> tables;
  const auto* const list = take_as<TomlArray>(key, k_tables);
  if (!list) return tables;
  for (const auto& element : *list) {
    if (element.as_table()) tables.push_back(&element);
    else wrong_type(element, key, k_tables);
  }
  return tables;
}

const TomlValue* TableReader::value(std::string_view key) { return take(key); }

Place TableReader::place_of(std::string_view key) const {
  const auto* const entry = find_entry(table_, key);
  if (!entry) return {};
  return entry->value.as_table() ? entry->key_place : entry->value.place;
}

void TableReader::fail(std::string_view key, std::string rule, std::string message, std::string help) {
  fail_at(find_entry(table_, key) ? place_of(key) : place_, std::move(rule), std::move(message), std::move(help));
}

void TableReader::fail_at(const Place& place, std::string rule, std::string message, std::string help) {
  diagnostics_.add_error({kind_, std::move(rule), std::move(message), place, std::move(help), {}});
}

// `value` may be an element of the list that `key` holds.
void TableReader::wrong_type(const TomlValue& value, std::string_view key, std::string_view wanted) {
  auto message = std::string(key).append(" must be ").append(wanted).append(", found ").append(value.type_name());
  diagnostics_.add_error({kind_, "wrong-type", std::move(message), value.place, how_to_write(key, value, wanted), {}});
}

void TableReader::wrong_date(const TomlValue& value) {
  auto error = date_text_error(*value.as_text());
  error.kind = kind_;
  error.place = value.place;
  diagnostics_.add_error(std::move(error));
}

void TableReader::finish(const std::vector<std::string_view>& elsewhere) {
  std::size_t count = 0;
  for (const auto& entry : table_) {
    if (std::find(asked_.begin(), asked_.end(), entry.key) != asked_.end()) continue;
    if (++count > k_most_unknown) {
      diagnostics_.add_error({kind_,
                              "unknown-key",
                              "there are more unknown keys from here on: they are not listed",
                              entry.key_place,
                              {},
                              {}});
      return;
    }
    diagnostics_.add_error({kind_,
                            "unknown-key",
                            "unknown key " + quoted(entry.key) + " in " + what_,
                            entry.key_place,
                            help_for_unknown(entry.key, elsewhere),
                            {}});
  }
}

std::string TableReader::help_for_unknown(std::string_view key, const std::vector<std::string_view>& elsewhere) const {
  if (std::find(elsewhere.begin(), elsewhere.end(), key) != elsewhere.end())
    return quoted(key) + " belongs to the top of the file, above the first [header]";
  const std::vector<std::string_view> known(asked_.begin(), asked_.end());
  auto help = suggestion(key, known);
  if (!help.empty() || asked_.empty() || asked_.size() > k_most_listed) return help;
  return "the keys known here are " + joined(asked_, ", ");
}

}  // namespace gazette
