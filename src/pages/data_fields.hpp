#pragma once
// What stands in files for programs, field by field: the tables that write the files also describe them on the page
// about the data, so that neither can say what the other does not.

#include "formats/json.hpp"
#include "pages/site_values.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

enum class FieldType { text, date, date_time, address, number, flag, texts, joined_texts, object, objects };

/// `text`, `date`, `date-time`, …: a word of the theme with `data_type_` before it, `-` as `_`.
std::string_view field_type_key(FieldType type);

/// One field as readers know it: `title`, `attachments[].url`.
struct FieldRow {
  std::string name;
  FieldType type = FieldType::text;
};

/// The word of the theme that tells what a field means: `data_field_attachments_url`.
std::string field_word(const FieldRow& field);

/// One field of a `Thing`. Numbers and flags are text as JSON writes them; what is empty is left out.
template <typename Thing>
struct DataField {
  std::string_view name;
  FieldType type = FieldType::text;
  std::string (*value)(const SiteValues&, const Thing&);
};

/// `fields` are DataFields of a Thing.
template <typename Fields, typename Thing>
void write_fields(JsonWriter& json, const Fields& fields, const SiteValues& values, const Thing& thing) {
  for (const auto& field : fields) {
    const auto value = field.value(values, thing);
    if (value.empty()) continue;
    const bool is_raw = field.type == FieldType::number || field.type == FieldType::flag;
    json.key(field.name);
    if (is_raw) json.raw(value);
    else json.text(value);
  }
}

/// Adds the rows of `fields`, their names behind `prefix`.
template <typename Fields>
void add_rows(std::vector<FieldRow>& rows, std::string_view prefix, const Fields& fields) {
  for (const auto& field : fields) rows.push_back({std::string(prefix).append(field.name), field.type});
}

}  // namespace gazette
