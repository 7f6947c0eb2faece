#pragma once
// What a template sees: a tree of text, flags, lists and records. Made by `pages`, read by `render`.
// Records and lists stand there whole, or make what is inside when a template asks for it.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace gazette {

class Record;
class Value;

using List = std::vector<Value>;

/// A name and a number made of it, so that looking one up compares numbers. A view: the text must outlive it.
class Name {
 public:
  constexpr Name(std::string_view text) : text_(text), hash_(hash_of(text)) {}  // NOLINT(google-explicit-constructor)
  constexpr Name(const char* text) : Name(std::string_view(text)) {}            // NOLINT(google-explicit-constructor)
  Name(const std::string& text) : Name(std::string_view(text)) {}               // NOLINT(google-explicit-constructor)

  constexpr std::string_view text() const { return text_; }
  constexpr std::uint64_t hash() const { return hash_; }
  friend constexpr bool operator==(const Name& a, const Name& b) { return a.hash_ == b.hash_ && a.text_ == b.text_; }

 private:
  // FNV-1a. Two names of one hash are still told apart by their texts.
  static constexpr std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return hash;
  }

  std::string_view text_;
  std::uint64_t hash_;
};

/// A name written in the program, which lasts as long as it.
class LiteralName : public Name {
 public:
#if defined(__clang__) && __clang_major__ < 15  // crashes over a consteval constructor; GCC hashes while it compiles
  template <std::size_t N>
  constexpr LiteralName(const char (&text)[N])  // NOLINT(google-explicit-constructor)
      : Name(std::string_view(text, N - 1)) {}
#else
  template <std::size_t N>
  consteval LiteralName(const char (&text)[N])  // NOLINT(google-explicit-constructor)
      : Name(std::string_view(text, N - 1)) {}
#endif
};

/// Named values. Every name that a template may use is set, with an absent Value where there is nothing to show, so
/// that an unset name is a mistake.
class Names {
 public:
  Names() = default;
  Names(const Names&) = default;
  Names(Names&&) = default;
  Names& operator=(const Names&) = default;
  Names& operator=(Names&&) = default;
  virtual ~Names() = default;

  /// The value, or null when the name is not set. Valid as long as this.
  virtual const Value* find(const Name& name) const = 0;

  /// All names that are set, in their order.
  virtual std::vector<std::string_view> all() const = 0;
};

/// The rows of a section, made one by one while a template walks over them.
class Rows {
 public:
  Rows() = default;
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  virtual ~Rows() = default;

  virtual std::size_t size() const = 0;
  virtual Value row(std::size_t number) const = 0;
};

/// Immutable and cheap to copy: lists and records are shared. Safe to read from several threads, but for names and
/// rows that are made when they are asked for: those belong to one render.
class Value {
 public:
  Value() = default;                                          ///< absent: false in a section, prints nothing
  Value(bool flag) : held_(flag) {}                           // NOLINT(google-explicit-constructor)
  Value(std::string text) : held_(std::move(text)) {}         // NOLINT(google-explicit-constructor)
  Value(std::string_view text) : held_(std::string(text)) {}  // NOLINT(google-explicit-constructor)
  Value(const char* text) : held_(std::string(text)) {}       // NOLINT(google-explicit-constructor)
  Value(List list);                                           // NOLINT(google-explicit-constructor)
  Value(Record record);                                       // NOLINT(google-explicit-constructor)
  Value(std::shared_ptr<const Names> record) : held_(std::move(record)) {}  // NOLINT(google-explicit-constructor)
  Value(std::shared_ptr<const Rows> rows) : held_(std::move(rows)) {}       // NOLINT(google-explicit-constructor)

  /// Text, or nothing if `text` is empty: what is empty is false in a section.
  static Value text_or_absent(std::string_view text) { return text.empty() ? Value() : Value(text); }

  /// The same without a copy: `text` must outlive the value.
  static Value lent(std::string_view text) {
    Value value;
    if (!text.empty()) value.held_ = text;
    return value;
  }

  std::optional<std::string_view> as_text() const;
  const bool* as_flag() const { return std::get_if<bool>(&held_); }
  const List* as_list() const;
  const Names* as_record() const;

  const Rows* as_rows() const;

  /// How many rows a list has, of either sort; nothing for what is none.
  std::optional<std::size_t> row_count() const;

  /// What a Mustache section asks: absent, false and the empty list are false. Empty text is false too.
  bool is_true() const;

  /// Lists and records are compared by what they hold, those that make it when asked for by where they stand.
  friend bool operator==(const Value& a, const Value& b);

 private:
  std::variant<std::monostate, bool, std::string, std::string_view, std::shared_ptr<const List>,
               std::shared_ptr<const Names>, std::shared_ptr<const Rows>>
      held_;
};

/// Named values that stand there already, in the order in which they were set. Safe to read from several threads.
class Record final : public Names {
 public:
  struct Field {
    Name name;
    std::shared_ptr<const std::string> owned;  ///< the name's text, unless it is the program's own
    Value value;
  };

  Record() = default;

  /// A name that is set again keeps its place.
  void set(LiteralName name, Value value);
  template <typename Text>
  requires std::same_as<Text, std::string>
  void set(const Text& name, Value value);

  const Value* find(const Name& name) const override;
  std::vector<std::string_view> all() const override;
  const std::vector<Field>& fields() const { return fields_; }

  friend bool operator==(const Record&, const Record&);

 private:
  void put(Name name, std::shared_ptr<const std::string> owned, Value value);

  std::vector<Field> fields_;
};

template <typename Text>
requires std::same_as<Text, std::string>
// NOLINTNEXTLINE(performance-unnecessary-value-param): it is moved, which clang-tidy 14 does not see in a template
void Record::set(const Text& name, Value value) {
  auto owned = std::make_shared<const std::string>(name);
  put(Name(*owned), owned, std::move(value));
}

}  // namespace gazette
