#pragma once
// HTML as it is written, line by line. A block starts on a fresh line ("cr" in cmark), which is why the output so far
// decides about line ends.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace gazette::markdown {

class HtmlOutput {
 public:
  void put(std::string_view text) { html_ += text; }
  /// With `& < > "` escaped, as cmark does: the apostrophe stays.
  void put_escaped(std::string_view text);
  /// Ends the line unless it is empty.
  void fresh_line() {
    if (!html_.empty() && html_.back() != '\n') html_ += '\n';
  }
  void put_line(std::string_view text) {
    fresh_line();
    put(text);
    html_ += '\n';
  }

  std::size_t size() const { return html_.size(); }
  /// For functions that append to a string.
  std::string& html() { return html_; }
  std::string take() { return std::move(html_); }

 private:
  std::string html_;
};

}  // namespace gazette::markdown
