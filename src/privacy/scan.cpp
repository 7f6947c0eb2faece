// One walk over the text stops at digits only. From there a chain of digit groups is read, and each kind says whether
// one group, or some groups that people write as one number, are of its form. The costlier questions (what stands
// beside it) are asked only of what has the right length and check digit.
#include "privacy/scan.hpp"

#include "base/unicode.hpp"
#include "privacy/bank_card.hpp"
#include "privacy/email_address.hpp"
#include "privacy/home_address.hpp"
#include "privacy/mobile_number.hpp"
#include "privacy/number_chain.hpp"
#include "privacy/passport_number.hpp"
#include "privacy/resident_id.hpp"
#include "privacy/surroundings.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace gazette {

namespace {

using Groups = std::span<const DigitGroup>;

constexpr std::array<std::string_view, 5> k_id_labels = {"身份证", "证件号", "公民身份", "id card", "id no"};
constexpr std::array<std::string_view, 6> k_card_labels = {"卡号", "银行卡", "账号", "帐号", "账户", "card"};
constexpr std::array<std::string_view, 2> k_passport_labels = {"护照", "passport"};
constexpr std::size_t k_least_digits = 7;  // of a passport

Span span_of(Groups groups) { return {groups.front().start, groups.back().end}; }

std::size_t digits_in(Groups groups) {
  std::size_t count = 0;
  for (const auto& group : groups) count += group.count;
  return count;
}

bool has_counts(Groups groups, std::initializer_list<std::size_t> counts) {
  return std::equal(groups.begin(), groups.end(), counts.begin(), counts.end(),
                    [](const DigitGroup& group, std::size_t count) { return group.count == count; });
}

/// 6222 0212 3456 7890 (123), or 622202 and the rest.
bool is_grouped_as_card(Groups groups) {
  if (has_counts(groups, {6, 10}) || has_counts(groups, {6, 12}) || has_counts(groups, {6, 13})) return true;
  const bool has_fours = groups.size() >= 4 && groups.size() <= 5 &&
                         std::all_of(groups.begin(), groups.end() - 1, [](const auto& g) { return g.count == 4; });
  return has_fours && groups.back().count <= (groups.size() == 4 ? 7 : 4);  // the end of 19 is often left in one
}

/// Groups that a resident ID is written in end after its place and after its birth.
bool is_grouped_as_id(Groups groups) {
  std::size_t sum = 0;
  bool has_place = false, has_birth = false;
  for (const auto& group : groups) {
    sum += group.count;
    has_place = has_place || sum == 6;
    has_birth = has_birth || sum == 14;
  }
  return sum == 18 && has_place && (has_birth || groups.size() == 2);
}

class Scanner {
 public:
  Scanner(std::string_view text, const PrivacySettings& settings) : text_(text), settings_(settings) {}

  std::vector<Sighting> run() {
    NumberChain chain;
    for (auto at = find_digit(text_, 0); at != std::string_view::npos; at = find_digit(text_, chain.end())) {
      read_chain(text_, at, chain);
      if (digits_in(chain.groups()) >= k_least_digits) judge(chain.groups());
      if (settings_.addresses) look_for_address(chain.groups());
    }
    if (settings_.emails) look_for_emails();
    return in_order();
  }

 private:
  void judge(Groups groups) {
    for (std::size_t first = 0; first < groups.size();) {
      const auto taken = std::max<std::size_t>(taken_from(groups, first), 1);
      first += taken;
    }
  }

  /// How many groups from `first` on are one number of a person; 0 for none.
  std::size_t taken_from(Groups groups, std::size_t first) {
    if (is_single(groups[first])) return 1;
    for (std::size_t count = std::min<std::size_t>(6, groups.size() - first); count > 1; --count) {
      const auto part = groups.subspan(first, count);
      if (is_uniform(part) && is_grouped(groups, part)) return count;
    }
    return 0;
  }

  bool is_single(const DigitGroup& group) {
    if (group.count < k_least_digits || !group.is_short()) return false;
    const auto digits = group.digits();
    const Span part{group.start, group.end};
    switch (group.count) {
      case 7:
      case 8: return look_for_passport(group);
      case 11:
      case 13: return is_mobile_number(digits) && is_plain_number(part) && add(PersonalKind::mobile_number, part);
      case 15: return is_of_fifteen(digits, part);
      case 20: return is_disability_certificate(digits, settings_.latest_birth) && add_id(part);
      default: return group.count >= 16 && group.count <= 19 && is_long(digits, part);
    }
  }

  bool is_plain_number(Span part) const {
    return stands_alone(text_, part) && !is_amount(text_, part) && !is_called_otherwise(text_, part);
  }

  // With its place, birth and check it is one in any surroundings but a web address: a student's number is G and it.
  bool add_id(Span part) {
    return stands_alone(text_, part, Letters::may_precede) && add(PersonalKind::resident_id, part);
  }

  // 15 digits are 0086 and a mobile number, or an old resident ID where the text says so: without a check character one
  // of eighty numbers would be taken for one.
  bool is_of_fifteen(std::string_view digits, Span part) {
    if (is_mobile_number(digits)) return is_plain_number(part) && add(PersonalKind::mobile_number, part);
    return is_old_resident_id(digits) && is_labelled(text_, part.start, k_id_labels) && stands_alone(text_, part) &&
           add(PersonalKind::resident_id, part);
  }

  bool is_long(std::string_view digits, Span part) {
    if (is_resident_id(digits, settings_.latest_birth)) return add_id(part);
    const bool is_card =
        is_bank_card(digits) || (may_be_bank_card(digits) && is_labelled(text_, part.start, k_card_labels));
    return is_card && is_plain_number(part) && add(PersonalKind::bank_card, part);
  }

  bool is_grouped(Groups all, Groups part) {
    const auto count = digits_in(part);
    if (count < 11 || count > 19) return false;
    if (is_grouped_as_id(part) && is_resident_id(joined_digits(part), settings_.latest_birth))
      return add_id(span_of(part));
    if (is_grouped_as_card(part) && is_whole(all, part) && is_bank_card(joined_digits(part)))
      return is_plain_number(span_of(part)) && add(PersonalKind::bank_card, span_of(part));
    return is_grouped_mobile(all, part);
  }

  bool is_grouped_mobile(Groups all, Groups part) {
    const bool has_code = part.front().digits() == "86" || part.front().digits() == "0086";
    const auto own = has_code ? part.subspan(1) : part;
    const bool has_form = has_counts(own, {3, 4, 4}) || (has_code && has_counts(own, {11}));
    return has_form && is_mobile_number(joined_digits(own)) && (has_code || is_whole(all, part)) &&
           is_plain_number(span_of(own)) && add(PersonalKind::mobile_number, span_of(own));
  }

  /// Whether the groups are all that stands there: three figures of a row look like a mobile number too. Numbers that
  /// are whole by themselves, other grouped mobile numbers and a country's code may stand beside it.
  static bool is_whole(Groups all, Groups part) {
    const auto first = static_cast<std::size_t>(part.data() - all.data()), last = first + part.size();
    const auto is_apart = [&](std::size_t at) {
      return all[at].count >= k_least_digits || all[at].digits() == "86" || all[at].digits() == "0086";
    };
    const bool is_free_before = first == 0 || is_apart(first - 1) || is_after_mobiles(all, first);
    const bool is_free_after = last == all.size() || is_apart(last) || is_mobile_at(all, last);
    return is_free_before && is_free_after;
  }

  static bool is_mobile_at(Groups all, std::size_t at) {
    return all.size() - at >= 3 && has_counts(all.subspan(at, 3), {3, 4, 4}) &&
           is_mobile_number(joined_digits(all.subspan(at, 3)));
  }

  static bool is_after_mobiles(Groups all, std::size_t at) { return at >= 3 && is_mobile_at(all, at - 3); }

  bool look_for_passport(const DigitGroup& group) {
    std::string letters;
    auto start = group.start;
    while (start > 0 && letters.size() < 3) {
      const auto [wide, size] = decode_last_utf8(text_.substr(0, start));
      const auto c = half_width(wide);
      if (c >= 0x80 || !((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) break;
      letters.insert(letters.begin(), static_cast<char>(c));
      start -= size;
    }
    if (letters.empty() || letters.size() > 2) return false;
    const auto is_said = is_labelled(text_, start, k_passport_labels) ? PassportLabel::present : PassportLabel::absent;
    const Span part{start, group.end};
    return is_passport_number(letters, group.digits(), is_said) && stands_alone(text_, part) &&
           add(PersonalKind::passport_number, part);
  }

  void look_for_address(Groups groups) {
    for (const auto& group : groups) {
      if (group.start < address_end_) continue;
      if (const auto part = home_address_around(text_, {group.start, group.end})) {
        add(PersonalKind::home_address, *part);
        address_end_ = part->end;
      }
    }
  }

  void look_for_emails() {
    for (auto at = text_.find('@'); at != std::string_view::npos; at = text_.find('@', at + 1)) {
      const auto part = email_around(text_, at);
      if (part && !is_allowed_domain(text_.substr(at, part->end - at))) add(PersonalKind::email_address, *part);
    }
  }

  bool is_allowed_domain(std::string_view at_domain) const {
    return is_allowed(comparable(PersonalKind::email_address, at_domain));
  }

  bool is_allowed(const std::string& value) const {
    return std::binary_search(settings_.allowed.begin(), settings_.allowed.end(), value);
  }

  /// True also for what is allowed: it is a number, and not a part of another.
  bool add(PersonalKind kind, Span part) {
    const auto length = part.end - part.start;
    const bool is_fine = !settings_.allowed.empty() && is_allowed(comparable(kind, text_.substr(part.start, length)));
    if (!is_fine) found_.push_back({kind, part.start, length});
    return true;
  }

  std::vector<Sighting> in_order() {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Sighting& a, const Sighting& b) { return a.offset < b.offset; });
    return std::move(found_);
  }

  std::string_view text_;
  const PrivacySettings& settings_;
  std::vector<Sighting> found_;
  std::size_t address_end_ = 0;
};

}  // namespace

std::vector<Sighting> sightings(std::string_view text, const PrivacySettings& settings) {
  return Scanner(text, settings).run();
}

}  // namespace gazette
