#include "external/web_address.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

std::string read(std::string_view text) {
  const auto address = parse_web_address(text);
  return address ? text_of(*address) : "none";
}

std::string led(std::string_view from, std::string_view location) {
  const auto address = redirected(*parse_web_address(from), location);
  return address ? text_of(*address) : "none";
}

}  // namespace

TEST_CASE("addresses that mean the same page read the same") {
  CHECK(read("HTTPS://Example.COM") == "https://example.com/");
  CHECK(read("https://example.com:443/#part") == "https://example.com/");
  CHECK(read("http://example.com:8080/a?b=c#d") == "http://example.com:8080/a?b=c");
  CHECK(read("https://example.com?q=1") == "https://example.com/?q=1");
  CHECK(read("https://例子.中国/政策 文件.html") ==
        "https://xn--fsqu00a.xn--fiqs8s/%E6%94%BF%E7%AD%96%20%E6%96%87%E4%BB%B6.html");
  CHECK(read("https://example.com/a%20b") == "https://example.com/a%20b");
}

TEST_CASE("what names no page of another site is none") {
  for (const auto* text :
       {"ftp://example.com/", "https://", "https:///path", "//example.com/", "mailto:a@b.cn",
        "https://name:secret@example.com/", "https://example.com:0/", "https://example.com:99999/"}) {
    INFO(text);
    CHECK(read(text) == "none");
  }
}

TEST_CASE("line ends in an address cannot begin another header") {
  CHECK(read("http://example.com/a\r\nHost: b") == "http://example.com/a%0D%0AHost:%20b");
}

TEST_CASE("a redirect may be whole, from the root, beside the page or of another host") {
  CHECK(led("https://a.cn/x/y?z=1", "https://b.cn/n") == "https://b.cn/n");
  CHECK(led("https://a.cn/x/y?z=1", "/n") == "https://a.cn/n");
  CHECK(led("https://a.cn/x/y?z=1", "n") == "https://a.cn/x/n");
  CHECK(led("https://a.cn/x/y?z=1", "?n=2") == "https://a.cn/x/y?n=2");
  CHECK(led("http://a.cn:81/x", "//b.cn/n") == "http://b.cn/n");
  CHECK(led("https://a.cn/x", "file:///etc/passwd") == "none");
}
