#include "model/route.hpp"

#include "support/catch.hpp"

#include <string>
#include <string_view>

using namespace gazette;

TEST_CASE("a page's route is a folder and its bytes go to the index.html inside") {
  CHECK(is_page_route({""}));
  CHECK(is_page_route({"policy/x/"}));
  CHECK_FALSE(is_page_route({"rss.xml"}));
  CHECK(output_path({""}) == "index.html");
  CHECK(output_path({"policy/x/"}) == "policy/x/index.html");
  CHECK(output_path({"policy/x/annex.pdf"}) == "policy/x/annex.pdf");
}

TEST_CASE("what may stand in the path of a URL stays and every other byte is encoded") {
  CHECK(encoded_path("/a-b._~!$&'()*+,;=:@/c") == "/a-b._~!$&'()*+,;=:@/c");
  CHECK(encoded_path("a b?c#d%e\"<>[]\\^`{|}") == "a%20b%3Fc%23d%25e%22%3C%3E%5B%5D%5C%5E%60%7B%7C%7D");
  CHECK(encoded_path("政策/") == "%E6%94%BF%E7%AD%96/");
  CHECK(encoded_path("\n\x7F") == "%0A%7F");
  CHECK(encoded_path("").empty());
}

TEST_CASE("decoding undoes encoding for every byte") {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  CHECK(decoded_path(encoded_path(all)) == all);
}

TEST_CASE("a malformed escape stays as it is") {
  CHECK(decoded_path("%e6%94%bf") == "政");
  CHECK(decoded_path("%41%4a") == "AJ");
  CHECK(decoded_path("100%") == "100%");
  CHECK(decoded_path("%4") == "%4");
  CHECK(decoded_path("%zz%4g%") == "%zz%4g%");
  CHECK(decoded_path("%%41") == "%A");
  CHECK(decoded_path("a+b") == "a+b");
}

TEST_CASE("readers of a redirect ask for the file whose place it takes, or for the folder") {
  CHECK(url_of({""}) == "/");
  CHECK(url_of({"a/b/"}) == "/a/b/");
  CHECK(asked_url({"a/old.pdf/"}) == "/a/old.pdf");
  CHECK(asked_url({"a/v1.2/"}) == "/a/v1.2/");
  CHECK(asked_url({"a/old.html"}) == "/a/old.html");
  CHECK(asked_url({""}) == "/");
}
