// Bytes are tried in every encoding that we know. Each that decodes them without a fault gets a score: how ordinary the
// text is that comes out, from -1 to 1 a character. Chinese read in the wrong encoding stays Chinese, but of rare
// characters, so the score rests on how common characters are. ASCII tells nothing and does not count, but in UTF-16
// and UTF-32, where it is the best sign there is. The winner needs a fair score and some distance to the next.
#include "base/text_encoding.hpp"

#include "base/common_characters.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr double k_least_score = 0.3;
constexpr double k_least_distance = 0.12;
constexpr double k_least_kana = 0.1;

constexpr std::u32string_view k_punctuation = U"，。、；：？！“”‘’（）《》〈〉〔〕【】「」『』…—·・　％～";
constexpr std::u32string_view k_frequent_hangul =
    U"이다는의에을를가은로고하지사한기어인리시자도일정아나대스그수부서전해보상주제동구장원라비여공안조오성신경과유국방"
    U"발소생업"
    U"관연학화민행위입치계만있것들으게면모세개내중용통와요";
constexpr std::u32string_view k_latin_punctuation = U"’‘“”–—…€§°©®«»·\u00A0";

bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }
bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

bool is_kana(char32_t c) { return is_between(c, 0x3041, 0x30FE) && c != U'・'; }
bool is_hangul(char32_t c) { return is_between(c, 0xAC00, 0xD7A3); }

/// What no text of an editor holds: controls, private use, what is no character.
bool is_out_of_place(char32_t c) {
  const bool is_space = is_between(c, '\t', '\r');
  return (c < 0x20 && !is_space) || is_between(c, 0x7F, 0x9F) || is_between(c, 0xE000, 0xF8FF) || c >= 0xF0000 ||
         (c & 0xFFFE) == 0xFFFE || is_between(c, 0xFDD0, 0xFDEF);
}

double chinese_score(char32_t c) {
  if (is_one_of(c, k_punctuation)) return 0.8;
  switch (commonness_of(c)) {
    case Commonness::frequent: return 1;
    case Commonness::common: return 0.8;
    case Commonness::rare: return is_between(c, 0xFF01, 0xFF5E) ? 0.5 : 0;
  }
  return 0;
}

double japanese_score(char32_t c) { return is_kana(c) ? 1 : chinese_score(c); }

double korean_score(char32_t c) {
  if (is_hangul(c)) return is_one_of(c, k_frequent_hangul) ? 1 : 0.3;
  return is_one_of(c, k_punctuation) ? 0.8 : 0;
}

double any_score(char32_t c) {
  if (c < 0x80) return 0.8;
  return std::max(japanese_score(c), korean_score(c));
}

double score_of(char32_t c, Encoding encoding) {
  if (is_out_of_place(c)) return -1;
  switch (encoding) {
    case Encoding::gb18030:
    case Encoding::big5:
    case Encoding::big5_hkscs: return chinese_score(c);
    case Encoding::shift_jis:
    case Encoding::euc_jp: return japanese_score(c);
    case Encoding::euc_kr: return korean_score(c);
    case Encoding::windows_1252: return is_word_character(c) || is_one_of(c, k_latin_punctuation) ? 1 : -1;
    case Encoding::utf16_le:
    case Encoding::utf16_be:
    case Encoding::utf32_le:
    case Encoding::utf32_be: return any_score(c);
  }
  return 0;
}

/// Western text is ASCII letters with a few others between them; only double-byte text has bytes past ASCII in pairs.
bool is_western(std::string_view bytes) {
  std::size_t letters = 0, high = 0, paired = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    letters += is_ascii_alpha(bytes[i]);
    if (static_cast<unsigned char>(bytes[i]) < 0x80) continue;
    ++high;
    const bool has_neighbour = (i > 0 && static_cast<unsigned char>(bytes[i - 1]) >= 0x80) ||
                               (i + 1 < bytes.size() && static_cast<unsigned char>(bytes[i + 1]) >= 0x80);
    if (has_neighbour) ++paired;
  }
  return paired * 10 <= high && letters >= 2 * high;
}

/// How ordinary the text is that `bytes` make in the encoding; nothing where they make none.
std::optional<double> score_of(std::string_view bytes, Encoding encoding) {
  if (encoding == Encoding::windows_1252 && !is_western(bytes)) return std::nullopt;
  const auto decoding = decode(bytes, encoding);
  if (decoding.fault) return std::nullopt;
  double sum = 0;
  std::size_t counted = 0, kana = 0;
  for (std::string_view rest = decoding.text; !rest.empty();) {
    const auto [c, size] = decode_utf8(rest);
    rest.remove_prefix(size);
    if (c < 0x80 && holds_ascii(encoding) && !is_out_of_place(c)) continue;
    ++counted;
    kana += is_kana(c);
    sum += score_of(c, encoding);
  }
  if (counted == 0) return std::nullopt;
  const auto number = static_cast<double>(counted);
  const bool is_japanese = encoding == Encoding::shift_jis || encoding == Encoding::euc_jp;
  if (is_japanese && static_cast<double>(kana) < k_least_kana * number) return std::nullopt;
  return sum / number;
}

std::optional<Encoding> marked_encoding(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return Encoding::utf32_le;
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return Encoding::utf32_be;
  if (bytes.starts_with("\xFF\xFE"sv)) return Encoding::utf16_le;
  if (bytes.starts_with("\xFE\xFF"sv)) return Encoding::utf16_be;
  if (bytes.starts_with("\x84\x31\x95\x33"sv)) return Encoding::gb18030;
  return std::nullopt;
}

/// Zero bytes are UTF-8, but in no text, unless a mark says what it is.
bool is_utf8(std::string_view bytes) {
  if (find_invalid_utf8(bytes)) return false;
  return bytes.starts_with("\xEF\xBB\xBF") || bytes.find('\0') == std::string_view::npos;
}

Position position_of_byte(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const auto column = character_count(before.substr(before.rfind('\n') + 1)) + 1;
  return {static_cast<int>(lines) + 1, static_cast<int>(column), 1};
}

Position first_beyond_ascii(std::string_view text) {
  const auto found =
      std::find_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return position_of_byte(text, static_cast<std::size_t>(found - text.begin()));
}

std::string shell_word(const std::string& path) {
  return path.find_first_of(" '()&;$") == std::string::npos ? path : quoted(path);
}

}  // namespace

std::optional<Encoding> likely_encoding(std::string_view bytes) {
  if (const auto marked = marked_encoding(bytes)) return marked;
  if (is_utf8(bytes)) return std::nullopt;
  std::optional<Encoding> best;
  double best_score = k_least_score, next_score = 0;
  for (const auto encoding : encodings()) {
    const auto score = score_of(bytes, encoding);
    if (!score) continue;
    // What both forms of Big5 read alike is Big5.
    if (encoding == Encoding::big5_hkscs && best == Encoding::big5 && *score <= best_score) continue;
    if (*score > best_score) {
      next_score = best ? best_score : next_score;
      best_score = *score;
      best = encoding;
    } else {
      next_score = std::max(next_score, *score);
    }
  }
  return best && best_score - next_score >= k_least_distance ? best : std::nullopt;
}

std::optional<Error> encoding_fault(const std::string& file, std::string_view text, ErrorKind kind) {
  if (is_utf8(text)) return std::nullopt;
  const auto bad = find_invalid_utf8(text);
  const auto encoding = likely_encoding(text);
  if (encoding) {
    return Error{kind,
                 "invalid-utf8",
                 "the file is " + std::string(encoding_name(*encoding)) + ", not UTF-8",
                 {file, holds_ascii(*encoding) ? first_beyond_ascii(text) : Position{1, 1, 1}},
                 "`gazette convert " + shell_word(file) + "` rewrites it as UTF-8 and keeps the original",
                 {}};
  }
  if (!bad) return std::nullopt;
  return Error{kind,
               "invalid-utf8",
               "the file is not UTF-8; the encoding is not recognised",
               {file, position_of_byte(text, *bad)},
               "save it as UTF-8, or name its encoding: gazette convert " + shell_word(file) + " --from ENCODING",
               {}};
}

std::string as_shown(std::string_view text) {
  if (const auto encoding = likely_encoding(text)) {
    auto decoded = decode(text, *encoding).text;
    if (decoded.starts_with("\uFEFF")) decoded.erase(0, std::string_view("\uFEFF").size());
    return decoded;
  }
  std::string shown;
  for (std::string_view rest = text; !rest.empty();) {
    const auto [c, size] = decode_utf8(rest);
    append_utf8(shown, c);
    rest.remove_prefix(size);
  }
  return shown;
}

}  // namespace gazette
