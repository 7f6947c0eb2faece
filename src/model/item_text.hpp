#pragma once
// What stands below an item's metadata, read when it is first asked for: a preview of ten thousand items shows its
// first page long before the last text is read. A build lays texts on a shelf when they are read, so that a hundred
// thousand of them do not have to be in memory at once.

#include "base/diagnostics.hpp"
#include "model/body.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace gazette {

/// A text as its bytes say it. `findings` are those of the whole file, metadata included; which of them count, and how
/// much, is the site's and the item's to say.
struct ItemText {
  Body body;
  std::string sha256;  ///< of the Markdown, line ends and blanks at its end aside; lower-case hex
  Diagnostics findings;
};

/// What is at hand of a text that was read, wherever the rest is.
struct TextEssence {
  std::string summary;  ///< as in its Body
  std::string sha256;
  bool has_slots = false;
  bool has_prose = false;
  bool has_findings = false;
};

TextEssence essence_of(const ItemText& text);

/// Where a text lies on its shelf.
struct ShelfPlace {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;         ///< bytes
  std::uint64_t fingerprint = 0;  ///< of the text: differs where anything in it does

  friend bool operator==(const ShelfPlace&, const ShelfPlace&) = default;
};

/// Where texts wait that nobody needs just now. Thread-safe.
class TextShelf {
 public:
  virtual ~TextShelf() = default;
  /// Nothing where there is no room; then the text stays in memory.
  virtual std::optional<ShelfPlace> put(const ItemText& text) = 0;
  /// A text that was put there. What cannot be had any more is an empty one, and the shelf's owner learns of it.
  virtual ItemText get(const ShelfPlace& place) const = 0;
};

/// A text that is read once, by whoever asks first. Copies share it. Thread-safe.
class LazyText {
 public:
  LazyText();  ///< an empty text
  explicit LazyText(ItemText text);
  /// `read` must be pure; it is called at most once, and let go with all that it holds. What it gives goes to `shelf`,
  /// where there is one.
  explicit LazyText(std::function<ItemText()> read, std::shared_ptr<TextShelf> shelf = nullptr);
  /// A text that lies on `shelf` already.
  LazyText(TextEssence essence, std::shared_ptr<TextShelf> shelf, const ShelfPlace& place);

  /// The whole text. From a shelf it is fetched anew each time, so ask once and keep it as long as it is needed.
  std::shared_ptr<const ItemText> whole() const;
  const TextEssence& essence() const;
  /// Where it lies, when it was read and lies on a shelf.
  std::optional<ShelfPlace> place() const;

  /// Whether they share one reading.
  friend bool operator==(const LazyText&, const LazyText&) = default;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

/// The body of a text, with the rest of it.
std::shared_ptr<const Body> body_of(const LazyText& text);

}  // namespace gazette
