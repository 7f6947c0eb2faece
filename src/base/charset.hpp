#pragma once
// Text in encodings other than UTF-8, decoded and encoded strictly. Adapter of ICU's converters; the only place that
// knows an encoding's bytes.

#include "base/result.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gazette {

enum class Encoding {
  utf16_le,
  utf16_be,
  utf32_le,
  utf32_be,
  gb18030,  ///< holds GBK and GB 2312
  big5,     ///< as Windows has it (code page 950)
  big5_hkscs,
  shift_jis,
  euc_jp,
  euc_kr,
  windows_1252  ///< holds ISO 8859-1
};

/// All of them, in the order above.
std::span<const Encoding> encodings();

/// How messages call it: "GB18030 (GBK)", "UTF-16".
std::string_view encoding_name(Encoding encoding);

/// What `--from` takes and `--json` writes: "gb18030", "utf-16le".
std::string_view encoding_key(Encoding encoding);

/// The encoding that people call so: a key or one of its usual names ("GBK", "gb2312", "cp936"), in any case and with
/// any of `-`, `_` and blank between its parts. Nothing for an unknown one.
std::optional<Encoding> encoding_called(std::string_view name);

/// Whether every byte below 0x80 that starts a character is the ASCII character: true but for UTF-16 and UTF-32.
bool holds_ascii(Encoding encoding);

/// `bytes` as UTF-8, or at which byte the first character starts that the encoding does not have. A byte order mark
/// stays, as U+FEFF.
struct Decoding {
  std::string text;  ///< what stands before `fault`
  std::optional<std::size_t> fault;
};
Decoding decode(std::string_view bytes, Encoding encoding);

/// `text`, which is UTF-8, in the encoding, without a byte order mark of our own; nothing when a character has no bytes
/// there.
std::optional<std::string> encode(std::string_view text, Encoding encoding);

}  // namespace gazette
