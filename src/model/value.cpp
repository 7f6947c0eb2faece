#include "model/value.hpp"

namespace gazette {

void Record::set(std::string name, Value value) {
  for (auto& [known, held] : fields_) {
    if (known == name) {
      held = std::move(value);
      return;
    }
  }
  fields_.emplace_back(std::move(name), std::move(value));
}

const Value* Record::find(std::string_view name) const {
  for (const auto& [known, value] : fields_) {
    if (known == name) return &value;
  }
  return nullptr;
}

Value::Value(List list) : held_(std::make_shared<const List>(std::move(list))) {}
Value::Value(Record record) : held_(std::make_shared<const Record>(std::move(record))) {}

const List* Value::as_list() const {
  const auto* list = std::get_if<std::shared_ptr<const List>>(&held_);
  return list ? list->get() : nullptr;
}

const Record* Value::as_record() const {
  const auto* record = std::get_if<std::shared_ptr<const Record>>(&held_);
  return record ? record->get() : nullptr;
}

bool Value::is_true() const {
  if (const auto* flag = as_flag()) return *flag;
  if (const auto* text = as_text()) return !text->empty();
  if (const auto* list = as_list()) return !list->empty();
  return as_record() != nullptr;
}

bool operator==(const Record& a, const Record& b) { return a.fields_ == b.fields_; }

bool operator==(const Value& a, const Value& b) {
  const auto *list = a.as_list(), *other_list = b.as_list();
  if (list && other_list) return *list == *other_list;
  const auto *record = a.as_record(), *other_record = b.as_record();
  if (record && other_record) return *record == *other_record;
  return a.held_ == b.held_;
}

}  // namespace gazette
