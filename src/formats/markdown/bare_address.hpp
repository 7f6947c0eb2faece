#pragma once
// Finds addresses written without brackets (GFM, section 6.9): www., http://, https://, ftp:// and e-mail.
// Asked twice: before parsing, to keep `*` and `_` inside an address from meaning emphasis, and by the autolink pass.

#include <cstddef>
#include <optional>
#include <string_view>

namespace gazette::markdown {

/// Bytes `start` to before `end` of a text.
struct Extent {
  std::size_t start = 0;
  std::size_t end = 0;
};

/// Where plain GFM lets an address run to the next ASCII white space, `chinese` ends it before the first
/// Chinese, Japanese or Korean punctuation mark, or character that does not belong to it (han_address.hpp).
enum class AddressEnd { gfm, chinese };

/// The URL whose `://` stands at `colon`.
std::optional<Extent> url_around(std::string_view text, std::size_t colon, AddressEnd rule);

/// The address that starts with `www.` at `start`; what stands before it is the caller's to check.
std::optional<Extent> www_address_at(std::string_view text, std::size_t start, AddressEnd rule);

/// The e-mail address around the `@` at `at` that starts at `floor` or later.
std::optional<Extent> email_around(std::string_view text, std::size_t at, std::size_t floor);

/// Whether `www.` may follow the character that ends `before` (GFM: the start of a line, white space or `*_~(`;
/// for Chinese also a Chinese character or punctuation mark).
bool may_precede_www(std::string_view before, AddressEnd rule);

}  // namespace gazette::markdown
