#pragma once
// XML as a stream of tags and texts, read leniently: enough for the parts of office documents and for HTML. It keeps
// nothing, expands no entity but characters, and goes no deeper for nested elements, so that no file can make it
// costly.

#include <cstddef>
#include <string>
#include <string_view>

namespace gazette {

enum class XmlEvent { start, end, text, done };

class XmlReader {
 public:
  /// `xml` is UTF-8 and must outlive the reader.
  explicit XmlReader(std::string_view xml) : xml_(xml) {}

  /// The next tag or text; an empty element gives a start and an end. Comments, declarations and instructions are
  /// skipped. `done` at the end, and where a tag does not end.
  XmlEvent next();

  /// The element's name without its prefix, of a start or an end.
  std::string_view name() const { return name_; }

  /// The value of the current start's attribute of this name, whatever its prefix; empty without one.
  std::string attribute(std::string_view name) const;

  /// Calls `take(name, value)` for each attribute of the current start.
  template <typename Take>
  void each_attribute(Take take) const {
    std::string_view rest = inside_, key, value;
    while (next_attribute(rest, key, value)) take(key, decoded(value));
  }

  /// The current text, decoded.
  const std::string& text() const { return text_; }

  /// Whether the end came inside a tag.
  bool is_damaged() const { return is_damaged_; }

 private:
  static bool next_attribute(std::string_view& rest, std::string_view& key, std::string_view& value);
  static std::string decoded(std::string_view raw);
  XmlEvent read_tag();
  XmlEvent skip_to(std::string_view close);
  XmlEvent stop();

  std::string_view xml_;
  std::size_t at_ = 0;
  std::string_view name_, inside_;
  std::string text_;
  bool has_end_pending_ = false, is_damaged_ = false, is_done_ = false;
};

}  // namespace gazette
