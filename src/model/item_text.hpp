#pragma once
// What stands below an item's metadata, read when it is first asked for: a preview of ten thousand items shows its
// first page long before the last text is read.

#include "base/diagnostics.hpp"
#include "model/body.hpp"

#include <functional>
#include <memory>
#include <string>

namespace gazette {

/// A text as its bytes say it. `findings` are those of the whole file, metadata included; which of them count, and how
/// much, is the site's and the item's to say.
struct ItemText {
  Body body;
  std::string sha256;  ///< of the Markdown, line ends and blanks at its end aside; lower-case hex
  Diagnostics findings;
};

/// A text that is read once, by whoever asks first. Copies share it. Thread-safe.
class LazyText {
 public:
  LazyText();  ///< an empty text
  explicit LazyText(ItemText text);
  /// `read` must be pure; it is called at most once, and let go with all that it holds.
  explicit LazyText(std::function<ItemText()> read);

  const ItemText& operator*() const;
  const ItemText* operator->() const { return &**this; }

  /// Whether they share one reading.
  friend bool operator==(const LazyText&, const LazyText&) = default;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace gazette
