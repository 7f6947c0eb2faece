#pragma once
// The shelf of a build: texts in one file, each put behind the last and never changed. What the log of the last build
// names is used again; the rest is left lying until the file is begun anew.

#include "io/file_system.hpp"
#include "model/item_text.hpp"

#include <atomic>
#include <memory>

namespace gazette {

/// Thread-safe. A text that cannot be read back, since the file was cut or changed, comes as an empty one, and
/// `has_fault` says so from then on: what was made of it must not be used.
class TextStore final : public TextShelf {
 public:
  /// Goes on behind what the file holds.
  explicit TextStore(std::unique_ptr<DataFile> file);

  std::optional<ShelfPlace> put(const ItemText& text) override;
  ItemText get(const ShelfPlace& place) const override;

  /// Forgets all texts. Nobody may hold one that lies here.
  void clear();

  bool has_fault() const { return has_fault_; }
  /// Bytes of the file, with those that nobody names any more.
  std::uint64_t size() const { return end_; }

 private:
  std::unique_ptr<DataFile> file_;
  std::atomic<std::uint64_t> end_;
  mutable std::atomic<bool> has_fault_{false};
};

}  // namespace gazette
