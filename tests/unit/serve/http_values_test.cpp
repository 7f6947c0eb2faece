#include "serve/http_values.hpp"

#include "base/date.hpp"
#include "support/catch.hpp"

#include <string>

using namespace gazette;

namespace {

bool is_whole(const std::string& header, std::size_t size) { return range_of(header, size).kind == RangeKind::whole; }

bool is_unsatisfiable(const std::string& header, std::size_t size) {
  return range_of(header, size).kind == RangeKind::unsatisfiable;
}

bool is_part(const std::string& header, std::size_t size, std::size_t first, std::size_t count) {
  const auto answer = range_of(header, size);
  return answer.kind == RangeKind::part && answer.range.first == first && answer.range.size == count;
}

}  // namespace

TEST_CASE("a moment is written as HTTP has it, before 1970 and on a leap day too") {
  CHECK(http_date(0) == "Thu, 01 Jan 1970 00:00:00 GMT");
  CHECK(http_date(784111777) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(http_date(1709164800) == "Thu, 29 Feb 2024 00:00:00 GMT");
  CHECK(http_date(951782399) == "Mon, 28 Feb 2000 23:59:59 GMT");
  CHECK(http_date(-1) == "Wed, 31 Dec 1969 23:59:59 GMT");
  CHECK(http_date(-7 * 86'400) == "Thu, 25 Dec 1969 00:00:00 GMT");
  CHECK(http_date(DateTime{{987, 6, 5}, 1, 2, 3, 0}.unix_seconds()).substr(7) == " Jun 0987 01:02:03 GMT");
}

TEST_CASE("a moment that was written is read as itself") {
  for (std::int64_t moment = -3'000'000'000; moment < 5'000'000'000; moment += 86'400 * 17 + 3'601)
    CHECK(parse_http_date(http_date(moment)) == moment);
}

TEST_CASE("what is no date of HTTP is none") {
  for (const char* text :
       {"", "x", "0", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Now 1994 08:49:37 GMT", "Sun, 6  Nov 1994 08:49:37 GMT",
        "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT",
        "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, 06 Nov 1994 08:49:61 GMT", "Sun, +6 Nov -994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 GMT GMT"}) {
    INFO(text);
    CHECK_FALSE(parse_http_date(text));
  }
}

TEST_CASE("a tag is found in a list, weak or strong, and a star names all") {
  const std::string tag = "\"abc\"";
  for (const char* list : {"\"abc\"", "W/\"abc\"", "\"x\", \"abc\"", "\"x\",W/\"abc\" , \"y\"", "*", "\"x\", *"}) {
    INFO(list);
    CHECK(names_tag(list, tag));
  }
  for (const char* list : {"", "abc", "\"abcd\"", "\"ab\"", "w/\"abc\"", "\"x\" \"abc\"", "W/", ",,", "\"abc-gz\""}) {
    INFO(list);
    CHECK_FALSE(names_tag(list, tag));
  }
}

TEST_CASE("gzip is taken where it is named or meant by a star, and not where its weight is nothing") {
  for (const char* header : {"gzip", "GZIP", "deflate, gzip, br", "gzip;q=1", "gzip;q=0.5", "gzip; q=0.001", "*",
                             "*;q=0.1", "br;q=1.0, gzip;q=0.8, *;q=0.1", "gzip ; q=1"}) {
    INFO(header);
    CHECK(accepts_gzip(header));
  }
  for (const char* header : {"", "identity", "br, deflate", "gzip;q=0", "gzip;q=0.0", "gzip; q=0.000", "*;q=0", "xgzip",
                             "gzipped", "gzip;Q=0"}) {
    INFO(header);
    CHECK_FALSE(accepts_gzip(header));
  }
}

TEST_CASE("what is said of gzip goes before what is said of a star") {
  CHECK(accepts_gzip("*;q=0, gzip"));
  CHECK_FALSE(accepts_gzip("*, gzip;q=0"));
}

TEST_CASE("one range of a file is its bytes from the first to the last, or from a first on, or so many at the end") {
  CHECK(is_part("bytes=0-0", 10, 0, 1));
  CHECK(is_part("bytes=2-5", 10, 2, 4));
  CHECK(is_part("bytes=2-", 10, 2, 8));
  CHECK(is_part("bytes=9-9", 10, 9, 1));
  CHECK(is_part("bytes=-3", 10, 7, 3));
}

TEST_CASE("a range that goes past the end is cut there") {
  CHECK(is_part("bytes=8-100", 10, 8, 2));
  CHECK(is_part("bytes=0-999999999999999999", 10, 0, 10));
  CHECK(is_part("bytes=-100", 10, 0, 10));
}

TEST_CASE("a range that begins behind the end, or of no bytes at the end, cannot be satisfied") {
  CHECK(is_unsatisfiable("bytes=10-", 10));
  CHECK(is_unsatisfiable("bytes=10-20", 10));
  CHECK(is_unsatisfiable("bytes=999999999999999999-", 10));
  CHECK(is_unsatisfiable("bytes=-0", 10));
  CHECK(is_unsatisfiable("bytes=0-", 0));
  CHECK(is_unsatisfiable("bytes=-5", 0));
}

TEST_CASE("ranges that are several, of another unit, backwards or malformed get the whole file") {
  for (const char* header :
       {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=1", "bytes=1-2-3", "bytes=--1", "bytes=+1-2", "bytes=5-2",
        "bytes=0-0,1-1", "bytes=0-0,", "lines=0-1", "bytes 0-1", "bytes=1 -2", "bytes=0x1-2",
        "bytes=99999999999999999999-", "bytes=0-18446744073709551616", "bytes=-18446744073709551615"}) {
    INFO(header);
    CHECK(is_whole(header, 10));
  }
}

TEST_CASE("the names of the loopback are known with and without a port, and no other name is") {
  for (const char* host : {"localhost", "LocalHost:1313", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:1313"}) {
    INFO(host);
    CHECK(is_loopback_host(host));
  }
  for (const char* host :
       {"", ":", ":1313", "example.org", "localhost.example.org", "127.0.0.1.example.org:1313", "127.0.0.2", "0.0.0.0",
        "::1", "[::2]", "[::1].example.org", "127.0.0.1:80:80", "localhost@example.org", "example.org:127.0.0.1",
        "127.1", "localhost ", "127.0.0.1:, x", "localhost:http", "[::1]:-1"}) {
    INFO(host);
    CHECK_FALSE(is_loopback_host(host));
  }
}

TEST_CASE("a request is of the same origin when Origin names the host that was asked and the browser does not object") {
  const std::string host = "127.0.0.1:1313";
  CHECK(is_same_origin("http://127.0.0.1:1313", host, ""));
  CHECK(is_same_origin("http://127.0.0.1:1313", host, "same-origin"));
  CHECK_FALSE(is_same_origin("http://127.0.0.1:1313", host, "cross-site"));
  CHECK_FALSE(is_same_origin("http://127.0.0.1:1313", host, "same-site"));
  for (const char* origin :
       {"", "null", "http://", "http://127.0.0.1", "http://127.0.0.1:13133", "http://127.0.0.1:8000",
        "https://127.0.0.1:1313", "http://localhost:1313", "http://evil.example", "http://127.0.0.1:1313.evil.example",
        "127.0.0.1:1313", "HTTP://127.0.0.1:1313/"}) {
    INFO(origin);
    CHECK_FALSE(is_same_origin(origin, host, ""));
  }
  CHECK_FALSE(is_same_origin("http://", "", ""));
}
