#include "privacy/home_address.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

constexpr std::array<std::string_view, 9> k_doors = {"室", "单元", "户", "栋", "幢", "号楼", "号院", "楼", "座"};
constexpr std::array<std::string_view, 20> k_places = {"小区", "路",     "街",   "巷",   "弄",   "村",  "苑",
                                                       "花园", "新城",   "胡同", "公寓", "家园", "庄",  "屯",
                                                       "里",   "家属院", "宿舍", "社区", "大道", "嘉园"};
constexpr std::array<std::string_view, 6> k_labels = {"住址", "家住", "住所", "户籍", "居住", "家庭地址"};
// 办公楼 and the like are where bodies work, not where people live.
constexpr std::array<std::string_view, 6> k_offices = {"办公", "大厦", "行政", "政务", "写字楼", "会议"};
constexpr std::size_t k_reach = 120;  // bytes: 40 Chinese characters

template <typename Words>
bool holds(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

bool is_of_address(char32_t c) {
  c = half_width(c);
  const bool is_ascii = c < 0x80;
  return is_cjk_letter(c) || c == U'-' || c == U'#' ||
         (is_ascii && (is_ascii_digit(static_cast<char>(c)) || is_ascii_alpha(static_cast<char>(c))));
}

std::size_t beginning_of(std::string_view text, std::size_t at) {
  const auto limit = at > k_reach ? at - k_reach : 0;
  auto start = at;
  while (start > limit) {
    const auto [c, size] = decode_last_utf8(text.substr(0, start));
    if (!is_of_address(c)) break;
    start -= size;
  }
  return start;
}

std::size_t end_of(std::string_view text, std::size_t at) {
  const auto limit = std::min(text.size(), at + k_reach);
  while (at < limit) {
    const auto [c, size] = decode_utf8(text.substr(at));
    if (!is_of_address(c)) break;
    at += size;
  }
  return at;
}

}  // namespace

std::optional<Span> home_address_around(std::string_view text, Span number) {
  const auto start = beginning_of(text, number.start);
  const auto before = text.substr(start, number.start - start);
  const auto after = text.substr(number.end, 9);
  const bool has_door = std::any_of(k_doors.begin(), k_doors.end(), [&](auto door) { return after.starts_with(door); });
  const bool is_numbered = after.starts_with("号") && is_labelled(text, number.start, k_labels);
  if (!has_door && !is_numbered) return std::nullopt;
  if (!holds(before, k_places)) return std::nullopt;
  const auto end = end_of(text, number.end);
  if (holds(text.substr(start, end - start), k_offices)) return std::nullopt;
  return Span{start, end};
}

}  // namespace gazette
