#include "pages/data_fields.hpp"

namespace gazette {

std::string_view field_type_key(FieldType type) {
  switch (type) {
    case FieldType::text: return "text";
    case FieldType::date: return "date";
    case FieldType::date_time: return "date-time";
    case FieldType::address: return "address";
    case FieldType::number: return "number";
    case FieldType::flag: return "flag";
    case FieldType::texts: return "texts";
    case FieldType::joined_texts: return "joined-texts";
    case FieldType::object: return "object";
    case FieldType::objects: return "objects";
  }
  return "text";
}

std::string field_word(const FieldRow& field) {
  std::string word = "data_field_";
  for (const char c : field.name) {
    if (c == '.') word += '_';
    else if (c != '[' && c != ']') word += c;
  }
  return word;
}

}  // namespace gazette
