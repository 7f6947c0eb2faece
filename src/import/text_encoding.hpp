#pragma once
// Says in which encoding a file is that should be UTF-8. Used by sheet.

#include "base/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// Nothing for UTF-8. Else an error of ErrorKind::content, `wrong-encoding` where the encoding shows (GB18030, which
/// holds GBK and GB 2312, or UTF-16), `invalid-utf8` where it does not, at the first bad byte.
std::optional<Error> encoding_fault(const std::string& file, std::string_view text);

}  // namespace gazette
