#include "model/index_number.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace gazette {

namespace {

using Field = IndexNumberField;
using FieldKind = Field::Kind;

Field field_of(std::string_view inside) {
  if (inside == "code") return {FieldKind::code, std::string(inside), 0};
  if (inside == "year") return {FieldKind::year, std::string(inside), 4};
  if (inside == "serial") return {FieldKind::serial, std::string(inside), 0};
  const bool is_padded = inside.size() == 9 && inside.starts_with("serial:0") && inside[8] >= '1' && inside[8] <= '9';
  if (is_padded) return {FieldKind::serial, std::string(inside), static_cast<std::size_t>(inside[8] - '0')};
  return {FieldKind::unknown, std::string(inside), 0};
}

std::vector<Field> fields_of(std::string_view pattern) {
  std::vector<Field> fields;
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    if (open != 0) fields.push_back({FieldKind::literal, std::string(pattern.substr(0, open)), 0});
    if (open == std::string_view::npos) break;
    const auto close = pattern.find('}', open);
    if (close == std::string_view::npos) {
      fields.push_back({FieldKind::unknown, std::string(pattern.substr(open)), 0});
      break;
    }
    fields.push_back(field_of(pattern.substr(open + 1, close - open - 1)));
    pattern.remove_prefix(close + 1);
  }
  return fields;
}

std::size_t count_digits(std::string_view text, std::size_t most) {
  std::size_t size = 0;
  while (size < std::min(text.size(), most) && is_ascii_digit(text[size])) ++size;
  return size;
}

struct Sizes {
  std::size_t least = 1;
  std::size_t most = 0;
};

// How much of `rest` a field may take.
Sizes sizes_of(const Field& field, std::string_view rest) {
  if (field.kind == FieldKind::year) return {4, count_digits(rest, 4)};
  if (field.kind == FieldKind::serial) return {std::max<std::size_t>(field.digits, 1), count_digits(rest, 12)};
  return {1, rest.size()};
}

void keep(FieldKind kind, std::string_view text, IndexNumberParts& parts) {
  if (kind == FieldKind::code) parts.code = text;
  if (kind == FieldKind::year) parts.year = static_cast<int>(parse_integer(text).value_or(0));
  if (kind == FieldKind::serial) parts.serial = static_cast<long>(parse_integer(text).value_or(0));
}

// Gives each field as much as it can take, and less when the fields after it would not match: a code may hold
// the sign that follows it.
bool read_fields(std::span<const Field> fields, std::string_view rest, IndexNumberParts& parts) {
  if (fields.empty()) return rest.empty();
  const auto& field = fields.front();
  const auto others = fields.subspan(1);
  if (field.kind == FieldKind::literal)
    return rest.starts_with(field.text) && read_fields(others, rest.substr(field.text.size()), parts);
  const auto sizes = sizes_of(field, rest);
  for (auto size = sizes.most; size >= sizes.least; --size) {
    if (!read_fields(others, rest.substr(size), parts)) continue;
    keep(field.kind, rest.substr(0, size), parts);
    return true;
  }
  return false;
}

}  // namespace

std::string index_number_pattern_fault(std::string_view pattern) {
  int serials = 0;
  for (const auto& field : fields_of(pattern)) {
    if (field.kind == FieldKind::unknown) return quoted(field.text) + " is not a field of an index number";
    if (field.kind == FieldKind::serial) ++serials;
  }
  return serials == 1 ? std::string() : "an index number pattern needs {serial} once";
}

IndexNumberPattern::IndexNumberPattern(std::string_view pattern) : text_(pattern), fields_(fields_of(pattern)) {}

std::optional<IndexNumberParts> IndexNumberPattern::read(std::string_view number) const {
  IndexNumberParts parts;
  return read_fields(fields_, number, parts) ? std::optional(std::move(parts)) : std::nullopt;
}

std::optional<IndexNumberParts> read_index_number(std::string_view pattern, std::string_view number) {
  return IndexNumberPattern(pattern).read(number);
}

std::string write_index_number(std::string_view pattern, const IndexNumberParts& parts) {
  std::string out;
  for (const auto& field : fields_of(pattern)) {
    auto number = std::to_string(field.kind == FieldKind::year ? parts.year : parts.serial);
    if (field.kind == FieldKind::literal) out += field.text;
    else if (field.kind == FieldKind::code) out += parts.code;
    else out += number.insert(0, field.digits - std::min(field.digits, number.size()), '0');
  }
  return out;
}

}  // namespace gazette
