#include "archive/html_addresses.hpp"

#include "support/catch.hpp"

#include <vector>

using namespace gazette;

namespace {

using Seen = std::vector<std::pair<std::string, AddressUse>>;

Seen addresses_in(std::string_view html) {
  Seen seen;
  const auto same = with_new_addresses(html, [&](const std::string& address, AddressUse use) {
    seen.emplace_back(address, use);
    return address;
  });
  CHECK(same == html);
  return seen;
}

std::string with_x(std::string_view html) {
  return with_new_addresses(html, [](const std::string& address, AddressUse) { return "x&" + address; });
}

constexpr auto load = AddressUse::load, follow = AddressUse::follow;

}  // namespace

TEST_CASE("links and what a page loads are told apart") {
  CHECK(addresses_in("<a href=\"/a/\">a</a><img alt='' src=/b.png><form action=\"/c\"></form>") ==
        Seen{{"/a/", follow}, {"/b.png", load}, {"/c", follow}});
  CHECK(addresses_in("<link rel=\"stylesheet\" href=\"/s.css\"><link rel=\"alternate\" href=\"/rss.xml\">"
                     "<link href=\"/i.svg\" rel=\"shortcut ICON\"><link href='/n'>") ==
        Seen{{"/s.css", load}, {"/rss.xml", follow}, {"/i.svg", load}, {"/n", follow}});
  CHECK(
      addresses_in("<video poster=/p.png src=/v.mp4></video><use xlink:href='/s.svg#a'/><iframe src='/f/'></iframe>") ==
      Seen{{"/p.png", load}, {"/v.mp4", load}, {"/s.svg#a", load}, {"/f/", load}});
  CHECK(addresses_in("<meta http-equiv=\"Refresh\" content=\"0; url=/there/\"><meta name=x content='url=/no'>") ==
        Seen{{"/there/", follow}});
}

TEST_CASE("addresses in style attributes, style elements and srcset are found") {
  CHECK(addresses_in("<p style=\"background:url(/a.png)\">") == Seen{{"/a.png", load}});
  CHECK(addresses_in("<style>b{background:url('/b.png')}</style><a href=/c>") ==
        Seen{{"/b.png", load}, {"/c", follow}});
  CHECK(addresses_in("<img srcset=\"/1.png 1x, /2,3.png 2x,/4.png\">") ==
        Seen{{"/1.png", load}, {"/2,3.png", load}, {"/4.png", load}});
}

TEST_CASE("what looks like a tag in a script, a comment, a title or a text is none") {
  CHECK(addresses_in("<script>s = '<a href=\"/no\">';</script>").empty());
  CHECK(addresses_in("<SCRIPT>s = '<a href=\"/no\">';</Script><a href='/yes'>") == Seen{{"/yes", follow}});
  CHECK(addresses_in("<!-- <a href=\"/no\"> -->").empty());
  CHECK(addresses_in("<textarea><a href=/no></textarea>").empty());
  CHECK(addresses_in("<title><a href=/no></title><!doctype html><? <a href=/no ?>").empty());
  CHECK(addresses_in("1 < 2 href=\"/no\" </a href=/no>").empty());
}

TEST_CASE("an address is given decoded and written escaped, in quotes") {
  CHECK(addresses_in("<a href=\"/?a=1&amp;b=&#x32;&#38;&nix;\">") == Seen{{"/?a=1&b=2&&nix;", follow}});
  CHECK(with_x("<a class=c href='/a\"b' id=d>") == "<a class=c href=\"x&amp;/a&quot;b\" id=d>");
  CHECK(with_x("<A HREF=/a>") == "<A HREF=\"x&amp;/a\">");
}

TEST_CASE("an attribute without a value, an unknown element and a tag that does not end stay as they are") {
  for (const auto* html :
       {"<a href>", "<a href=>", "<p href=\"/a\" src='/b'>", "<a href=\"/a", "<", "<a", "text <a href='"}) {
    INFO(html);
    CHECK(with_x(html).find("x&") == std::string::npos);
  }
}
