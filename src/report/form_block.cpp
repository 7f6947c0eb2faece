#include "report/form_block.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>

namespace gazette {

FormBlock::FormBlock(const TomlTable& table, const Place& fallback, std::string what, Diagnostics& diagnostics)
    : reader(table, std::move(what), ErrorKind::configuration, diagnostics),
      place(table.empty() ? fallback : table.front().key_place) {}

void FormBlock::fail(const Place& at, std::string rule, std::string message, std::string help) {
  reader.diagnostics().add_error(
      {ErrorKind::configuration, std::move(rule), std::move(message), at, std::move(help), {}});
}

std::string FormBlock::required_text(std::string_view key) {
  if (!reader.has(key)) fail(place, "missing-key", quoted(key) + " is missing");
  const auto value = reader.text(key);
  if (value && trimmed(*value).empty()) reader.fail(key, "empty-value", quoted(key) + " is empty");
  return value.value_or("");
}

FormLabel FormBlock::label(std::string_view key, std::string_view english_key) {
  auto own = reader.text(key).value_or("");
  return {std::move(own), reader.text(english_key).value_or("")};
}

FormLabel FormBlock::required_label(std::string_view key, std::string_view english_key) {
  auto own = required_text(key);
  return {std::move(own), reader.text(english_key).value_or("")};
}

bool is_form_key(std::string_view text) {
  const auto is_part = [](char c) { return (c >= 'a' && c <= 'z') || is_ascii_digit(c) || c == '_'; };
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z' && std::all_of(text.begin(), text.end(), is_part);
}

std::string read_key(FormBlock& block, SeenKeys& seen, std::string_view name) {
  auto key = block.required_text(name);
  if (key.empty()) return key;
  const auto place = block.reader.place_of(name);
  if (name == "key" && !is_form_key(key)) {
    block.fail(place, "invalid-key", quoted(key) + " cannot be a key",
               "a key begins with a letter a to z and goes on with a to z, 0 to 9 and _");
  }
  const auto [first, is_new] = seen.try_emplace(key, place);
  if (is_new) return key;
  block.reader.diagnostics().add_error({ErrorKind::configuration,
                                        "duplicate-key",
                                        quoted(key) + " is there twice",
                                        place,
                                        {},
                                        {{"the first one is here", first->second}}});
  return key;
}

std::optional<std::size_t> read_word(FormBlock& block, std::string_view key, const std::vector<std::string_view>& words,
                                     std::size_t fallback) {
  const auto word = block.reader.text(key);
  if (!word) return fallback;
  const auto found = std::find(words.begin(), words.end(), *word);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  auto help = suggestion(*word, words);
  if (help.empty()) help = "use one of: " + joined({words.begin(), words.end()}, ", ");
  block.reader.fail(key, "wrong-value", quoted(*word) + " is not a value of " + std::string(key), std::move(help));
  return std::nullopt;
}

Place place_inside(const FormBlock& block, std::string_view key, std::string_view text) {
  auto place = block.reader.place_of(key);
  const bool is_as_it_reads = static_cast<std::size_t>(place.at.length) == character_count(text) + 2;
  place.at.length = is_as_it_reads ? 1 : 0;
  if (is_as_it_reads) ++place.at.column;
  return place;
}

}  // namespace gazette
