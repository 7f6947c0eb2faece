#pragma once
// One TOML table of a form and what its readers ask of it. Shared by form_reader, form_table_reader and
// form_check_reader; nothing else needs it.

#include "base/diagnostics.hpp"
#include "formats/table_reader.hpp"
#include "model/form.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace gazette {

/// A table through a TableReader, and the place to blame for what is missing.
struct FormBlock {
  TableReader reader;
  Place place;

  FormBlock(const TomlTable& table, const Place& fallback, std::string what, Diagnostics& diagnostics);
  /// Of an element of a list of tables.
  FormBlock(const TomlValue& element, std::string what, Diagnostics& diagnostics)
      : FormBlock(*element.as_table(), element.place, std::move(what), diagnostics) {}

  void fail(const Place& at, std::string rule, std::string message, std::string help = {});

  /// The text, or an empty one after a finding: `missing-key`, `empty-value`.
  std::string required_text(std::string_view key);

  /// `key` and `english_key` as a label; both may be absent.
  FormLabel label(std::string_view key, std::string_view english_key);
  FormLabel required_label(std::string_view key, std::string_view english_key);
};

/// The keys of one list of siblings and where they first stood.
using SeenKeys = std::map<std::string, Place>;

/// The block's `name` (`key`, `id`), unique among its siblings. Findings: `missing-key`, `invalid-key`,
/// `duplicate-key`.
std::string read_key(FormBlock& block, SeenKeys& seen, std::string_view name = "key");

/// `[a-z][a-z0-9_]*`
bool is_form_key(std::string_view text);

/// One of `words` by its index; nothing, and a finding, for another word. `fallback` when absent.
std::optional<std::size_t> read_word(FormBlock& block, std::string_view key, const std::vector<std::string_view>& words,
                                     std::size_t fallback);

/// The place of the first character inside the quotes of a text value, as `parse_expression` wants it. `text` is the
/// value.
Place place_inside(const FormBlock& block, std::string_view key, std::string_view text);

}  // namespace gazette
