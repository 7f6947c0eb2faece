#include "fuzz/sealed_journal.hpp"

#include "io/memory.hpp"
#include "output/patch_sink.hpp"
#include "output/work_names.hpp"
#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("the journals that the fuzzer seals are those that a patch leaves") {
  MemoryFileSystem files({{"public/a.html", "old"}, {"public/gone/b.html", "going"}});
  REQUIRE(
      files.write(journal_name("public"), fuzz::sealed_journal({{'r', "gone/b.html", ""}, {'w', "a.html", "new"}})));
  REQUIRE(finish_patch(files, "public"));
  CHECK(files.files() == std::map<std::string, std::string>{{"public/a.html", "new"}});
}
