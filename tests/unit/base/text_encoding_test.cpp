// Bytes come from iconv, not from the adapter that the detection stands on.
#include "base/text_encoding.hpp"

#include "base/unicode.hpp"
#include "support/catch.hpp"

#include <iconv.h>

#include <string>
#include <string_view>
#include <vector>

using namespace gazette;
using namespace std::string_view_literals;

namespace {

/// Empty when the encoding lacks a character.
std::string in_encoding(const char* name, std::string_view text) {
  const auto handle = iconv_open(name, "UTF-8");
  REQUIRE(handle != reinterpret_cast<iconv_t>(-1));
  std::string from(text), out(text.size() * 4 + 8, '\0');
  char *in_at = from.data(), *out_at = out.data();
  std::size_t in_left = from.size(), out_left = out.size();
  const auto status = iconv(handle, &in_at, &in_left, &out_at, &out_left);
  iconv_close(handle);
  if (status == static_cast<std::size_t>(-1)) return {};
  out.resize(out.size() - out_left);
  return out;
}

const std::vector<std::string_view> k_simplified = {
    "关于印发《2024年政务公开工作要点》的通知",
    "各县（市、区）人民政府，市政府各部门：",
    "现将《白城市教育局政府信息公开指南》予以公布，自2024年3月1日起施行。",
    "本机关全年共收到政府信息公开申请35件，按时办结34件，结转下年度继续办理1件。",
    "申请人对答复不服的，可以依法申请行政复议或者提起行政诉讼",
    "义务教育阶段学校招生入学工作实施方案",
    "一、总体要求",
    "咨询电话：0436-3224567，传真：0436-3224568",
    "+++\ntitle = \"会议纪要\"\npublished = 2024-03-01\n+++\n\n## 参会人员\n\n- 局长\n- **各科室负责人**\n",
    "| 年度 | 预算（万元） | 决算 |\n|---|---|---|\n| 2023 | 1,204.50 | 1,198.33 |\n",
    "详见[附件](annex.pdf)，下载链接：https://www.example.gov.cn/x",
    "厦门市鼓浪屿风景名胜区管理规定修订对照表",
    "中小学校舍安全工程、食堂卫生检查结果公示",
    "违反本办法规定的，由主管部门责令限期改正；逾期不改正的，处以罚款。",
    "李晓燕同志任职前公示",
    "财政拨款“三公”经费支出决算情况说明",
};
const std::vector<std::string_view> k_traditional = {
    "關於印發《2024年政務公開工作要點》的通知",
    "申請人對答覆不服的，可以依法申請行政復議或者提起行政訴訟",
    "本機關全年共收到政府資訊公開申請35件，按時辦結34件。",
    "中華民國九十四年十二月二十八日制定公布全文二十四條",
    "一、總體要求",
    "臺北市政府教育局公告：國民小學新生入學分發作業",
    "諮詢電話：02-2720-8889，傳真：02-2759-3362",
    "+++\ntitle = \"會議紀錄\"\npublished = 2024-03-01\n+++\n\n## 出席人員\n\n- 局長\n",
    "香港特別行政區政府新聞公報",
    "詳見[附件](annex.pdf)，下載連結：https://www.example.gov.tw/x",
    "違反本辦法規定者，由主管機關處新臺幣三萬元以上罰鍰。",
    "預算及決算書",
};

/// Pieces of `size` characters that hold at least half of them beyond ASCII.
std::vector<std::string> pieces_of(std::string_view text, std::size_t size) {
  std::vector<std::string> out;
  std::string piece;
  std::size_t characters = 0, wide = 0;
  for (; !text.empty(); text.remove_prefix(decode_utf8(text).size)) {
    const auto [c, bytes] = decode_utf8(text);
    piece += text.substr(0, bytes);
    wide += c >= 0x80;
    if (++characters < size) continue;
    if (wide * 2 >= size) out.push_back(piece);
    piece.clear();
    characters = wide = 0;
  }
  return out;
}

struct Rate {
  int right = 0, unnamed = 0, wrong = 0;
  int all() const { return right + unnamed + wrong; }
};

void count(Rate& rate, const char* iconv_name, Encoding wanted, std::string_view text) {
  const auto bytes = in_encoding(iconv_name, text);
  if (bytes.empty() || !find_invalid_utf8(bytes)) return;
  const auto found = likely_encoding(bytes);
  INFO(text);
  if (found == wanted) ++rate.right;
  else if (!found) ++rate.unnamed;
  else ++rate.wrong;
}

Rate rate_of(const char* iconv_name, Encoding wanted, const std::vector<std::string_view>& texts, std::size_t size) {
  Rate rate;
  for (const auto text : texts) {
    if (size == 0) count(rate, iconv_name, wanted, text);
    else
      for (const auto& piece : pieces_of(text, size)) count(rate, iconv_name, wanted, piece);
  }
  return rate;
}

std::optional<Encoding> found_in(const char* iconv_name, std::string_view text) {
  return likely_encoding(in_encoding(iconv_name, text));
}

}  // namespace

TEST_CASE("every Chinese sentence is recognised in each encoding") {
  for (const auto* name : {"GB18030", "GBK"}) {
    for (const auto* texts : {&k_simplified, &k_traditional}) {
      const auto rate = rate_of(name, Encoding::gb18030, *texts, 0);
      CHECK(rate.right == rate.all());
      CHECK(rate.all() > 8);
    }
  }
  const auto big5 = rate_of("BIG5", Encoding::big5, k_traditional, 0);
  CHECK(big5.right == big5.all());
  CHECK(big5.all() > 8);
  for (const auto* texts : {&k_simplified, &k_traditional}) {
    const auto little = rate_of("UTF-16LE", Encoding::utf16_le, *texts, 0);
    CHECK(little.right == little.all());
    const auto big = rate_of("UTF-16BE", Encoding::utf16_be, *texts, 0);
    CHECK(big.right == big.all());
  }
}

TEST_CASE("of pieces of ten characters 19 in 20 are recognised and none is called something else") {
  const std::vector<Rate> rates = {
      rate_of("GB18030", Encoding::gb18030, k_simplified, 10), rate_of("GB18030", Encoding::gb18030, k_traditional, 10),
      rate_of("BIG5", Encoding::big5, k_traditional, 10), rate_of("UTF-16LE", Encoding::utf16_le, k_simplified, 10)};
  for (const auto& rate : rates) {
    CHECK(rate.wrong == 0);
    CHECK(rate.right * 20 >= rate.all() * 19);
    CHECK(rate.all() >= 10);
  }
}

TEST_CASE("one Chinese title in an otherwise English file is enough") {
  CHECK(
      found_in("GBK",
               "+++\ntitle = \"关于公开的通知\"\npublished = 2024-01-01\ntags = [\"a\"]\n+++\n\nText in English.\n") ==
      Encoding::gb18030);
}

TEST_CASE("Japanese, Korean and Western text is told from Chinese") {
  CHECK(found_in("SHIFT_JIS", "情報公開の実施状況について、次のとおり公表します。") == Encoding::shift_jis);
  CHECK(found_in("EUC-JP", "申請書は窓口に提出してください。") == Encoding::euc_jp);
  CHECK(found_in("EUC-KR", "정보공개법에 따라 다음과 같이 공고합니다.") == Encoding::euc_kr);
  CHECK(found_in("WINDOWS-1252", "L’accès à l’information — un droit") == Encoding::windows_1252);
  CHECK(found_in("ISO-8859-1", "Gebühren und Öffnungszeiten der Behörde") == Encoding::windows_1252);
}

TEST_CASE("a byte order mark decides, and English in UTF-16 is recognised by its zero bytes") {
  CHECK(likely_encoding("\xFF\xFE"sv) == Encoding::utf16_le);
  CHECK(likely_encoding("\xFE\xFF\x4E"sv) == Encoding::utf16_be);
  CHECK(likely_encoding("\xFF\xFE\0\0A\0\0\0"sv) == Encoding::utf32_le);
  CHECK(likely_encoding("\0\0\xFE\xFF\0\0\0A"sv) == Encoding::utf32_be);
  CHECK(likely_encoding("\x84\x31\x95\x33\xD6\xD0"sv) == Encoding::gb18030);
  CHECK(found_in("UTF-16LE", "base_url = \"https://x.example/\"\n") == Encoding::utf16_le);
  CHECK(found_in("UTF-16BE", "base_url = \"https://x.example/\"\n") == Encoding::utf16_be);
  CHECK(found_in("UTF-32LE", "title = \"公开\"\n") == Encoding::utf32_le);
}

TEST_CASE("UTF-8, a UTF-8 file with a bad byte, and what is no text have no other encoding") {
  CHECK_FALSE(likely_encoding(std::string_view("\xEF\xBB\xBFkPK\x03\x04;\0\r\n", 12)));
  CHECK_FALSE(encoding_fault("x.csv", std::string_view("\xEF\xBB\xBFkPK\x03\x04;\0\r\n", 12)));
  CHECK_FALSE(likely_encoding(""));
  CHECK_FALSE(likely_encoding("plain"));
  CHECK_FALSE(likely_encoding("关于公开的通知"));
  CHECK_FALSE(likely_encoding("\xEF\xBB\xBF关于"));
  CHECK_FALSE(likely_encoding("关于公开的通知\xFF，各单位"));
  CHECK_FALSE(likely_encoding("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"sv));
  CHECK_FALSE(likely_encoding("a\xFF\xFF\x80"));
}

TEST_CASE("the fault names the encoding, its place and how to mend it") {
  CHECK_FALSE(encoding_fault("a.md", "关于"));
  const auto gbk = encoding_fault("content/a b.md", "x\ny = \"" + in_encoding("GBK", "关于公开") + "\"\n");
  REQUIRE(gbk);
  CHECK(gbk->rule == "invalid-utf8");
  CHECK(gbk->message == "the file is GB18030 (GBK), not UTF-8");
  CHECK(gbk->place.at == Position{2, 6, 1});
  CHECK(gbk->help == "`gazette convert \"content/a b.md\"` rewrites it as UTF-8 and keeps the original");
  const auto big5 = encoding_fault("a.md", in_encoding("BIG5", "關於公開"), ErrorKind::configuration);
  REQUIRE(big5);
  CHECK(big5->kind == ErrorKind::configuration);
  CHECK(big5->message == "the file is Big5, not UTF-8");
  const auto utf16 = encoding_fault("a.md", "\xFF\xFE\x41\x00"sv);
  REQUIRE(utf16);
  CHECK(utf16->place.at == Position{1, 1, 1});
  const auto unknown = encoding_fault("a.md", "公开\n公\xFF");
  REQUIRE(unknown);
  CHECK(unknown->message == "the file is not UTF-8; the encoding is not recognised");
  CHECK(unknown->place.at == Position{2, 2, 1});
}

TEST_CASE("text in another encoding is shown as it reads, and bad bytes as replacement characters") {
  CHECK(as_shown(in_encoding("GBK", "关于公开的通知")) == "关于公开的通知");
  CHECK(as_shown("\xFF\xFE" + in_encoding("UTF-16LE", "关于")) == "关于");
  CHECK(as_shown("a\xFF") == "a\uFFFD");
}
