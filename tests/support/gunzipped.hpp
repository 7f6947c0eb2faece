#pragma once
// gzip read back, by zlib and not by us.

#include <string>
#include <string_view>

namespace gazette::test {

/// The bytes in a gzip file; a text that says so when it is none, is cut short, or holds more than it should.
std::string gunzipped(std::string_view file);

}  // namespace gazette::test
