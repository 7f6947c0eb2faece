#include "base/host_name.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("a Chinese host name becomes what the network knows it by") {
  CHECK(ascii_host("例子.中国") == "xn--fsqu00a.xn--fiqs8s");
  CHECK(ascii_host("例子。中国") == "xn--fsqu00a.xn--fiqs8s");
}

TEST_CASE("an ASCII host name is lower-cased, and an IPv6 address stays") {
  CHECK(ascii_host("WWW.Example.GOV.cn") == "www.example.gov.cn");
  CHECK(ascii_host("127.0.0.1") == "127.0.0.1");
  CHECK(ascii_host("[2001:DB8::1]") == "[2001:db8::1]");
}

TEST_CASE("what can be no host name is none") {
  for (const auto* name : {"", ".", "a b", "a/b", "[::1", "[x]", "a@b", "例 子.中国"}) {
    INFO(name);
    CHECK_FALSE(ascii_host(name));
  }
  CHECK_FALSE(ascii_host(std::string(300, 'a')));
}
