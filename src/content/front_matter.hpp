#pragma once
// The two parts of a content file: TOML metadata between two `+++` lines, and the Markdown below.

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace gazette {

/// Views into the text that was split.
struct FrontMatter {
  std::string_view metadata;
  int metadata_line = 2;  ///< number of its first line in the file
  std::string_view body;
  int body_line = 1;
};

/// Splits a file. `text` is UTF-8, LF or CRLF; a leading BOM is skipped. A line of exactly `+++` inside a
/// multi-line TOML string ends the metadata too.
///
/// Errors (rule): bytes that are not UTF-8 (`invalid-utf8`, at their line and column), no opening fence
/// (`missing-front-matter`), no closing one (`unclosed-front-matter`, at line 1). The views point into `text`.
Result<FrontMatter> split_front_matter(const std::string& file, std::string_view text);

}  // namespace gazette
