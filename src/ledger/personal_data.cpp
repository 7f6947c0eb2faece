#include "ledger/personal_data.hpp"

#include "base/date.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace gazette {

namespace {

constexpr std::array<std::string_view, 29> k_personal_parts = {
    "经办人", "承办人",   "姓名", "名字",     "联系人", "代理人", "代表人", "负责人", "身份证", "证件",
    "护照",   "电话",     "手机", "联系方式", "传真",   "地址",   "住址",   "住所",   "邮箱",   "邮件",
    "微信",   "出生日期", "生日", "性别",     "年龄",   "民族",   "籍贯",   "银行卡", "账号"};

constexpr std::array<std::string_view, 27> k_personal_words = {
    "name",    "names",     "fullname", "surname",  "forename",  "phone",   "telephone", "tel",      "mobile",
    "mobiles", "cellphone", "email",    "mail",     "fax",       "address", "addresses", "postcode", "passport",
    "contact", "idcard",    "idnumber", "birthday", "birthdate", "birth",   "dob",       "gender",   "wechat"};

template <typename Texts>
bool holds(const Texts& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// The words of `applicant_name`, `Applicant name` and `applicantName`, in lower case.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool is_part = is_ascii_alpha(name[i]) || is_ascii_digit(name[i]);
    const bool is_hump = i > 0 && is_upper(name[i]) && !is_upper(name[i - 1]);
    if (!is_part || is_hump) words.emplace_back();
    if (is_part) words.back() += name[i];
  }
  for (auto& word : words) word = lower_ascii(word);
  return words;
}

bool is_id_number(const std::vector<std::string>& words) {
  return holds(words, "id") && (holds(words, "number") || holds(words, "no") || holds(words, "card"));
}

/// With ASCII digits and letters for full-width ones, so that `１３８…` is seen too.
std::string with_narrow_digits(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto [c, size] = decode_utf8(text);
    const bool is_wide = (c >= U'０' && c <= U'９') || c == U'Ｘ' || c == U'ｘ';
    append_utf8(out, is_wide ? c - (U'０' - U'0') : c);
    text.remove_prefix(size);
  }
  return out;
}

int digit(char c) { return c - '0'; }

bool are_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_ascii_digit); }

int number_in(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + digit(c);
  return number;
}

bool has_check_character(std::string_view id) {
  constexpr std::array<int, 17> weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * digit(id[i]);
  return std::string_view("10X98765432")[static_cast<std::size_t>(sum % 11)] == (id[17] == 'x' ? 'X' : id[17]);
}

bool is_resident_id(std::string_view word) {
  if (word.size() != 18 || !are_digits(word.substr(0, 17))) return false;
  const int year = number_in(word.substr(6, 4));
  const bool has_date = !date_fault(year, number_in(word.substr(10, 2)), number_in(word.substr(12, 2)));
  return year >= 1800 && year < 2200 && has_date && has_check_character(word);
}

bool is_mobile(std::string_view digits) {
  if (digits.size() == 13 && digits.starts_with("86")) digits.remove_prefix(2);
  return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

/// Whether one of the longest runs of characters that `belongs` takes is what `is_wanted` looks for.
template <typename Belongs, typename IsWanted>
bool has_run(std::string_view text, Belongs belongs, IsWanted is_wanted) {
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && belongs(text[i])) continue;
    if (is_wanted(text.substr(start, i - start))) return true;
    start = i + 1;
  }
  return false;
}

}  // namespace

bool is_personal_column(std::string_view name) {
  name = trimmed(name);
  if (name == "申请人" || name == "申请者" || name == "当事人") return true;
  if (std::any_of(k_personal_parts.begin(), k_personal_parts.end(),
                  [&](std::string_view part) { return name.find(part) != std::string_view::npos; }))
    return true;
  const auto words = words_of(name);
  return is_id_number(words) ||
         std::any_of(words.begin(), words.end(), [](const auto& word) { return holds(k_personal_words, word); });
}

std::string_view personal_data_in(std::string_view text) {
  const auto narrow = with_narrow_digits(text);
  const auto is_in_word = [](char c) { return is_ascii_alpha(c) || is_ascii_digit(c); };
  if (has_run(narrow, is_in_word, is_resident_id)) return "a resident ID number";
  if (has_run(narrow, is_ascii_digit, is_mobile)) return "a mobile number";
  return {};
}

}  // namespace gazette
