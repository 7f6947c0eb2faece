#pragma once
// The files inside the binary: the themes that ship, the built-in report forms, calendars and schemes, the starter
// sites, readings of Chinese words, the pages of the rules. Defined in a source that cmake/Embed.cmake makes from
// themes/default/, themes/plain/, src/report/forms/, src/config/calendars/, src/coverage/schemes/, src/cli/starters/,
// src/base/pinyin/ and docs/RULES.md.

#include <span>
#include <string_view>

namespace gazette {

/// One file: `themes/default/templates/home.mustache`, `forms/cn-492.toml` or `calendars/cn.toml`, and its bytes as
/// they are on disk.
struct EmbeddedFile {
  std::string_view path;
  std::string_view bytes;
};

/// All of them, sorted by path (bytewise). Valid for the whole run.
std::span<const EmbeddedFile> embedded_files();

}  // namespace gazette
