#include "ledger/names.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "ledger/personal_data.hpp"

namespace gazette {

namespace {

Error unknown_column(std::string_view name, const Place& place) {
  const auto known = ledger_field_names();
  if (is_personal_column(name))
    return ledger_error("personal-data-column",
                        "the column " + quoted(name) +
                            " looks like personal data, which a ledger in the site's repository must not hold",
                        place, "take the column out, here and in the history; a request is known by its number alone");
  auto help = suggestion(name, known);
  if (help.empty()) {
    std::vector<std::string> keys;
    for (const auto field : k_ledger_fields) keys.emplace_back(ledger_field_key(field));
    help = "take it out; the columns of a ledger are " + joined(keys, ", ");
  }
  return ledger_error("unknown-column", "a ledger has no column " + quoted(name), place, std::move(help));
}

}  // namespace

Error ledger_error(std::string rule, std::string message, const Place& place, std::string help) {
  return {ErrorKind::content, std::move(rule), std::move(message), place, std::move(help), {}};
}

std::optional<LedgerField> LedgerNames::claim(std::string_view name, const Place& place) {
  const auto field = find_ledger_field(name);
  if (!field) {
    diagnostics_.add_error(unknown_column(name, place));
    return std::nullopt;
  }
  const auto [first, is_new] = places_.try_emplace(*field, place);
  if (is_new) return field;
  auto error = ledger_error(
      "duplicate-key",
      "the column " + std::string(ledger_field_key(*field)) + " is there twice, as " + quoted(name) + " too", place);
  error.notes.push_back({"the first one is here", first->second});
  diagnostics_.add_error(std::move(error));
  return std::nullopt;
}

LedgerCell screened_cell(std::string_view text, const Place& place, Diagnostics& diagnostics) {
  const auto found = personal_data_in(text);
  if (found.empty()) return {std::string(trimmed(text)), place, false};
  diagnostics.add_error(
      ledger_error("personal-data",
                   "the cell holds " + std::string(found) + ", which a ledger in the site's repository must not hold",
                   place, "take it out, here and in the history"));
  return {{}, place, true};
}

}  // namespace gazette
