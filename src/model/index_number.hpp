#pragma once
// Index number patterns (索引号): `{code}/{year}-{serial:05}`. There is no single pattern in the field, so each
// site states its own (domain, A.4.2).

#include <optional>
#include <string>
#include <string_view>

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

/// Reads `number` by a valid pattern; nothing when it does not match.
std::optional<IndexNumberParts> read_index_number(std::string_view pattern, std::string_view number);

/// Writes an index number by a valid pattern.
std::string write_index_number(std::string_view pattern, const IndexNumberParts& parts);

}  // namespace gazette
