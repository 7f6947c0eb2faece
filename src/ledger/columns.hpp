#pragma once
// The columns of a request ledger and the names by which a file may call them.

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace gazette {

enum class LedgerField {
  number,
  received,
  applicant,
  outcome,
  answered,
  extended,
  paused,
  review,
  review_filed,
  review_closed,
  suit,
  suit_filed,
  suit_closed
};

inline constexpr std::size_t k_ledger_field_count = 13;

/// In the order of the columns in docs/FORMS.md.
inline constexpr std::array<LedgerField, k_ledger_field_count> k_ledger_fields = {
    LedgerField::number,       LedgerField::received,      LedgerField::applicant, LedgerField::outcome,
    LedgerField::answered,     LedgerField::extended,      LedgerField::paused,    LedgerField::review,
    LedgerField::review_filed, LedgerField::review_closed, LedgerField::suit,      LedgerField::suit_filed,
    LedgerField::suit_closed};

/// `review_filed`: what TOML and messages call it.
std::string_view ledger_field_key(LedgerField field);

/// `编号`: its first Chinese label, for messages to people who know only that.
std::string_view ledger_field_label(LedgerField field);

/// Each request must have it.
bool is_required(LedgerField field);

/// By key, or by a Chinese or English label; capitals and white space around it do not matter.
std::optional<LedgerField> find_ledger_field(std::string_view name);

/// All keys and labels, for suggestions. The views live as long as the program.
std::vector<std::string_view> ledger_field_names();

}  // namespace gazette
