#pragma once
// TOML 1.0 as a tree that knows where everything stands. Adapter of toml++; no other file includes it.

#include "base/date.hpp"
#include "base/diagnostics.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gazette {

struct TomlEntry;
struct TomlValue;

using TomlArray = std::vector<TomlValue>;
using TomlTable = std::vector<TomlEntry>;  ///< in the order of the file

/// A local or offset date-time as written, to the second; without an offset the site's own is meant.
struct TomlDateTime {
  DateTime moment;
  bool has_offset = false;
};

struct TomlValue {
  std::variant<std::string, std::int64_t, double, bool, Date, TomlDateTime, TomlArray, TomlTable> held;
  Place place;             ///< of the value; of the header for a `[table]`
  bool is_faulty = false;  ///< could not be read and was reported; `held` says nothing

  const std::string* as_text() const { return std::get_if<std::string>(&held); }
  const std::int64_t* as_integer() const { return std::get_if<std::int64_t>(&held); }
  const bool* as_flag() const { return std::get_if<bool>(&held); }
  const TomlArray* as_array() const { return std::get_if<TomlArray>(&held); }
  const TomlTable* as_table() const { return std::get_if<TomlTable>(&held); }

  /// "text", "an integer", "true", "a date", …: how messages call what was found.
  std::string_view type_name() const;
};

struct TomlEntry {
  std::string key;
  Place key_place;
  TomlValue value;
};

const TomlEntry* find_entry(const TomlTable& table, std::string_view key);

/// A TOML text and where it comes from. `first_line` is the number of its first line in the file
/// (2 for front matter after a `+++` line).
struct TomlSource {
  std::string file;
  std::string_view text;
  int first_line = 1;
  ErrorKind kind = ErrorKind::configuration;
};

/// Parses all of `source.text` (UTF-8, a BOM is skipped; LF or CRLF).
///
/// Every problem is reported, not the first: a faulty value is left out and the rest is read again, up to 20 times.
/// What could be read is returned even then; a key whose value was left out stays, with `is_faulty`, so that
/// nobody calls it missing. Where it cannot be told how far a fault reaches (a `"""` without its end), what
/// follows is left out too. A local time, which we have no use for, is its text.
/// Rules: `invalid-utf8` (nothing is read then), `invalid-toml`, `invalid-date`, `duplicate-key` (with a note at the
/// first). Never throws, never aborts. Thread-safe.
TomlTable parse_toml(const TomlSource& source, Diagnostics& diagnostics);

}  // namespace gazette
