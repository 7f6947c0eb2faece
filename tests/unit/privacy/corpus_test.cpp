// The measure of the scan: a made-up corpus with planted numbers of persons and numbers that look like them. The
// generator is its own (another arithmetic than the scan's), so that a slip in one is not hidden by the same in the
// other.

#include "privacy/scan.hpp"
#include "support/catch.hpp"

#include <functional>
#include <map>
#include <random>
#include <set>

using namespace gazette;

namespace {

constexpr std::size_t k_planted = 1'000, k_alike = 10'000;

class Maker {
 public:
  explicit Maker(unsigned seed) : chance_(seed) {}

  std::size_t below(std::size_t end) { return static_cast<std::size_t>(chance_() % end); }

  template <typename T>
  const T& one_of(const std::vector<T>& all) {
    return all[below(all.size())];
  }

  std::string digits(std::size_t count) {
    std::string all;
    while (all.size() < count) all += static_cast<char>('0' + below(10));
    return all;
  }

  std::string two(std::size_t least, std::size_t most) {
    const auto number = std::to_string(least + below(most - least + 1));
    return number.size() == 1 ? "0" + number : number;
  }

  std::string date() { return std::to_string(1930 + below(95)) + two(1, 12) + two(1, 28); }

  // The weights of MOD 11-2 are powers of two, from the right.
  std::string resident_id() {
    auto id = one_of<std::string>({"110105", "220802", "220881", "310101", "440305", "510104", "659001", "810000"}) +
              date() + digits(3);
    int sum = 0, weight = 2;
    for (auto at = id.size(); at-- > 0; weight = weight * 2 % 11) sum += (id[at] - '0') * weight;
    const int check = (12 - sum % 11) % 11;
    return id + (check == 10 ? 'X' : static_cast<char>('0' + check));
  }

  std::string mobile() { return "1" + std::string(1, static_cast<char>('3' + below(7))) + digits(9); }

  std::string card() {
    const auto begin = one_of<std::string>({"622202", "621700", "623058", "620522", "436742", "520108", "955880"});
    const std::size_t length = begin[0] == '4' || begin[0] == '5' ? 16 : one_of<std::size_t>({16, 17, 18, 19});
    auto number = begin + digits(length - 1 - begin.size());
    for (char c = '0'; c <= '9'; ++c) {
      if (luhn(number + c)) return number + c;
    }
    return number;
  }

  static bool luhn(const std::string& number) {
    int sum = 0;
    for (std::size_t i = 0; i < number.size(); ++i) {
      const int value = number[number.size() - 1 - i] - '0';
      sum += i % 2 == 0 ? value : value * 2 / 10 + value * 2 % 10;
    }
    return sum % 10 == 0;
  }

  std::string passport() {
    if (below(4) == 0) return "E" + std::string(1, static_cast<char>('A' + below(8))) + no_date(7);
    return one_of<std::string>({"E", "G"}) + no_date(8);
  }

  // What begins with a year may be a batch's number: without a label nobody can tell.
  std::string no_date(std::size_t count) {
    auto number = digits(count);
    if (number.starts_with("19") || number.starts_with("20") || number.starts_with("21")) number[0] = '5';
    return number;
  }

  std::string upper_hex(std::size_t count) {
    std::string all;
    while (all.size() < count) all += "0123456789abcdef"[below(16)];
    return all;
  }

 private:
  std::mt19937 chance_;
};

std::string grouped(const std::string& digits, std::vector<std::size_t> counts, const std::string& between) {
  std::string out;
  std::size_t at = 0;
  for (const auto count : counts) {
    out += (out.empty() ? "" : between) + digits.substr(at, count);
    at += count;
  }
  return at < digits.size() ? out + between + digits.substr(at) : out;
}

std::string full_width(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const unsigned code = 0xFF00U + (static_cast<unsigned char>(c) - 0x20U);
    out += {static_cast<char>(0xE0 | (code >> 12U)), static_cast<char>(0x80 | ((code >> 6U) & 0x3FU)),
            static_cast<char>(0x80 | (code & 0x3FU))};
  }
  return out;
}

struct Planted {
  PersonalKind kind = PersonalKind::resident_id;
  std::string value;
};

Planted plant(Maker& make, std::size_t which) {
  const auto form = make.below(5);
  switch (which % 4) {
    case 0: {
      const auto id = make.resident_id();
      if (form == 0) return {PersonalKind::resident_id, grouped(id, {6, 8}, " ")};
      return {PersonalKind::resident_id, form == 1 ? full_width(id) : id};
    }
    case 1: {
      const auto number = make.mobile();
      if (form == 0)
        return {PersonalKind::mobile_number, grouped(number, {3, 4}, make.one_of<std::string>({" ", "-"}))};
      return {PersonalKind::mobile_number, form == 1 ? full_width(number) : number};
    }
    case 2: {
      const auto number = make.card();
      const std::vector<std::size_t> fours =
          number.size() > 16 ? std::vector<std::size_t>{4, 4, 4, 4} : std::vector<std::size_t>{4, 4, 4};
      if (form == 0) return {PersonalKind::bank_card, grouped(number, fours, " ")};
      return {PersonalKind::bank_card, form == 1 ? grouped(number, {4, 4, 4}, " ") : number};
    }
    default: return {PersonalKind::passport_number, make.passport()};
  }
}

std::string around(Maker& make, const std::string& value, PersonalKind kind) {
  const std::map<PersonalKind, std::string> labels = {{PersonalKind::resident_id, "身份证号"},
                                                      {PersonalKind::mobile_number, "联系电话"},
                                                      {PersonalKind::bank_card, "开户账号"},
                                                      {PersonalKind::passport_number, "护照号码"}};
  switch (make.below(6)) {
    case 0: return "经核实，" + labels.at(kind) + "：" + value + "，特此公告。";
    case 1: return "| " + std::to_string(make.below(90) + 1) + " | 张三 | " + value + " | 合格 |";
    case 2: return std::to_string(make.below(90) + 1) + ",李四," + value + ",2023-05-06";
    case 3: return "王五（" + value + "）";
    case 4: return "title = \"" + labels.at(kind) + value + "的公示\"";
    default: return labels.at(kind) + value;
  }
}

// Each is a class of numbers that stand in real notices and are no person's.
const std::vector<std::function<std::string(Maker&)>> k_look_alikes = {
    [](Maker& m) { return "索引号：11" + m.digits(13) + "XQ/" + m.two(20, 20) + m.two(10, 25) + "-" + m.digits(5); },
    [](Maker& m) { return "索引号：" + m.digits(9) + "/20" + m.two(10, 25) + "-" + m.digits(5); },
    [](Maker& m) { return "统一社会信用代码：91220800MA" + m.digits(7) + "X" + "Q"; },
    [](Maker& m) { return "机构代码 12220800" + m.digits(8) + "-" + m.digits(1); },
    [](Maker& m) {
      return "时间戳 20" + m.two(10, 25) + m.two(1, 12) + m.two(1, 28) + "-" + m.two(10, 23) + m.two(10, 59) +
             m.two(10, 59) + "-" + m.digits(3);
    },
    [](Maker& m) { return "编号 20" + m.two(10, 25) + m.two(1, 12) + m.two(1, 28) + m.digits(10); },
    [](Maker& m) {
      return "订单号 " + m.digits(m.one_of<std::size_t>({10, 12, 14, 20, 21, 24, 28}));
    },
    [](Maker& m) { return "咨询电话：0" + m.digits(3) + "-" + m.digits(7); },
    [](Maker& m) { return "传真 0" + m.digits(2) + "-" + m.digits(8) + "-" + m.digits(4); },
    [](Maker& m) { return "热线 400-" + m.digits(3) + "-" + m.digits(4) + "、12" + m.digits(3); },
    [](Maker& m) { return "手机 1" + m.two(30, 99) + "****" + m.digits(4); },
    [](Maker& m) { return "身份证 22************" + m.digits(4) + "，" + "35*************" + m.digits(3); },
    [](Maker& m) { return "卡号 6222 **** **** " + m.digits(4); },
    [](Maker& m) { return "预算 1" + m.two(30, 99) + m.digits(8) + "元"; },
    [](Maker& m) { return "合计 1" + m.two(30, 99) + m.digits(8) + "." + m.digits(2); },
    [](Maker& m) { return "sha256 " + m.upper_hex(64); },
    [](Maker& m) {
      return m.upper_hex(8) + "-" + m.upper_hex(4) + "-4" + m.upper_hex(3) + "-a" + m.upper_hex(3) + "-" +
             m.upper_hex(12);
    },
    [](Maker& m) {
      return "https://www.bc.gov.cn/art/20" + m.two(10, 25) + "/art_" + m.digits(4) + "_" + m.mobile() + ".html";
    },
    [](Maker& m) { return "[下载](http://x.gov.cn/files/" + m.resident_id() + ".pdf)"; },
    [](Maker& m) { return "白教发〔20" + m.two(10, 25) + "〕" + m.two(1, 99) + "号"; },
    [](Maker& m) {  // a resident ID with a wrong check character
      auto id = m.resident_id();
      id[17] = id[17] == 'X' ? '0' : id[17] == '9' ? 'X' : static_cast<char>(id[17] + 1);
      return "序列号 " + id;
    },
    [](Maker& m) {  // a card with a wrong check digit
      auto number = m.card();
      number.back() = number.back() == '9' ? '0' : static_cast<char>(number.back() + 1);
      return "账户 " + number;
    },
    [](Maker& m) { return "流水 1" + m.digits(1) + m.digits(8) + m.upper_hex(1) + "f" + m.mobile(); },
    [](Maker& m) {
      return "批号 " + m.one_of<std::string>({"G", "E"}) + "20" + m.two(10, 25) + m.two(1, 12) + m.two(1, 28);
    },
    [](Maker& m) {
      return "国药准字" + m.one_of<std::string>({"H", "Z", "S", "J", "B"}) + m.digits(8);
    },
    [](Maker& m) { return "公告号 CN" + m.digits(9) + "A、EP" + m.digits(7); },
    [](Maker& m) { return "注册号 2208" + m.digits(11) + "，项目 XM-" + m.mobile(); },
    [](Maker& m) { return "条码 69" + m.digits(11) + "，毫秒 16" + m.digits(11); },
    [](Maker& m) {
      return "东经 1" + m.two(10, 30) + "." + m.digits(11) + " 北纬 4" + m.digits(1) + "." + m.digits(16);
    },
    [](Maker& m) {
      return "| " + m.digits(3) + " | " + m.digits(4) + " | " + m.digits(4) + " | " + m.digits(5) + " |";
    },
    [](Maker& m) { return "1" + m.two(30, 99) + "," + m.digits(3) + "," + m.digits(3) + "," + m.digits(3) + " 千元"; },
};

}  // namespace

TEST_CASE("of 1,000 planted numbers of persons every one is found, and of 10,000 that look alike none") {
  for (const unsigned seed : {1U, 2026U, 711U}) {
    Maker make(seed);
    std::string text;
    std::set<Sighting> planted;
    std::size_t alike = 0;
    for (std::size_t i = 0; i < k_planted + k_alike; ++i) {
      if (i % 11 == 0) {
        const auto one = plant(make, i / 11);
        const auto line = around(make, one.value, one.kind);
        planted.insert({one.kind, text.size() + line.find(one.value), one.value.size()});
        text += line + "\n";
      } else {
        text += k_look_alikes[alike++ % k_look_alikes.size()](make) + "\n";
      }
    }
    REQUIRE(planted.size() == k_planted);
    REQUIRE(alike == k_alike);
    const auto all = sightings(text, {});
    const std::set<Sighting> found(all.begin(), all.end());
    const auto line_at = [&](const Sighting& s) {
      const auto start = text.rfind('\n', s.offset) + 1;
      return text.substr(start, text.find('\n', s.offset) - start);
    };
    for (const auto& one : planted) {
      if (!found.contains(one)) FAIL_CHECK("missed: " << rule_of(one.kind) << " in " << line_at(one));
    }
    for (const auto& one : found) {
      if (!planted.contains(one)) FAIL_CHECK("false alarm: " << rule_of(one.kind) << " in " << line_at(one));
    }
  }
}
