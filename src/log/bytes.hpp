#pragma once
// Values as bytes and back, for what gazette writes to read itself. A struct takes part through `fields_of`, which
// names its members once for both ways (log/model_fields.hpp).
//
// Numbers are varints (LEB128; signed ones zigzag), texts and lists begin with their length. Nothing says of which type
// a value is: both sides must agree, which the version in the log's head is for.

#include "base/boxed.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace gazette {

/// `T` or `const T`: so one `fields_of` serves reading and writing.
template <typename T, typename Of>
concept MaybeConst = std::same_as<std::remove_const_t<T>, Of>;

class ByteWriter {
 public:
  void number(std::uint64_t value) {
    while (value >= 0x80U) {
      out_ += static_cast<char>(value | 0x80U);
      value >>= 7U;
    }
    out_ += static_cast<char>(value);
  }
  /// Eight bytes, the lowest first: for what is no small number.
  void word(std::uint64_t value) {
    for (unsigned shift = 0; shift < 64; shift += 8) out_ += static_cast<char>(value >> shift);
  }
  /// Bytes whose number is known when they are read.
  void raw(std::string_view bytes) { out_.append(bytes); }
  void text(std::string_view value) {
    number(value.size());
    out_.append(value);
  }

  const std::string& bytes() const { return out_; }
  /// Begins anew.
  std::string take() { return std::exchange(out_, {}); }

 private:
  std::string out_;
};

/// Reads what a ByteWriter wrote. Past a fault every value is empty or zero, and `is_sound` stays false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80U) return value;
    }
    return fail(), 0;
  }
  std::uint64_t word() {
    if (rest_.size() < 8) return fail(), 0;
    std::uint64_t value = 0;
    for (unsigned i = 0; i < 8; ++i) value |= static_cast<std::uint64_t>(static_cast<unsigned char>(rest_[i])) << 8 * i;
    rest_.remove_prefix(8);
    return value;
  }
  std::string_view text() { return raw(number()); }
  std::string_view raw(std::uint64_t size) {
    if (size > rest_.size()) return fail(), std::string_view();
    const auto value = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return value;
  }
  /// A number of elements, each of at least one byte.
  std::size_t count() {
    const auto value = number();
    if (value > rest_.size()) return fail(), 0;
    return value;
  }
  void fail() {
    is_sound_ = false;
    rest_ = {};
  }

  bool is_sound() const { return is_sound_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool is_sound_ = true;
};

template <typename T>
concept Plain = std::is_integral_v<T> || std::is_enum_v<T>;

template <typename T>
requires Plain<T>
void put(ByteWriter& out, const T& value) {
  const auto wide = static_cast<std::int64_t>(value);
  if constexpr (std::is_signed_v<T> && !std::is_enum_v<T>)
    out.number((static_cast<std::uint64_t>(wide) << 1U) ^ static_cast<std::uint64_t>(wide >> 63));
  else out.number(static_cast<std::uint64_t>(value));
}

template <typename T>
requires Plain<T>
void get(ByteReader& in, T& value) {
  const auto number = in.number();
  if constexpr (std::is_signed_v<T> && !std::is_enum_v<T>)
    value = static_cast<T>(static_cast<std::int64_t>((number >> 1U) ^ (~(number & 1U) + 1U)));
  else value = static_cast<T>(number);
}

inline void put(ByteWriter& out, const std::string& value) { out.text(value); }
inline void get(ByteReader& in, std::string& value) { value = std::string(in.text()); }

template <typename T>
concept HasFields = requires(T& value) {
  fields_of(value);
};

template <HasFields T>
void put(ByteWriter& out, const T& value);
template <HasFields T>
void get(ByteReader& in, T& value);

template <typename T>
void put(ByteWriter& out, const std::optional<T>& value) {
  put(out, value.has_value());
  if (value) put(out, *value);
}

template <typename T>
void get(ByteReader& in, std::optional<T>& value) {
  bool is_there = false;
  get(in, is_there);
  if (is_there) get(in, value.emplace());
  else value.reset();
}

template <typename T>
void put(ByteWriter& out, const Boxed<T>& value) {
  put(out, value.has_value());
  if (value) put(out, *value);
}

template <typename T>
void get(ByteReader& in, Boxed<T>& value) {
  bool is_there = false;
  get(in, is_there);
  if (is_there) get(in, value.emplace());
  else value.reset();
}

template <typename A, typename B>
void put(ByteWriter& out, const std::pair<A, B>& value) {
  put(out, value.first);
  put(out, value.second);
}

template <typename A, typename B>
void get(ByteReader& in, std::pair<A, B>& value) {
  get(in, value.first);
  get(in, value.second);
}

template <typename T>
void put(ByteWriter& out, const std::vector<T>& values) {
  out.number(values.size());
  for (const auto& value : values) put(out, value);
}

template <typename T>
void get(ByteReader& in, std::vector<T>& values) {
  values.clear();
  const auto count = in.count();
  values.reserve(count);
  for (std::size_t i = 0; i < count && in.is_sound(); ++i) get(in, values.emplace_back());
}

template <typename K, typename V>
void put(ByteWriter& out, const std::map<K, V>& values) {
  out.number(values.size());
  for (const auto& value : values) put(out, value);
}

template <typename K, typename V>
void get(ByteReader& in, std::map<K, V>& values) {
  values.clear();
  const auto count = in.count();
  for (std::size_t i = 0; i < count && in.is_sound(); ++i) {
    std::pair<K, V> value;
    get(in, value);
    values.insert(values.end(), std::move(value));
  }
}

template <HasFields T>
void put(ByteWriter& out, const T& value) {
  std::apply([&](const auto&... fields) { (put(out, fields), ...); }, fields_of(value));
}

template <HasFields T>
void get(ByteReader& in, T& value) {
  std::apply([&](auto&... fields) { (get(in, fields), ...); }, fields_of(value));
}

}  // namespace gazette
