#pragma once
// Reads one TOML table by a fixed set of keys: takes values with their types, and at the end
// reports every key that nobody asked for.

#include "formats/toml.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Takes values out of one table. A value of the wrong type is reported (rule `wrong-type`) and counts as
/// absent, as does one that parse_toml reported; `has` tells them from a missing key. Wrong elements of a
/// list are reported and left out. Keys may be asked for once each. Views and pointers point into the table.
class TableReader {
 public:
  /// `what` names the table in messages: "the metadata of an item", "[agency]".
  /// `utc_offset_minutes` completes date-times without an offset.
  TableReader(const TomlTable& table, std::string what, ErrorKind kind, Diagnostics& diagnostics,
              int utc_offset_minutes = 0);
  /// The same for the table that `value` is: what is wrong with a key that is not there is wrong at `value`.
  TableReader(const TomlValue& value, std::string what, ErrorKind kind, Diagnostics& diagnostics);

  /// Whether `key` is written, rightly or wrongly. Counts as asking for it.
  bool has(std::string_view key);
  std::optional<std::string> text(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key);
  std::optional<bool> flag(std::string_view key);
  /// A TOML date, or text that is one.
  std::optional<Date> date(std::string_view key);
  /// A TOML date, date-time, or text that is one; a date alone is midnight.
  std::optional<DateTime> date_time(std::string_view key);
  std::optional<std::vector<std::string>> texts(std::string_view key);
  std::optional<std::vector<std::int64_t>> integers(std::string_view key);
  const TomlTable* table(std::string_view key);
  const TomlArray* array(std::string_view key);
  /// The elements of an array of tables (`[[key]]`, or inline tables); reports other elements.
  std::vector<const TomlValue*> tables(std::string_view key);
  /// The raw value, whatever its type.
  const TomlValue* value(std::string_view key);

  /// The whole table, for keys that are data themselves, such as years. Does not count as asking for them.
  const TomlTable& entries() const { return table_; }

  /// Where the value of `key` stands (the key itself for tables), or an empty place.
  Place place_of(std::string_view key) const;

  /// Reports each key that was never asked for (rule `unknown-key`), with the nearest one that was.
  /// `elsewhere` are keys that belong to the file's top level: a key that fell into this table because it
  /// was written below a `[header]` is told so.
  void finish(const std::vector<std::string_view>& elsewhere = {});

  /// Adds an error of this table's kind at the value of `key`.
  void fail(std::string_view key, std::string rule, std::string message, std::string help = {});
  /// The same at `place`, such as that of an element of a list.
  void fail_at(const Place& place, std::string rule, std::string message, std::string help = {});

  Diagnostics& diagnostics() { return diagnostics_; }

 private:
  const TomlValue* take(std::string_view key);
  template <typename T>
  const T* take_as(std::string_view key, std::string_view wanted);
  template <typename T>
  std::vector<T> elements(const TomlArray& array, std::string_view key, std::string_view wanted);
  void wrong_type(const TomlValue& value, std::string_view key, std::string_view wanted);
  void wrong_date(const TomlValue& value);
  std::string help_for_unknown(std::string_view key, const std::vector<std::string_view>& elsewhere) const;

  const TomlTable& table_;
  std::string what_;
  Place place_;  ///< of the table, where it is known
  ErrorKind kind_;
  Diagnostics& diagnostics_;
  int utc_offset_minutes_;
  std::vector<std::string> asked_;
};

}  // namespace gazette
