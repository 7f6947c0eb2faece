#include "base/slug.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("a slug keeps Han characters, case and the signs that are safe in a path") {
  CHECK(slug_of("2024-017") == "2024-017");
  CHECK(slug_of("财政预算") == "财政预算");
  CHECK(slug_of("国办发〔2017〕47号") == "国办发〔2017〕47号");
  CHECK(slug_of("Annual_Report~v1.2+b") == "Annual_Report~v1.2+b");
  CHECK(slug_of("École") == "École");
}

TEST_CASE("runs of what is unsafe become one hyphen and vanish at the ends") {
  CHECK(slug_of("a  b") == "a-b");
  CHECK(slug_of("关于《办法》的通知") == "关于-办法-的通知");
  CHECK(slug_of("a/b\\c?d#e%f") == "a-b-c-d-e-f");
  CHECK(slug_of("  a (1) ") == "a-1");
  CHECK(slug_of("！？") == "");
  CHECK(slug_of("a\xFF\xFEz") == "a-z");
}

TEST_CASE("a slug is never a relative path or a hidden file") {
  CHECK(slug_of(".") == "");
  CHECK(slug_of("..") == "");
  CHECK(slug_of("../../etc/passwd") == "etc-passwd");
  CHECK(slug_of(".hidden") == "hidden");
  CHECK(slug_of("end.") == "end");
  CHECK(slug_of("-.-") == "");
  CHECK(slug_of("") == "");
}

TEST_CASE("a slug is its own slug") {
  for (const auto* text : {"a b", "…a - b…", "关于《办法》的通知", "-x.", "a--b", "..a..b..", "国办发〔2017〕47号"}) {
    const auto slug = slug_of(text);
    CHECK(slug_of(slug) == slug);
  }
}

TEST_CASE("an anchor is lower case, keeps letters of any script and drops signs") {
  CHECK(anchor_of("What we publish") == "what-we-publish");
  CHECK(anchor_of("一、总体情况") == "一总体情况");
  CHECK(anchor_of("Über C++ & more_") == "über-c--more_");
  CHECK(anchor_of("a\u3000b") == "a-b");
}

TEST_CASE("a heading without letters has the anchor section") {
  CHECK(anchor_of("") == "section");
  CHECK(anchor_of("！？") == "section");
}
