#pragma once
// Index number patterns (索引号): `{code}/{year}-{serial:05}`. There is no single pattern in the field, so each
// site states its own (domain, A.4.2).

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// What is wrong with a pattern, or empty. Fields: `{code}` (the issuer's or the agency's code), `{year}` (four
/// digits), `{serial}` or `{serial:0N}` (N digits with leading zeros, N from 1 to 9); `{serial}` must occur once.
std::string index_number_pattern_fault(std::string_view pattern);

/// What an index number says when read by a pattern.
struct IndexNumberParts {
  std::string code;
  int year = 0;  ///< 0 when the pattern has no year
  long serial = 0;
};

/// A piece of a pattern: a field, or what stands between fields.
struct IndexNumberField {
  enum class Kind { literal, code, year, serial, unknown };

  Kind kind = Kind::literal;
  std::string text;        ///< as it stands in the pattern, without braces
  std::size_t digits = 0;  ///< serial: at least so many; 0 for no padding
};

/// A valid pattern that is taken apart once, to read many numbers. An empty one reads none.
class IndexNumberPattern {
 public:
  explicit IndexNumberPattern(std::string_view pattern);

  const std::string& text() const { return text_; }
  std::optional<IndexNumberParts> read(std::string_view number) const;

 private:
  std::string text_;
  std::vector<IndexNumberField> fields_;
};

/// Reads `number` by a valid pattern; nothing when it does not match.
std::optional<IndexNumberParts> read_index_number(std::string_view pattern, std::string_view number);

/// Writes an index number by a valid pattern.
std::string write_index_number(std::string_view pattern, const IndexNumberParts& parts);

}  // namespace gazette
