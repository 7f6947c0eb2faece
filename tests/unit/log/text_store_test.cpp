#include "log/text_store.hpp"

#include "io/memory.hpp"
#include "support/catch.hpp"

using namespace gazette;

namespace {

ItemText text_of(const std::string& words) {
  ItemText text;
  text.body.html = "<p>" + words + "</p>\n";
  text.body.summary = words;
  text.body.is_statute = true;
  text.body.slots = {{SlotKind::link, 3, "x.md", "?a=b", "top", {4, 5, 6}}};
  text.body.headings = {{2, "Head", "head", {1, 2, 3}}};
  text.body.anchors = {"a", "head"};
  text.body.external = {{"https://x.example/", {9, 1, 4}}};
  text.body.prose = {{{{"words", "", {1, 1, 5}}, {"", "t3.n", {1, 6, 4}}}}};
  text.sha256 = std::string(64, 'a');
  text.findings.add(Severity::warning,
                    {ErrorKind::content, "rule", "message", {"f.md", {1, 2, 3}}, "help", {{"n", {}}}});
  return text;
}

}  // namespace

TEST_CASE("a text comes back from its shelf with all that it holds, also to a later store of the same file") {
  MemoryFileSystem files;
  ShelfPlace first, second;
  {
    TextStore store(*files.open_data("texts"));
    first = *store.put(text_of("one"));
    second = *store.put(text_of("two"));
    CHECK(first.offset == 0);
    CHECK(second.offset == first.size);
    CHECK(first.fingerprint != second.fingerprint);
  }
  TextStore store(*files.open_data("texts"));
  const auto text = store.get(first);
  const auto wanted = text_of("one");
  CHECK(text.body.html == wanted.body.html);
  CHECK(text.body.summary == "one");
  CHECK(text.body.is_statute);
  REQUIRE(text.body.slots.size() == 1);
  CHECK(text.body.slots[0].target == "x.md");
  CHECK(text.body.slots[0].suffix == "?a=b");
  CHECK(text.body.slots[0].fragment == "top");
  CHECK(text.body.slots[0].at == Position{4, 5, 6});
  CHECK(text.body.headings.at(0).anchor == "head");
  CHECK(text.body.anchors == wanted.body.anchors);
  CHECK(text.body.external.at(0).address == "https://x.example/");
  CHECK(text.body.prose.at(0).runs.at(1).figure == "t3.n");
  CHECK(text.sha256 == wanted.sha256);
  CHECK(text.findings.entries().at(0).error.notes.size() == 1);
  CHECK(store.get(second).body.summary == "two");
  CHECK(store.put(text_of("one"))->offset == second.offset + second.size);
  CHECK_FALSE(store.has_fault());
}

TEST_CASE("a text that cannot be read back is a fault, not another text") {
  MemoryFileSystem files;
  TextStore store(*files.open_data("texts"));
  auto place = *store.put(text_of("one"));
  SECTION("its bytes changed") {
    auto bytes = *files.read("texts");
    bytes[5] = static_cast<char>(bytes[5] ^ 1);
    REQUIRE(files.write("texts", bytes));
  }
  SECTION("the file was cut") { REQUIRE(files.write("texts", files.read("texts")->substr(0, 20))); }
  SECTION("it never lay there") { place.offset = 1; }
  SECTION("beyond the end") { place.size = std::uint64_t{1} << 40U; }
  CHECK(store.get(place).body.html == "");
  CHECK(store.has_fault());
}

TEST_CASE("a lazy text is read once, keeps its essence and fetches the rest") {
  MemoryFileSystem files;
  const auto store = std::make_shared<TextStore>(*files.open_data("texts"));
  int reads = 0;
  const LazyText text([&] { return ++reads, text_of("one"); }, store);
  CHECK(reads == 0);
  CHECK(text.essence().summary == "one");
  CHECK(text.essence().has_slots);
  CHECK(text.essence().has_findings);
  CHECK(text.whole()->body.html == "<p>one</p>\n");
  CHECK(reads == 1);
  REQUIRE(text.place());
  const LazyText again(text.essence(), store, *text.place());
  CHECK(again.whole()->body.html == "<p>one</p>\n");
  const LazyText in_memory(text_of("two"));
  CHECK_FALSE(in_memory.place());
  CHECK(body_of(in_memory)->html == "<p>two</p>\n");
}
