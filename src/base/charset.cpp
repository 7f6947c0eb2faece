#include "base/charset.hpp"

#include "base/text.hpp"
#include "base/utf16.hpp"

#include <algorithm>
#include <array>

#include <unicode/ucnv.h>

namespace gazette {

namespace {

/// What there is to know of one encoding. `icu` is ICU's own name for its table, so that no alias of another machine
/// leads elsewhere.
struct EncodingFacts {
  Encoding encoding;
  std::string_view key, name;
  const char* icu;
  std::string_view aliases;  ///< without hyphens, separated by blanks
};

constexpr std::array<EncodingFacts, 11> k_facts = {{
    {Encoding::utf16_le, "utf-16le", "UTF-16", "UTF-16LE", "utf16 ucs2 unicode ucs2le"},
    {Encoding::utf16_be, "utf-16be", "UTF-16 (big-endian)", "UTF-16BE", "ucs2be"},
    {Encoding::utf32_le, "utf-32le", "UTF-32", "UTF-32LE", "utf32 ucs4 ucs4le"},
    {Encoding::utf32_be, "utf-32be", "UTF-32 (big-endian)", "UTF-32BE", "ucs4be"},
    {Encoding::gb18030, "gb18030", "GB18030 (GBK)", "gb18030", "gbk gb2312 gb18030 cp936 windows936 ms936 euccn gb"},
    {Encoding::big5, "big5", "Big5", "windows-950-2000", "cp950 windows950 ms950"},
    {Encoding::big5_hkscs, "big5-hkscs", "Big5-HKSCS", "ibm-1375_P100-2008", "hkscs big5hk"},
    {Encoding::shift_jis, "shift_jis", "Shift_JIS", "ibm-943_P15A-2003", "sjis cp932 windows31j windows932 ms932"},
    {Encoding::euc_jp, "euc-jp", "EUC-JP", "euc-jp-2007", "ujis"},
    {Encoding::euc_kr, "euc-kr", "EUC-KR", "ibm-970_P110_P110-2006_U2", "ksc5601"},
    {Encoding::windows_1252, "windows-1252", "Windows-1252 (Latin-1)", "ibm-5348_P100-1997",
     "cp1252 latin1 iso88591 l1 ansi"},
}};

constexpr auto k_all = [] {
  std::array<Encoding, k_facts.size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = k_facts[i].encoding;
  return all;
}();

const EncodingFacts& facts_of(Encoding encoding) { return k_facts[static_cast<std::size_t>(encoding)]; }

std::string without_separators(std::string_view name) {
  std::string out;
  for (const char c : lower_ascii(name))
    if (c != '-' && c != '_' && c != ' ') out += c;
  return out;
}

/// A converter that stops at the first fault and takes no likeness for the character itself.
class Converter {
 public:
  explicit Converter(Encoding encoding) {
    UErrorCode status = U_ZERO_ERROR;
    converter_.adoptInstead(ucnv_open(facts_of(encoding).icu, &status));
    if (!is_open()) return;
    ucnv_setToUCallBack(get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_setFromUCallBack(get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_setFallback(get(), false);
  }

  /// False where ICU was built without this table.
  bool is_open() const { return converter_.isValid(); }
  UConverter* get() const { return converter_.getAlias(); }

 private:
  icu::LocalUConverterPointer converter_;
};

}  // namespace

std::span<const Encoding> encodings() { return k_all; }
std::string_view encoding_name(Encoding encoding) { return facts_of(encoding).name; }
std::string_view encoding_key(Encoding encoding) { return facts_of(encoding).key; }

std::optional<Encoding> encoding_called(std::string_view name) {
  const auto wanted = without_separators(name);
  for (const auto& facts : k_facts) {
    const auto aliases = split(facts.aliases, ' ');
    if (wanted == without_separators(facts.key) || std::find(aliases.begin(), aliases.end(), wanted) != aliases.end())
      return facts.encoding;
  }
  return std::nullopt;
}

bool holds_ascii(Encoding encoding) { return encoding > Encoding::utf32_be; }

Decoding decode(std::string_view bytes, Encoding encoding) {
  const Converter converter(encoding);
  Decoding decoding;
  if (!converter.is_open()) return {{}, 0};
  std::array<char16_t, 4096> units;
  const auto* const end = bytes.data() + bytes.size();
  const char* from = bytes.data();
  std::u16string text;
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    auto* to = units.data();
    ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &from, end, nullptr, true, &status);
    text.append(units.data(), to);
  }
  decoding.text = utf8_of(text);
  if (U_FAILURE(status)) {
    // ICU has read the bytes of the faulty character, or of its beginning: they start before `from`.
    std::array<char, 32> faulty;
    auto size = static_cast<std::int8_t>(faulty.size());
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter.get(), faulty.data(), &size, &ignored);
    decoding.fault = static_cast<std::size_t>(from - bytes.data() - size);
  }
  return decoding;
}

std::optional<std::string> encode(std::string_view text, Encoding encoding) {
  const Converter converter(encoding);
  if (!converter.is_open()) return std::nullopt;
  const auto units = utf16_of(text);
  std::string bytes;
  std::array<char, 4096> buffer;
  const auto* const end = units.data() + units.size();
  const auto* from = units.data();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    auto* to = buffer.data();
    ucnv_fromUnicode(converter.get(), &to, buffer.data() + buffer.size(), &from, end, nullptr, true, &status);
    bytes.append(buffer.data(), to);
  }
  if (U_FAILURE(status)) return std::nullopt;
  return bytes;
}

}  // namespace gazette
