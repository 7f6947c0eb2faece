#pragma once
// A JSON writer (RFC 8259) that keeps the order in which it is told things.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette {

/// `text` as a JSON string with its quotes. Bad UTF-8 must not come in.
/// `<`, `>` and `&` are written as \u escapes, so that the text is safe inside an HTML script element.
std::string json_string(std::string_view text);
void append_json_string(std::string& out, std::string_view text);

/// Builds one JSON value, indented by two spaces (or on one line). Calls must nest properly.
class JsonWriter {
 public:
  enum class Layout { indented, one_line };
  explicit JsonWriter(Layout layout = Layout::indented) : layout_(layout) {}

  /// Makes room for so many bytes, so that a long value does not move while it grows.
  void reserve(std::size_t bytes) { out_.reserve(bytes); }

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);
  JsonWriter& number(std::int64_t value);
  JsonWriter& raw(std::string_view json);  ///< an already written value
  JsonWriter& flag(bool value);
  JsonWriter& null();
  /// `key` and `text`, left out when `value` is empty.
  JsonWriter& text_field(std::string_view name, std::string_view value);

  /// The value, with a line end. The writer is empty afterwards.
  std::string take();
  /// The same without the line end: for a value that becomes a line of something else.
  std::string take_line() { return std::exchange(out_, {}); }

 private:
  void separate();
  void end(char bracket);

  Layout layout_;
  std::string out_;
  std::vector<bool> has_entries_;
  bool after_key_ = false;
};

}  // namespace gazette
