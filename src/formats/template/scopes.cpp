#include "formats/template/scopes.hpp"

#include <cassert>

namespace gazette {

namespace {

const Value k_absent;

/// The words of `path` after the first, inside `value`.
const Value* inside(const Value* value, const std::vector<Name>& path) {
  for (std::size_t i = 1; i < path.size(); ++i) {
    const auto* record = value->as_record();
    if (!record) return value->is_true() ? nullptr : &k_absent;
    value = record->find(path[i]);
    if (!value) return nullptr;
  }
  return value;
}

}  // namespace

const Value* Scopes::find(const std::vector<Name>& path) const {
  if (path.empty()) return levels_.back().value ? levels_.back().value : &k_absent;
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
    const auto* found = level->names ? level->names->find(path.front()) : nullptr;
    if (found) return inside(found, path);
  }
  return nullptr;
}

const Value* Scopes::find_in_page(const std::vector<Name>& path) const {
  const auto* found = levels_.front().names ? levels_.front().names->find(path.front()) : nullptr;
  return found ? inside(found, path) : nullptr;
}

void Scopes::enter(const Value& value) {
  assert(value.is_true());
  auto& level = levels_.emplace_back();
  if (value.row_count()) {
    level.list = &value;
    go_to_row(level, 0);
  } else {
    set_value(level, value);
  }
}

void Scopes::leave() {
  assert(levels_.size() > 1);
  auto& level = levels_.back();
  if (!level.list || level.row + 1 == *level.list->row_count()) levels_.pop_back();
  else go_to_row(level, level.row + 1);
}

void Scopes::set_value(Level& level, const Value& value) {
  level.value = &value;
  level.names = value.as_record();
}

void Scopes::go_to_row(Level& level, std::size_t row) {
  level.row = row;
  const auto* rows = level.list->as_rows();
  if (rows) level.made = rows->row(row);
  set_value(level, rows ? level.made : (*level.list->as_list())[row]);
}

}  // namespace gazette
