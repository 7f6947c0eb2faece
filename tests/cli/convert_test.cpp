// gazette convert as a user meets it.

#include "base/charset.hpp"
#include "support/catch.hpp"
#include "support/process.hpp"

#include <filesystem>

#include <nlohmann/json.hpp>

namespace fs = std::filesystem;
using namespace gazette;
using namespace gazette::test;

namespace {

const std::string k_text = "+++\r\ntitle = \"关于公开的通知\"\r\n+++\r\n\r\n各单位：\r\n";

std::string in(Encoding encoding) { return *encode(k_text, encoding); }

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("convert rewrites a file as UTF-8 and keeps the original") {
  const TemporaryFolder folder;
  write_text(folder.file("content/a.md"), in(Encoding::gb18030));
  const auto run = run_gazette({"convert", "content/a.md", "-s", folder.path()});
  CHECK(run.status == 0);
  CHECK(run.out == "content/a.md: GB18030 (GBK) → UTF-8; the original is content/a.md.orig\n");
  CHECK(run.err.empty());
  CHECK(read_text(folder.file("content/a.md")) == k_text);
  CHECK(read_text(folder.file("content/a.md.orig")) == in(Encoding::gb18030));
}

TEST_CASE("an original that is there already is never overwritten") {
  const TemporaryFolder folder;
  write_text(folder.file("a.md"), in(Encoding::utf16_le));
  write_text(folder.file("a.md.orig"), "first");
  write_text(folder.file("a.md.orig.1"), "second");
  CHECK(run_gazette({"convert", folder.file("a.md")}).status == 0);
  CHECK(read_text(folder.file("a.md.orig")) == "first");
  CHECK(read_text(folder.file("a.md.orig.1")) == "second");
  CHECK(read_text(folder.file("a.md.orig.2")) == in(Encoding::utf16_le));
}

TEST_CASE("a file in UTF-8 is left alone and said so") {
  const TemporaryFolder folder;
  write_text(folder.file("a.md"), k_text);
  const auto run = run_gazette({"convert", "a.md", "-s", folder.path(), "--from", "gbk"});
  CHECK(run.status == 0);
  CHECK(holds(run.out, "a.md: UTF-8 already, left alone"));
  CHECK(read_tree(folder.path()).size() == 1);
}

TEST_CASE("a fault in one file writes nothing there and does not keep the others") {
  const TemporaryFolder folder;
  const auto broken = in(Encoding::gb18030) + "\xFF";
  write_text(folder.file("broken.md"), broken);
  write_text(folder.file("sound.md"), in(Encoding::gb18030));
  const auto run = run_gazette({"convert", "broken.md", "sound.md", "gone.md", "-s", folder.path(), "--from", "gbk"});
  CHECK(run.status == 4);
  CHECK(holds(run.err, "broken.md:6:1: error: the byte FF at offset "));
  CHECK(holds(run.err, "gone.md: error: cannot be read"));
  CHECK(read_text(folder.file("broken.md")) == broken);
  CHECK_FALSE(fs::exists(folder.file("broken.md.orig")));
  CHECK(read_text(folder.file("sound.md")) == k_text);
  CHECK(run_gazette({"convert", "broken.md", "-s", folder.path()}).status == 1);
}

TEST_CASE("--dry-run shows what the text would say and writes nothing") {
  const TemporaryFolder folder;
  write_text(folder.file("a.md"), in(Encoding::gb18030));
  const auto run = run_gazette({"convert", "a.md", "-s", folder.path(), "--dry-run"});
  CHECK(run.status == 0);
  CHECK(run.out == "a.md: GB18030 (GBK) → UTF-8; would keep the original as a.md.orig\n  title = \"关于公开的通知\"\n");
  CHECK(read_tree(folder.path()).size() == 1);
}

TEST_CASE("--json gives one object a file") {
  const TemporaryFolder folder;
  write_text(folder.file("a.md"), in(Encoding::gb18030));
  const auto run = run_gazette({"convert", "a.md", "-s", folder.path(), "--json"});
  const auto object = nlohmann::json::parse(run.out);
  CHECK(object["file"] == "a.md");
  CHECK(object["from"] == "gb18030");
  CHECK(object["original"] == "a.md.orig");
  CHECK(object["written"] == true);
}

TEST_CASE("convert without a file and an unknown encoding are mistakes of usage") {
  CHECK(run_gazette({"convert"}).status == 2);
  const auto run = run_gazette({"convert", "a.md", "--from", "gb18031"});
  CHECK(run.status == 2);
  CHECK(holds(run.err, "gb18030"));
}

TEST_CASE("a site that was converted builds, with the originals left out") {
  const TemporaryFolder folder;
  REQUIRE(run_gazette({"init", folder.file("site"), "--language", "zh-CN"}).status == 0);
  write_text(folder.file("site/content/notices/gbk.md"),
             *encode("+++\ntitle = \"关于公开的通知\"\npublished = 2024-03-01\n+++\n\n正文。\n", Encoding::gb18030));
  const auto before = run_gazette({"build", "-s", folder.file("site")});
  CHECK(before.status == 1);
  CHECK(holds(before.err, "`gazette convert content/notices/gbk.md` rewrites it as UTF-8 and keeps the original"));
  write_text(folder.file("site/static/list.txt"), *encode("名单\n", Encoding::gb18030));
  REQUIRE(run_gazette({"convert", "content/notices/gbk.md", "static/list.txt", "-s", folder.file("site")}).status == 0);
  REQUIRE(fs::exists(folder.file("site/static/list.txt.orig")));
  CHECK(run_gazette({"build", "-s", folder.file("site")}).status == 0);
  CHECK(fs::exists(folder.file("site/public/notices/gbk/index.html")));
  CHECK_FALSE(fs::exists(folder.file("site/public/notices/gbk.md.orig")));
  CHECK(read_text(folder.file("site/public/list.txt")) == "名单\n");
  CHECK_FALSE(fs::exists(folder.file("site/public/list.txt.orig")));
}
