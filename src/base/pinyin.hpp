#pragma once
// Titles in Latin letters, for addresses. Adapter of ICU's transliteration.

#include <memory>
#include <string>
#include <string_view>

namespace gazette {

/// Reads Han characters by pinyin, and other scripts in their usual Latin form.
///
/// ICU reads one character at a time; where a word has another reading, src/base/pinyin/words.txt decides
/// (会计 kuai ji, 重点 zhong dian), the longest word first.
///
/// Making one costs about 150 ms; a character costs some microseconds when it comes first. Not thread-safe.
class PinyinReader {
 public:
  PinyinReader();
  ~PinyinReader();
  PinyinReader(const PinyinReader&) = delete;
  PinyinReader& operator=(const PinyinReader&) = delete;

  /// `title` as a part of an address: lower-case ASCII letters and digits, a hyphen between syllables and words;
  /// punctuation and brackets are dropped (`关于印发《要点》的通知（2024年）`:
  /// `guan-yu-yin-fa-yao-dian-de-tong-zhi-2024-nian`). At most 160 characters, as file systems have limits: what is
  /// longer ends at a hyphen before that. Empty when nothing is left.
  std::string slug_of(std::string_view title);

 private:
  class Readings;
  std::unique_ptr<Readings> readings_;
};

}  // namespace gazette
