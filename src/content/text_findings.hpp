#pragma once
// What text_lint finds in a whole content file: in its body and in what its metadata says in words (title, summary,
// description).

#include "base/diagnostics.hpp"
#include "content/front_matter.hpp"
#include "formats/text_lint.hpp"
#include "formats/toml.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// A content file as its reader sees it.
struct FileParts {
  std::string_view text;     ///< all of the file
  const FrontMatter& parts;  ///< of `text`
  const TomlTable& metadata;
  bool is_report = false;
};

/// The findings of a file, with edits by offset in `file.text`. Metadata is only mended where it stands in
/// its line as it reads: in quotes, without escapes. What a report's metadata cites is no text.
std::vector<TextFinding> text_findings(const FileParts& file);

/// The finding as the diagnostics have it.
Error text_error(const std::string& file, const TextFinding& finding);

}  // namespace gazette
