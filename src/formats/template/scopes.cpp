#include "formats/template/scopes.hpp"

#include <cassert>

namespace gazette {

namespace {

const Value k_absent;

/// The words of `path` after the first, inside `value`.
const Value* inside(const Value* value, const std::vector<std::string>& path) {
  for (std::size_t i = 1; i < path.size(); ++i) {
    const auto* record = value->as_record();
    if (!record) return value->is_true() ? nullptr : &k_absent;
    value = record->find(path[i]);
    if (!value) return nullptr;
  }
  return value;
}

}  // namespace

const Value* Scopes::find(const std::vector<std::string>& path) const {
  if (path.empty()) return levels_.back().value ? levels_.back().value : &k_absent;
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
    const auto* found = level->record ? level->record->find(path.front()) : nullptr;
    if (found) return inside(found, path);
  }
  return nullptr;
}

void Scopes::enter(const Value& value) {
  const auto* rows = value.as_list();
  assert(value.is_true());
  auto level = level_of(rows ? rows->front() : value);
  level.rows = rows;
  levels_.push_back(level);
}

void Scopes::leave() {
  assert(levels_.size() > 1);
  auto& level = levels_.back();
  const auto next = level.row + 1;
  if (!level.rows || next == level.rows->size()) {
    levels_.pop_back();
    return;
  }
  const auto& value = (*level.rows)[next];
  level = {&value, value.as_record(), level.rows, next};
}

}  // namespace gazette
