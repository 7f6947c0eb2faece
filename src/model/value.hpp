#pragma once
// What a template sees: a tree of text, flags, lists and records. Made by `pages`, read by `render`.

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace gazette {

class Value;

using List = std::vector<Value>;

/// Named values in the order in which they were set. Every name that a template may use is set,
/// with an absent Value where there is nothing to show, so that an unset name is a mistake.
class Record {
 public:
  Record() = default;

  void set(std::string name, Value value);

  /// The value, or null when the name is not set. Valid as long as the Record.
  const Value* find(std::string_view name) const;
  const std::vector<std::pair<std::string, Value>>& fields() const { return fields_; }

  friend bool operator==(const Record&, const Record&);

 private:
  std::vector<std::pair<std::string, Value>> fields_;
};

/// Immutable and cheap to copy: lists and records are shared. Safe to read from several threads.
class Value {
 public:
  Value() = default;                                          ///< absent: false in a section, prints nothing
  Value(bool flag) : held_(flag) {}                           // NOLINT(google-explicit-constructor)
  Value(std::string text) : held_(std::move(text)) {}         // NOLINT(google-explicit-constructor)
  Value(std::string_view text) : held_(std::string(text)) {}  // NOLINT(google-explicit-constructor)
  Value(const char* text) : held_(std::string(text)) {}       // NOLINT(google-explicit-constructor)
  Value(List list);                                           // NOLINT(google-explicit-constructor)
  Value(Record record);                                       // NOLINT(google-explicit-constructor)

  /// Text, or nothing if `text` is empty: what is empty is false in a section.
  static Value text_or_absent(std::string_view text) { return text.empty() ? Value() : Value(text); }

  const std::string* as_text() const { return std::get_if<std::string>(&held_); }
  const bool* as_flag() const { return std::get_if<bool>(&held_); }
  const List* as_list() const;
  const Record* as_record() const;

  /// What a Mustache section asks: absent, false and the empty list are false. Empty text is false too.
  bool is_true() const;

  /// Lists and records are compared by what they hold.
  friend bool operator==(const Value& a, const Value& b);

 private:
  std::variant<std::monostate, bool, std::string, std::shared_ptr<const List>, std::shared_ptr<const Record>> held_;
};

}  // namespace gazette
