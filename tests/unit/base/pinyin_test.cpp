#include "base/pinyin.hpp"

#include "base/embedded.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "support/catch.hpp"

#include <set>
#include <string>

using namespace gazette;

namespace {

PinyinReader& reader() {
  static PinyinReader one;
  return one;
}

std::string slug(std::string_view title) { return reader().slug_of(title); }

std::string_view words_file() {
  for (const auto& file : embedded_files())
    if (file.path == "pinyin/words.txt") return file.bytes;
  return {};
}

}  // namespace

TEST_CASE("a title is its syllables, without brackets and punctuation") {
  CHECK(slug("关于印发《工作要点》的通知") == "guan-yu-yin-fa-gong-zuo-yao-dian-de-tong-zhi");
  CHECK(slug("2024年第3号公告（试行）") == "2024-nian-di-3-hao-gong-gao-shi-xing");
  CHECK(slug("A类资质：ISO 9001") == "a-lei-zi-zhi-iso-9001");
  CHECK(slug("繁體字") == "fan-ti-zi");
}

TEST_CASE("words of the field are read as they are said") {
  CHECK(slug("会计") == "kuai-ji");
  CHECK(slug("银行") == "yin-hang");
  CHECK(slug("厦门") == "xia-men");
  CHECK(slug("长安") == "chang-an");
  CHECK(slug("重庆") == "chong-qing");
  CHECK(slug("行政") == "xing-zheng");
  CHECK(slug("调查") == "diao-cha");
  CHECK(slug("调整") == "tiao-zheng");
  CHECK(slug("重点") == "zhong-dian");
  CHECK(slug("重新") == "chong-xin");
  CHECK(slug("供给") == "gong-ji");
  CHECK(slug("地区") == "di-qu");
  CHECK(slug("局长") == "ju-zhang");
}

TEST_CASE("a word is not found across the border of two others") {
  CHECK(slug("项目的通知") == "xiang-mu-de-tong-zhi");
  CHECK(slug("委员会计划") == "wei-yuan-hui-ji-hua");
  CHECK(slug("工商行政管理") == "gong-shang-xing-zheng-guan-li");
  CHECK(slug("学校对口支援") == "xue-xiao-dui-kou-zhi-yuan");
  CHECK(slug("残疾人参加") == "can-ji-ren-can-jia");
}

TEST_CASE("other scripts become ASCII letters, and digits of any width") {
  CHECK(slug("Café “Ouvert”") == "cafe-ouvert");
  CHECK(slug("O'Brien’s list") == "obriens-list");
  CHECK(slug("ＡＢＣ１２") == "abc12");
}

TEST_CASE("a title without letters and digits has no slug") {
  CHECK(slug("") == "");
  CHECK(slug("《——》？") == "");
}

TEST_CASE("a long title ends at a syllable within 160 characters") {
  std::string title;
  for (int i = 0; i < 100; ++i) title += "公开";
  const auto found = slug(title);
  CHECK(found.size() <= 160);
  CHECK(found.size() > 150);
  CHECK(found.ends_with("gong"));
  CHECK(slug(std::string(400, 'x')).size() == 160);
}

TEST_CASE("a reader that has read before reads the same again") {
  PinyinReader fresh;
  CHECK(fresh.slug_of("政务公开") == slug("政务公开"));
  CHECK(fresh.slug_of("政务公开") == fresh.slug_of("政务公开"));
}

TEST_CASE("each line of the table has a syllable for each character, and no word twice") {
  std::set<std::string_view> words;
  for (const auto line : split(words_file(), '\n')) {
    if (line.empty() || line.starts_with('#')) continue;
    INFO(line);
    const auto blank = line.find(' ');
    REQUIRE(blank != std::string_view::npos);
    CHECK(split(line.substr(blank + 1), ' ').size() == character_count(line.substr(0, blank)));
    CHECK(words.insert(line.substr(0, blank)).second);
  }
  CHECK(words.size() > 200);
}
