#include "archive/copy_links.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

SiteConfig config_at(const std::string& base_path) {
  SiteConfig config;
  config.base_path = base_path;
  config.base_url = "https://x.example" + base_path;
  config.host = "x.example";
  return config;
}

const SiteConfig k_config = config_at("/council/");

CopyLinks links(const SiteConfig& config = k_config) {
  return CopyLinks(config,
                   {{"a/one/index.html", "site/a/one/index.html"},
                    {"a/two/index.html", "site/a/two/index.html"},
                    {"a/one/annex.pdf", "content/a/one/annex.pdf"}},
                   "site", [](const std::string& path) { return path == "assets/s.css" || path == "图.png"; });
}

// What the page of item one has instead of a link.
std::string link(const std::string& address, const SiteConfig& config = k_config) {
  const auto page = links(config).page("<a href=\"" + address + "\">", "a/one/index.html").bytes;
  return page.substr(9, page.size() - 11);
}

CopyLinks::Copied loading(const std::string& address) {
  return links().page("<img src=\"" + address + "\">", "a/one/index.html");
}

}  // namespace

TEST_CASE("a link to a page of the copy is relative and names its file") {
  CHECK(link("/council/a/two/") == "../two/index.html");
  CHECK(link("/council/a/two/#part") == "../two/index.html#part");
  CHECK(link("../two/") == "../two/index.html");
  CHECK(link("/council/a/two") == "../two/index.html");
  CHECK(link("/council/a/two/index.html") == "../two/index.html");
  CHECK(link("/a/two/", config_at("/")) == "../two/index.html");
}

TEST_CASE("a base path with Chinese in it is the same path however it is written") {
  auto config = config_at("/区/");
  for (const auto* base_url : {"https://x.example/区/", "https://x.example/%E5%8C%BA/"}) {
    config.base_url = base_url;
    CHECK(link("/%E5%8C%BA/a/two/#part", config) == "../two/index.html#part");
    CHECK(link("/区/a/two/", config) == "../two/index.html");
    CHECK(link("/elsewhere/", config) == "https://x.example/elsewhere/");
    CHECK(link("/%E5%8C%BA/b/?q=1", config) == base_url + std::string("b/?q=1"));
    for (const auto* address : {"https://x.example/%E5%8C%BA/assets/s.css", "https://x.example/区/assets/s.css"}) {
      const auto copied = links(config).page("<img src=\"" + std::string(address) + "\">", "a/one/index.html");
      CHECK(copied.needed == std::set<std::string>{"assets/s.css"});
    }
  }
}

TEST_CASE("a link to a file of an item leads to the file beside its source") {
  CHECK(link("/council/a/one/annex.pdf") == "../../../content/a/one/annex.pdf");
  CHECK(link("annex.pdf") == "../../../content/a/one/annex.pdf");
}

TEST_CASE("a link to what is not in the copy leads to the site") {
  CHECK(link("/council/") == "https://x.example/council/");
  CHECK(link("/council/b/?q=1#f") == "https://x.example/council/b/?q=1#f");
  CHECK(link("/elsewhere/") == "https://x.example/elsewhere/");
  CHECK(link("../three/#f") == "https://x.example/council/a/three/#f");
  CHECK(link("/council/assets/s.css") == "https://x.example/council/assets/s.css");
}

TEST_CASE("links inside the page, to other sites and to people stay") {
  for (const auto* address :
       {"#part", "https://other.example/a/", "mailto:a@x.example", "tel:1", "https://x.example/council/a/two/"})
    CHECK(link(address) == address);
  CHECK(link("//other.example/") == "https://other.example/");
}

TEST_CASE("what a page loads comes into the copy, whatever its address was") {
  for (const auto* address :
       {"/council/assets/s.css", "../../assets/s.css", "https://x.example/council/assets/s.css"}) {
    const auto copied = loading(address);
    CHECK(copied.bytes == "<img src=\"../../assets/s.css\">");
    CHECK(copied.needed == std::set<std::string>{"assets/s.css"});
    CHECK(copied.elsewhere.empty());
  }
  CHECK(loading("/council/%E5%9B%BE.png").bytes == "<img src=\"../../%E5%9B%BE.png\">");
  CHECK(loading("annex.pdf").needed.empty());
}

TEST_CASE("what a page loads from elsewhere is told") {
  for (const auto* address :
       {"https://other.example/a.png", "//other.example/a.png", "/beside/a.png", "/council/none.png"})
    CHECK(loading(address).elsewhere.size() == 1);
  CHECK(loading("data:image/png;base64,AA").elsewhere.empty());
}

TEST_CASE("a style sheet of the copy loads its own by relative addresses") {
  const auto copied = links().style_sheet("a{b:url(/council/图.png)}c{d:url(s.css)}", "assets/s.css");
  CHECK(copied.bytes == "a{b:url(../%E5%9B%BE.png)}c{d:url(s.css)}");
  CHECK(copied.needed == std::set<std::string>{"assets/s.css", "图.png"});
}

TEST_CASE("a relative address goes up to the folder that both share") {
  CHECK(relative_address("index.html", "site/a/index.html") == "site/a/index.html");
  CHECK(relative_address("site/a/index.html", "site/assets/x.css") == "../assets/x.css");
  CHECK(relative_address("site/a/index.html", "site/a/index.html") == "index.html");
  CHECK(relative_address("a/b/c", "d") == "../../d");
  CHECK(relative_address("x", "a:b.pdf") == "./a:b.pdf");
  CHECK(relative_address("x", "50% #1?.pdf") == "50%25%20%231%3F.pdf");
}
