#pragma once
// Names the encoding of a text that should be UTF-8. Used by every reader of text files and by `gazette convert`.

#include "base/charset.hpp"
#include "base/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// The encoding that `bytes` are in; nothing for UTF-8, and for what cannot be told.
///
/// A byte order mark decides. Else it is the encoding that decodes all of `bytes` and in which they make the most
/// ordinary text. Bytes that are UTF-8 by accident are taken for it, but for UTF-16 of mostly ASCII text. Measured in
/// text_encoding_test.cpp; costs about a dozen times a decoding.
std::optional<Encoding> likely_encoding(std::string_view bytes);

/// Nothing for UTF-8. Else an error of `kind`, rule `invalid-utf8`, which names the encoding and stands at the first
/// character that is not ASCII, or which says that it is not recognised and stands at the first bad byte.
std::optional<Error> encoding_fault(const std::string& file, std::string_view text,
                                    ErrorKind kind = ErrorKind::content);

/// `text` as something that may be shown: decoded where its encoding is recognised, else with U+FFFD for bad bytes.
std::string as_shown(std::string_view text);

}  // namespace gazette
