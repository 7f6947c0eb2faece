#include "model/value.hpp"

#include <algorithm>

namespace gazette {

static constexpr std::size_t k_usual_size = 4;  // of links, facts, counts

void Record::set(LiteralName name, Value value) { put(name, nullptr, std::move(value)); }

void Record::put(Name name, std::shared_ptr<const std::string> owned, Value value) {
  for (auto& field : fields_) {
    if (field.name == name) {
      field.value = std::move(value);
      return;
    }
  }
  if (fields_.empty()) fields_.reserve(k_usual_size);
  fields_.push_back({name, std::move(owned), std::move(value)});
}

const Value* Record::find(const Name& name) const {
  for (const auto& field : fields_) {
    if (field.name == name) return &field.value;
  }
  return nullptr;
}

std::vector<std::string_view> Record::all() const {
  std::vector<std::string_view> names;
  for (const auto& field : fields_) names.push_back(field.name.text());
  return names;
}

Value::Value(List list) : held_(std::make_shared<const List>(std::move(list))) {}
Value::Value(Record record) : held_(std::shared_ptr<const Names>(std::make_shared<const Record>(std::move(record)))) {}

std::optional<std::string_view> Value::as_text() const {
  if (const auto* text = std::get_if<std::string>(&held_)) return *text;
  if (const auto* text = std::get_if<std::string_view>(&held_)) return *text;
  return std::nullopt;
}

const List* Value::as_list() const {
  const auto* list = std::get_if<std::shared_ptr<const List>>(&held_);
  return list ? list->get() : nullptr;
}

const Names* Value::as_record() const {
  const auto* record = std::get_if<std::shared_ptr<const Names>>(&held_);
  return record ? record->get() : nullptr;
}

const Rows* Value::as_rows() const {
  const auto* rows = std::get_if<std::shared_ptr<const Rows>>(&held_);
  return rows ? rows->get() : nullptr;
}

std::optional<std::size_t> Value::row_count() const {
  if (const auto* list = as_list()) return list->size();
  if (const auto* rows = as_rows()) return rows->size();
  return std::nullopt;
}

bool Value::is_true() const {
  if (const auto* flag = as_flag()) return *flag;
  if (const auto text = as_text()) return !text->empty();
  if (const auto rows = row_count()) return *rows > 0;
  return as_record() != nullptr;
}

bool operator==(const Record& a, const Record& b) {
  return std::equal(
      a.fields_.begin(), a.fields_.end(), b.fields_.begin(), b.fields_.end(),
      [](const auto& one, const auto& other) { return one.name == other.name && one.value == other.value; });
}

bool operator==(const Value& a, const Value& b) {
  const auto text = a.as_text(), other_text = b.as_text();
  if (text || other_text) return text == other_text;
  const auto *list = a.as_list(), *other_list = b.as_list();
  if (list && other_list) return *list == *other_list;
  const auto *record = dynamic_cast<const Record*>(a.as_record()), *other = dynamic_cast<const Record*>(b.as_record());
  if (record && other) return *record == *other;
  return a.held_ == b.held_;
}

}  // namespace gazette
