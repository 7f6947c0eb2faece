#include "base/collation.hpp"

#include "base/sorting.hpp"
#include "support/catch.hpp"

#include <chrono>
#include <clocale>
#include <string>
#include <vector>

using namespace gazette;

namespace {

using NameList = std::vector<std::string>;

NameList sorted(NameList names, std::string_view language) {
  const NameOrder order(language);
  sort_by(names, [&](const std::string& name) { return order.sort_key(name); });
  return names;
}

}  // namespace

TEST_CASE("Chinese names go by pinyin, not by code point") {
  CHECK(sorted({"中学", "白城", "阿城", "重庆", "教育", "安全", "局"}, "zh-CN") ==
        NameList{"阿城", "安全", "白城", "重庆", "教育", "局", "中学"});
  CHECK(sorted({"一", "丁"}, "zh") == NameList{"丁", "一"});
}

TEST_CASE("traditional Chinese goes by strokes where that is usual") {
  CHECK(sorted({"白", "一", "人", "教"}, "zh-TW") == NameList{"一", "人", "白", "教"});
}

TEST_CASE("digits sort as numbers, full-width ones too") {
  CHECK(sorted({"第10号", "第2号", "第1号"}, "zh-CN") == NameList{"第1号", "第2号", "第10号"});
  CHECK(sorted({"第１０号", "第２号"}, "zh-CN") == NameList{"第２号", "第１０号"});
  CHECK(sorted({"Item 10", "Item 9"}, "en") == NameList{"Item 9", "Item 10"});
}

TEST_CASE("other languages go by their rules, and English has no capitals first") {
  CHECK(sorted({"Zoo", "apple", "Äpfel", "Banana"}, "en") == NameList{"Äpfel", "apple", "Banana", "Zoo"});
  CHECK(sorted({"Zoo", "Ärzte", "Ost"}, "sv") == NameList{"Ost", "Zoo", "Ärzte"});
  CHECK(sorted({"b", "a"}, "xx-nonsense") == NameList{"a", "b"});
  CHECK(sorted({"b", "a"}, "") == NameList{"a", "b"});
}

TEST_CASE("only equal names have equal keys") {
  const NameOrder order("zh-CN");
  CHECK(order.sort_key("a") != order.sort_key("a\u200B"));  // a character that collation ignores
  CHECK(order.sort_key("1") != order.sort_key("01"));
  CHECK(order.sort_key("é") != order.sort_key("e\u0301"));
  CHECK(order.sort_key("公开") == order.sort_key("公开"));
  CHECK(order.sort_key("") == order.sort_key(""));
}

TEST_CASE("a key longer than the first guess is whole") {
  const NameOrder order("zh-CN");
  std::string text;
  for (int i = 0; i < 500; ++i) text += "公";
  CHECK(order.sort_key(text + "一") != order.sort_key(text + "二"));
  CHECK(order.sort_key(text + "二") < order.sort_key(text + "一"));
}

TEST_CASE("the locale of the process plays no part") {
  const auto key = NameOrder("zh-CN").sort_key("公开b");
  const std::string before = std::setlocale(LC_ALL, nullptr);
  std::setlocale(LC_ALL, "C.UTF-8");
  const auto again = NameOrder("zh-CN").sort_key("公开b");
  std::setlocale(LC_ALL, before.c_str());
  CHECK(key == again);
}

TEST_CASE("elements with equal keys keep their order") {
  std::vector<std::pair<int, char>> elements = {{2, 'a'}, {1, 'b'}, {2, 'c'}, {1, 'd'}};
  sort_by(elements, [](const auto& element) { return element.first; });
  CHECK(elements == std::vector<std::pair<int, char>>{{1, 'b'}, {1, 'd'}, {2, 'a'}, {2, 'c'}});
  std::vector<int> none;
  sort_by(none, [](int number) { return number; });
  CHECK(none.empty());
}

TEST_CASE("sorting ten thousand titles", "[.][benchmark]") {
  const NameOrder order("zh-CN");
  NameList titles;
  for (int i = 0; i < 10'000; ++i)
    titles.push_back("关于印发政府信息公开工作要点的通知（第" + std::to_string(i * 7919 % 10'000) + "号）");
  const auto start = std::chrono::steady_clock::now();
  sort_by(titles, [&](const std::string& title) { return order.sort_key(title); });
  const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
  WARN("10,000 titles: " << spent.count() << " ms");
  CHECK(titles.front() == "关于印发政府信息公开工作要点的通知（第0号）");
}
