#include "record/publication.hpp"

#include "base/digest.hpp"
#include "support/catch.hpp"

using namespace gazette;

namespace {

Publication full_line() {
  Publication p;
  p.at = {{2026, 6, 30}, 10, 0, 5, 8 * 60};
  p.kind = PublicationKind::item;
  p.url = "/通知/第一 <号>/";
  p.first_published = DateTime{{2026, 1, 2}, 9, 0, 0, 8 * 60};
  p.source = "content/通知/a.md";
  p.title = "关于\"一\"的通知";
  p.index_number = "113/2026-00001";
  p.text = sha256_hex("text");
  p.notes = 2;
  p.attachments = {{"附件 1.pdf", sha256_hex("a")}, {"b/c.csv", sha256_hex("b")}};
  p.withdrawn = Date{2026, 6, 29};
  return p;
}

}  // namespace

TEST_CASE("a line of the ledger is read back as it was written") {
  const auto line = publication_line(full_line());
  CHECK(line.find('\n') == std::string::npos);
  const auto read = parse_publication(line);
  REQUIRE(read);
  CHECK(publication_line(*read) == line);
  CHECK(read->attachments == full_line().attachments);
  CHECK(read->withdrawn == Date{2026, 6, 29});
  CHECK(read->first_published == full_line().first_published);
}

TEST_CASE("each kind of line has its name") {
  for (const auto kind : {PublicationKind::item, PublicationKind::category, PublicationKind::file,
                          PublicationKind::redirect, PublicationKind::manifest}) {
    auto line = full_line();
    line.kind = kind;
    line.sha256 = sha256_hex("x");
    const auto read = parse_publication(publication_line(line));
    REQUIRE(read);
    CHECK(read->kind == kind);
  }
}

TEST_CASE("lines say the same whenever they were written, and not when anything else differs") {
  auto other = full_line();
  other.at.hour = 23;
  CHECK(says_the_same(full_line(), other));
  other.attachments.begin()->second = sha256_hex("other");
  CHECK_FALSE(says_the_same(full_line(), other));
}

TEST_CASE("names that a later version adds are passed over") {
  CHECK(parse_publication(R"({"at": "2026-06-30T10:00:00Z", "kind": "item", "url": "/a/", "later": [1]})"));
}

TEST_CASE("a line that lacks something, or has it wrong, is broken") {
  for (const auto* line :
       {"[]", "{}", R"({"kind": "item", "url": "/a/"})", R"({"at": "2026-06-30T10:00:00Z", "kind": "item"})",
        R"({"at": "2026-06-30T10:00:00Z", "kind": "item", "url": "a/"})",
        R"({"at": "2026-13-30T10:00:00Z", "kind": "item", "url": "/a/"})",
        R"({"at": "2026-06-30T10:00:00Z", "kind": "thing", "url": "/a/"})",
        R"({"at": "2026-06-30T10:00:00Z", "kind": "item", "url": 5})",
        R"({"at": "2026-06-30T10:00:00Z", "kind": "item", "url": "/a/", "text": "abc"})",
        R"({"at": "2026-06-30T10:00:00Z", "kind": "item", "url": "/a/", "notes": -1})",
        R"({"at": "2026-06-30T10:00:00Z", "kind": "item", "url": "/a/", "attachments": {"a": "b"}})",
        R"({"at": "2026-06-30T10:00:00Z", "kind": "item", "url": "/a/", "withdrawn": "soon"})",
        R"({"at": "2026-06-30T10:00:00Z", "kind": "manifest"})"}) {
    INFO(line);
    const auto read = parse_publication(line);
    REQUIRE_FALSE(read);
    CHECK(read.error().rule == "broken-ledger");
    CHECK_FALSE(read.error().help.empty());
  }
}
