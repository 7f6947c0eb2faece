#pragma once
// Names whose values are made when a template asks for them: a table of functions of a subject. Used by `pages`.

#include "model/value.hpp"

#include <array>
#include <cassert>
#include <functional>
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace gazette {

/// What each name of a kind of record is made of. Made once and never changed; safe to read from several threads.
template <typename Subject>
class NameTable {
 public:
  struct Row {
    LiteralName name;
    Value (*make)(const Subject&);
  };

  NameTable(std::initializer_list<Row> rows) { add(rows); }

  /// The rows of both; a row of `more` replaces the one of the same name.
  NameTable with(std::initializer_list<Row> more) const {
    auto both = *this;
    both.add(more);
    return both;
  }

  std::size_t size() const { return rows_.size(); }
  const Row& operator[](std::size_t slot) const { return rows_[slot]; }

  /// Where the name stands; nothing when the table does not have it.
  std::optional<std::size_t> slot_of(const Name& name) const {
    for (auto at = name.hash() % k_places; places_[at] != 0; at = (at + 1) % k_places) {
      const std::size_t slot = places_[at] - 1U;
      if (rows_[slot].name == name) return slot;
    }
    return std::nullopt;
  }

 private:
  // A hash table of slots, counted from 1, at most half full.
  static constexpr std::size_t k_places = 128;
  static constexpr std::size_t k_most_rows = 64;

  void add(std::initializer_list<Row> rows) {
    for (const auto& row : rows) {
      if (const auto known = slot_of(row.name)) {
        rows_[*known] = row;
        continue;
      }
      assert(rows_.size() < k_most_rows);
      rows_.push_back(row);
      auto at = row.name.hash() % k_places;
      while (places_[at] != 0) at = (at + 1) % k_places;
      places_[at] = static_cast<std::uint8_t>(rows_.size());
    }
  }

  std::vector<Row> rows_;
  std::array<std::uint8_t, k_places> places_{};
};

/// The names of a table for one subject. Each value is made once. Belongs to one thread; `table` must outlive it.
/// `Held` is the subject itself, or a reference to one that outlives it.
template <typename Subject, typename Held = Subject>
class LazyNames final : public Names {
 public:
  LazyNames(const NameTable<Subject>& table, Held subject)
      : table_(table), subject_(std::move(subject)), values_(table.size()) {}

  const Value* find(const Name& name) const override {
    const auto slot = table_.slot_of(name);
    if (!slot) return nullptr;
    auto& value = values_[*slot];
    const auto bit = std::uint64_t{1} << *slot;
    if (!(made_ & bit)) {
      value = table_[*slot].make(subject_);
      made_ |= bit;
    }
    return &value;
  }

  std::vector<std::string_view> all() const override {
    std::vector<std::string_view> names;
    for (std::size_t slot = 0; slot < table_.size(); ++slot) names.push_back(table_[slot].name.text());
    return names;
  }

 private:
  const NameTable<Subject>& table_;
  Held subject_;
  mutable std::vector<Value> values_;
  mutable std::uint64_t made_ = 0;
};

/// Subjects as the rows of a list. Made rows must not outlive it.
template <typename Subject>
class LazyRows final : public Rows {
 public:
  LazyRows(const NameTable<Subject>& table, std::vector<Subject> subjects)
      : table_(table), subjects_(std::move(subjects)) {}

  std::size_t size() const override { return subjects_.size(); }

  Value row(std::size_t number) const override {
    using Row = LazyNames<Subject, std::reference_wrapper<const Subject>>;
    return std::shared_ptr<const Names>(std::make_shared<const Row>(table_, subjects_[number]));
  }

 private:
  const NameTable<Subject>& table_;
  std::vector<Subject> subjects_;
};

/// The same as a value.
template <typename Subject>
Value lazy_rows(const NameTable<Subject>& table, std::vector<Subject> subjects) {
  return std::shared_ptr<const Rows>(std::make_shared<const LazyRows<Subject>>(table, std::move(subjects)));
}

}  // namespace gazette
