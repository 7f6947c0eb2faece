#include "base/pinyin.hpp"

#include "base/embedded.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "base/utf16.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include <unicode/utrans.h>

namespace gazette {

namespace {

constexpr std::size_t k_longest_slug = 160;
constexpr std::string_view k_words_file = "pinyin/words.txt";

bool is_slug_character(char c) { return is_ascii_alpha(c) || is_ascii_digit(c); }

/// Only letters and digits of ASCII, in lower case: what no rule of ICU turned into these has no place in an address.
std::string cleaned(std::string_view text) {
  std::string out;
  for (const char c : lower_ascii(text))
    if (is_slug_character(c)) out += c;
  return out;
}

bool is_han(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000 || c == 0x3007;
}

/// Characters that stay with the word around them: `O'Brien`, `it’s`.
bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

}  // namespace

class PinyinReader::Readings {
 public:
  Readings() {
    UErrorCode status = U_ZERO_ERROR;
    const std::u16string rules = u"Han-Latin; Any-Latin; Latin-ASCII; Lower";
    rules_.adoptInstead(utrans_openU(rules.data(), static_cast<std::int32_t>(rules.size()), UTRANS_FORWARD, nullptr, 0,
                                     nullptr, &status));
    read_words();
  }

  /// The word of the table that `text` begins with, the longest; its size in bytes is 0 when there is none.
  struct Word {
    std::size_t size = 0;
    std::string_view reading;
  };
  Word word_at(std::string_view text) const {
    for (auto size = std::min(longest_, text.size()); size > 0; --size) {
      const auto found = words_.find(text.substr(0, size));
      if (found != words_.end()) return {size, found->second};
    }
    return {};
  }

  const std::string& reading_of(const std::string& text) {
    const auto known = read_.find(text);
    if (known != read_.end()) return known->second;
    return read_[text] = cleaned(transliterated(text));
  }

 private:
  // `会计 kuai ji` a line; `#` begins a remark.
  void read_words() {
    for (const auto& file : embedded_files()) {
      if (file.path != k_words_file) continue;
      for (const auto line : split(file.bytes, '\n')) {
        const auto blank = line.find(' ');
        if (line.empty() || line.starts_with('#') || blank == std::string_view::npos) continue;
        words_.emplace(line.substr(0, blank), trimmed(line.substr(blank)));
        longest_ = std::max(longest_, blank);
      }
    }
  }

  std::string transliterated(std::string_view text) const {
    if (!rules_.isValid()) return std::string(text);
    auto units = utf16_of(text);
    auto length = static_cast<std::int32_t>(units.size());
    const auto room = units.size() * 16 + 64;
    units.resize(room);
    auto limit = length;
    UErrorCode status = U_ZERO_ERROR;
    utrans_transUChars(rules_.getAlias(), units.data(), &length, static_cast<std::int32_t>(room), 0, &limit, &status);
    if (U_FAILURE(status)) return std::string(text);
    return utf8_of(std::u16string_view(units).substr(0, static_cast<std::size_t>(length)));
  }

  icu::LocalUTransliteratorPointer rules_;
  std::map<std::string_view, std::string_view> words_;
  std::size_t longest_ = 0;
  std::unordered_map<std::string, std::string> read_;
};

PinyinReader::PinyinReader() : readings_(std::make_unique<Readings>()) {}
PinyinReader::~PinyinReader() = default;

std::string PinyinReader::slug_of(std::string_view title) {
  std::string slug, word;
  const auto add = [&](std::string_view part) {
    if (part.empty()) return;
    if (!slug.empty()) slug += '-';
    slug += part;
  };
  const auto end_word = [&] {
    if (!word.empty()) add(readings_->reading_of(word));
    word.clear();
  };
  while (!title.empty()) {
    const auto known = readings_->word_at(title);
    const auto [c, size] = decode_utf8(title);
    const auto taken = known.size > 0 ? known.size : size;
    if (known.size > 0 || is_han(c)) {
      end_word();
      add(known.size > 0 ? replaced(known.reading, " ", "-")
                         : readings_->reading_of(std::string(title.substr(0, size))));
    } else if (is_word_character(c)) {
      word += title.substr(0, size);
    } else if (!is_apostrophe(c)) {
      end_word();
    }
    title.remove_prefix(taken);
  }
  end_word();
  if (slug.size() > k_longest_slug) slug.resize(std::min(slug.rfind('-', k_longest_slug), k_longest_slug));
  return slug;
}

}  // namespace gazette
