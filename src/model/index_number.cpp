#include "model/index_number.hpp"

#include "base/text.hpp"

#include <vector>

namespace gazette {

namespace {

enum class FieldKind { literal, code, year, serial, unknown };

struct Field {
  FieldKind kind = FieldKind::literal;
  std::string_view text;
  std::size_t digits = 0;  // serial: minimum number of digits, 0 for no padding
};

Field field_of(std::string_view inside) {
  if (inside == "code") return {FieldKind::code, inside, 0};
  if (inside == "year") return {FieldKind::year, inside, 4};
  if (inside == "serial") return {FieldKind::serial, inside, 0};
  const bool is_padded = inside.size() == 9 && inside.starts_with("serial:0") && inside[8] >= '1' && inside[8] <= '9';
  if (is_padded) return {FieldKind::serial, inside, static_cast<std::size_t>(inside[8] - '0')};
  return {FieldKind::unknown, inside, 0};
}

std::vector<Field> fields_of(std::string_view pattern) {
  std::vector<Field> fields;
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    if (open != 0) fields.push_back({FieldKind::literal, pattern.substr(0, open), 0});
    if (open == std::string_view::npos) break;
    const auto close = pattern.find('}', open);
    if (close == std::string_view::npos) {
      fields.push_back({FieldKind::unknown, pattern.substr(open), 0});
      break;
    }
    fields.push_back(field_of(pattern.substr(open + 1, close - open - 1)));
    pattern.remove_prefix(close + 1);
  }
  return fields;
}

bool take_digits(std::string_view& rest, std::size_t least, std::size_t most, long& number) {
  std::size_t size = 0;
  number = 0;
  while (size < rest.size() && size < most && is_ascii_digit(rest[size])) number = number * 10 + (rest[size++] - '0');
  rest.remove_prefix(size);
  return size >= least;
}

bool take_field(const Field& field, std::string_view stop, std::string_view& rest, IndexNumberParts& parts) {
  if (field.kind == FieldKind::literal) {
    if (!rest.starts_with(field.text)) return false;
    rest.remove_prefix(field.text.size());
    return true;
  }
  long number = 0;
  if (field.kind == FieldKind::year) {
    if (!take_digits(rest, 4, 4, number)) return false;
    parts.year = static_cast<int>(number);
    return true;
  }
  if (field.kind == FieldKind::serial)
    return take_digits(rest, std::max<std::size_t>(field.digits, 1), 12, parts.serial);
  const auto end = stop.empty() ? rest.size() : rest.find(stop);
  if (end == std::string_view::npos || end == 0) return false;
  parts.code = rest.substr(0, end);
  rest.remove_prefix(end);
  return true;
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

std::optional<IndexNumberParts> read_index_number(std::string_view pattern, std::string_view number) {
  IndexNumberParts parts;
  const auto fields = fields_of(pattern);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const bool is_literal_next = i + 1 < fields.size() && fields[i + 1].kind == FieldKind::literal;
    if (!take_field(fields[i], is_literal_next ? fields[i + 1].text : std::string_view(), number, parts))
      return std::nullopt;
  }
  return number.empty() ? std::optional(parts) : std::nullopt;
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
