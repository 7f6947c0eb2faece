#pragma once
// The files inside the binary: the default theme and the built-in report forms.
// Defined in a source that cmake/Embed.cmake makes from themes/default/ and src/report/forms/.

#include <span>
#include <string_view>

namespace gazette {

/// One file: `themes/default/templates/home.mustache` or `forms/cn-492.toml`, and its bytes as they are on disk.
struct EmbeddedFile {
  std::string_view path;
  std::string_view bytes;
};

/// All of them, sorted by path (bytewise). Valid for the whole run.
std::span<const EmbeddedFile> embedded_files();

}  // namespace gazette
