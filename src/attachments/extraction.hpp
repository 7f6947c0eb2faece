#pragma once
// What is read out of a published file: pieces of text with their place in it, what it hides, whose it is, and what
// could not be read. The vocabulary of this room; extract.hpp is its entrance.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Where a piece of text stands in a file, as its reader would find it.
struct TextPlace {
  std::string part;        ///< `sheet 2 “名单”`, `slide 3`, `comments`; empty for the file as a whole
  std::string_view unit;   ///< `row`, `paragraph`, `page`; empty without one
  std::size_t number = 0;  ///< from 1
  bool is_hidden = false;
  bool is_source = false;  ///< the piece is the file's own text from its first line on
};

/// `sheet 2 “名单” (hidden), row 14`; empty for the file as a whole.
std::string place_text(const TextPlace& place);

/// Hears each piece. The views are valid during the call only.
using TextSink = std::function<void(const TextPlace&, std::string_view)>;

/// What else there is to say of a file.
struct Extraction {
  std::vector<std::string> hidden;       ///< "3 hidden rows in sheet 1 “名单”", "tracked changes"
  std::vector<std::string> authors;      ///< names in its properties, changes and comments, each once
  std::vector<std::string> not_scanned;  ///< why the file, or which part of it, was not read
  std::vector<std::string> active;       ///< what a browser runs or fetches when it opens the file: "a script"
  std::size_t pictures = 0;              ///< inside it, or 1 for a picture or a recording

  void add_author(std::string_view name);
};

/// What reading one file may cost at most, whatever the file says of itself: shared by all that is packed in it.
struct ReadingLimits {
  static constexpr std::size_t k_entries = 10'000;
  static constexpr std::size_t k_entry_bytes = std::size_t{64} << 20U;
  static constexpr std::size_t k_pages = 5'000;

  std::size_t bytes_left = std::size_t{256} << 20U;  ///< unpacked
  int depth_left = 2;                                ///< archives in archives
};

}  // namespace gazette
