#pragma once
// A text file's bytes as UTF-8, strictly and so that they can be had back. Used by `gazette convert`.

#include "base/charset.hpp"
#include "base/diagnostics.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gazette {

struct ConversionRequest {
  std::string file;              ///< for the places
  std::optional<Encoding> from;  ///< absent: the likely one
  bool is_forced = false;        ///< converts what cannot be converted back to the same bytes, and what is UTF-8
};

struct Conversion {
  Encoding from = Encoding::gb18030;
  std::string text;  ///< UTF-8 without byte order mark; line ends as they were
};

/// Whether `bytes` are UTF-8 and hold nothing that tells of another encoding.
bool is_utf8_text(std::string_view bytes);

/// Nothing, with an error of ErrorKind::content, for bytes whose encoding is not recognised (`unknown-encoding`), that
/// it does not have (`undecodable`, at the first such), or that encoding the text again would not give back
/// (`inexact-conversion`: several encodings have two forms for some characters). A warning, `private-character`, tells
/// of characters that mean something only where their font is.
std::optional<Conversion> convert_to_utf8(const ConversionRequest& request, std::string_view bytes,
                                          Diagnostics& diagnostics);

}  // namespace gazette
