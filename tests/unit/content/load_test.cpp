#include "content/load.hpp"

#include "config/site_config.hpp"
#include "content/content_memory.hpp"
#include "support/catch.hpp"
#include "support/small_build.hpp"
#include "support/unreadable_files.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

const MemoryFileSystem& whole_site() {
  static const auto files = small_site({{"content/a/_index.md", "+++\ntitle = \"A\"\n+++\n"},
                                        {"content/a/x.md", item("X", "2026-01-01")},
                                        {"content/a/y/index.md", item("Y", "2026-01-02")},
                                        {"content/a/y/annex.pdf", "annex"},
                                        {"content/a/z.md", item("Z", "2026-01-03")}});
  return files;
}

struct Loading {
  Loading(UnreadableFiles::Paths paths, UnreadableFiles::Paths links = {}) {
    const auto config = load_site_config(whole_site(), {}, found)->config;
    const UnreadableFiles files(whole_site(), std::move(paths), std::move(links));
    ContentMemory memory;
    site = load_content(files, config, {1, true}, memory, found);
    found.sort();
  }

  const Error& only_error() const {
    REQUIRE(found.entries().size() == 1);
    return found.entries().front().error;
  }

  Diagnostics found;
  LoadedSite site;
};

}  // namespace

TEST_CASE("an item that cannot be read is told, and the others are read") {
  const Loading loading({"content/a/x.md"});
  CHECK(loading.only_error().rule == "io");
  CHECK(loading.only_error().place.file == "content/a/x.md");
  CHECK(loading.site.items.size() == 2);
  CHECK(loading.site.unreadable == std::vector<std::string>{"content/a/x.md"});
}

TEST_CASE("the text of a category that cannot be read is told, and its items are read") {
  const Loading loading({"content/a/_index.md"});
  CHECK(loading.only_error().place.file == "content/a/_index.md");
  CHECK(loading.site.items.size() == 3);
}

TEST_CASE("an attachment that cannot be read is told at the attachment") {
  const Loading loading({"content/a/y/annex.pdf"});
  CHECK(loading.only_error().rule == "io");
  CHECK(loading.only_error().place.file == "content/a/y/annex.pdf");
}

TEST_CASE("a content folder that cannot be listed, or is a link, is an error and not an empty site") {
  const Loading unlisted({"content"});
  CHECK(unlisted.only_error().rule == "io");
  CHECK(unlisted.only_error().place.file == "content");
  const Loading linked({}, {"content"});
  CHECK(linked.only_error().rule == "not-a-folder");
  CHECK(linked.only_error().kind == ErrorKind::content);
  CHECK(linked.site.items.empty());
}
