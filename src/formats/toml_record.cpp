#include "formats/toml_record.hpp"

#include <charconv>

namespace gazette {

namespace {

std::string number_text(double number) {
  char digits[64];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, number);
  return error == std::errc{} ? std::string(digits, end) : std::string();
}

Value value_of(const TomlValue& value);

struct ToValue {
  Value operator()(const std::string& text) const { return Value::text_or_absent(text); }
  Value operator()(std::int64_t number) const { return std::to_string(number); }
  Value operator()(double number) const { return number_text(number); }
  Value operator()(bool flag) const { return flag; }
  Value operator()(const Date& date) const { return iso_date(date); }
  Value operator()(const TomlDateTime& time) const { return rfc3339(time.moment); }
  Value operator()(const TomlArray& array) const {
    List list;
    for (const auto& element : array) list.push_back(value_of(element));
    return list;
  }
  Value operator()(const TomlTable& table) const { return record_of(table); }
};

Value value_of(const TomlValue& value) { return std::visit(ToValue{}, value.held); }

}  // namespace

Record record_of(const TomlTable& table) {
  Record record;
  for (const auto& entry : table) record.set(entry.key, value_of(entry.value));
  return record;
}

}  // namespace gazette
