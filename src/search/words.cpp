#include "search/words.hpp"

#include "base/unicode.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gazette {

namespace {

constexpr std::size_t k_longest_word = 40;  // characters: a longer one is a checksum or the like
constexpr char k_number_mark = '#';

/// Ranges that both programs write out, so that a newer Unicode in one of them changes nothing.
constexpr std::array<std::pair<char32_t, char32_t>, 16> k_paired = {{{0x1100, 0x11FF},
                                                                     {0x2E80, 0x2FDF},
                                                                     {0x3005, 0x3007},
                                                                     {0x3021, 0x3029},
                                                                     {0x3038, 0x303B},
                                                                     {0x3041, 0x3096},
                                                                     {0x309D, 0x309F},
                                                                     {0x30A1, 0x30FA},
                                                                     {0x30FC, 0x30FF},
                                                                     {0x3105, 0x312F},
                                                                     {0x31F0, 0x31FF},
                                                                     {0x3400, 0x4DBF},
                                                                     {0x4E00, 0x9FFF},
                                                                     {0xA960, 0xA97F},
                                                                     {0xAC00, 0xD7FF},
                                                                     {0x20000, 0x323AF}}};

bool is_paired(char32_t c) {
  if (c < 0x1100) return false;
  return std::ranges::any_of(k_paired, [c](const auto& range) { return c >= range.first && c <= range.second; });
}

bool is_ascii_word(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

// `reports` is found by `report` and the other way round. Nothing cleverer: what is cut must be the same in two
// programs for decades.
std::string_view without_plural(std::string_view word, std::string& made) {
  if (word.size() < 4 || !word.ends_with('s') || !is_ascii_word(word)) return word;
  if (word.ends_with("ss") || word.ends_with("us") || word.ends_with("is")) return word;
  if (word.ends_with("ies") && word.size() > 4) return made.assign(word.substr(0, word.size() - 3)).append("y");
  for (const std::string_view ending : {"sses", "shes", "ches", "xes", "zes"}) {
    if (word.ends_with(ending)) return word.substr(0, word.size() - 2);
  }
  return word.substr(0, word.size() - 1);
}

/// Cuts a text in its search form into words.
class WordCutter {
 public:
  explicit WordCutter(const std::function<void(std::string_view)>& take) : take_(take) {}

  void run(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const auto [c, size] = decode_utf8(text.substr(at));
      if (is_paired(c)) add_paired(text, at, size);
      else if (is_letter_or_digit(c)) add_letter(text, at, size);
      else end();
      at += size;
    }
    end();
  }

 private:
  void add_paired(std::string_view text, std::size_t at, std::size_t size) {
    if (letters_ > 0) end();
    if (last_size_ > 0) take_(text.substr(at - last_size_, last_size_ + size));
    is_alone_ = last_size_ == 0;
    last_ = text.substr(at, size);
    last_size_ = size;
  }

  void add_letter(std::string_view text, std::size_t at, std::size_t size) {
    if (last_size_ > 0) end();
    if (letters_++ == 0) start_ = text.data() + at;
    end_ = text.data() + at + size;
  }

  void end() {
    if (last_size_ > 0 && is_alone_) take_(last_);
    if (letters_ > 0 && letters_ <= k_longest_word)
      take_(without_plural({start_, static_cast<std::size_t>(end_ - start_)}, made_));
    last_size_ = letters_ = 0;
  }

  const std::function<void(std::string_view)>& take_;
  std::string_view last_;
  std::size_t last_size_ = 0, letters_ = 0;  ///< bytes of the paired character before; characters of the word so far
  bool is_alone_ = false;
  const char *start_ = nullptr, *end_ = nullptr;
  std::string made_;
};

}  // namespace

void each_search_word(std::string_view text, const std::function<void(std::string_view)>& take) {
  WordCutter(take).run(folded(text));
}

std::vector<std::string> search_words(std::string_view text) {
  std::vector<std::string> words;
  each_search_word(text, [&](std::string_view word) { words.emplace_back(word); });
  return words;
}

void each_single_character(std::string_view text, const std::function<void(std::string_view)>& take) {
  const auto form = folded(text);
  for (std::string_view rest = form; !rest.empty();) {
    const auto [c, size] = decode_utf8(rest);
    if (is_paired(c)) take(rest.substr(0, size));
    rest.remove_prefix(size);
  }
}

std::string number_word(std::string_view number) {
  std::string word(1, k_number_mark);
  const auto form = folded(number);
  for (std::string_view rest = form; !rest.empty();) {
    const auto [c, size] = decode_utf8(rest);
    if (is_paired(c) || is_letter_or_digit(c)) word.append(rest.substr(0, size));
    rest.remove_prefix(size);
  }
  return word.size() > 1 ? word : std::string();
}

}  // namespace gazette
