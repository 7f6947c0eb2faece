#include "deadlines/columns.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

const std::string k_site = "base_url = \"https://x.example/\"\nlanguage = \"en\"\n[check]\n";

std::string category(const std::string& more, const std::string& text = {}) {
  return "+++\ntitle = \"T\"\n" + more + "\n+++\n" + text;
}

// `key newest due stale`, a column each, as of 2026-06-30.
std::vector<std::string> states(const Files& files, const BuildRequest& request = request_as_of("2026-06-30")) {
  Diagnostics diagnostics;
  const auto memory = small_site(files);
  const auto site = load_site(memory, request, diagnostics);
  REQUIRE(site);
  REQUIRE_FALSE(diagnostics.has_errors());
  std::vector<std::string> out;
  for (const auto& state : column_states(*site))
    out.push_back(state.file->key + " " + (state.newest ? iso_date(*state.newest) + " " + iso_date(*state.due) : "-") +
                  (state.is_stale ? " stale" : ""));
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a column is stale on the day after its rhythm ended") {
  const Files files = {{"content/a/_index.md", category("rhythm = \"2 weeks\"")},
                       {"content/a/old.md", item("o", "2026-01-01")},
                       {"content/a/x.md", item("x", "2026-06-16T23:00:00")}};
  CHECK(states(files) == Texts{"a 2026-06-16 2026-06-30"});
  CHECK(states(files, request_as_of("2026-07-01")) == Texts{"a 2026-06-16 2026-06-30 stale"});
}

TEST_CASE("a column without a rhythm is never judged") {
  CHECK(states({{"content/a/_index.md", category("")}, {"content/a/x.md", item("x", "1999-01-01")}}).empty());
}

TEST_CASE("items below a column renew it, drafts and those of the future do not") {
  Files files = {{"content/a/_index.md", category("rhythm = \"1 year\"")},
                 {"content/a/b/_index.md", category("")},
                 {"content/a/b/x.md", item("x", "2025-03-01")},
                 {"content/a/later.md", item("x", "2026-07-01")},
                 {"content/a/draft.md", item("x", "2026-06-01", "draft = true")}};
  auto request = request_as_of("2026-06-30");
  CHECK(states(files, request) == Texts{"a 2025-03-01 2026-03-01 stale"});
  request.with_future = true;
  CHECK(states(files, request) == Texts{"a 2025-03-01 2026-03-01 stale"});
}

TEST_CASE("a column's own rhythm goes before that of its kind, and that before the default") {
  const std::string site = k_site + "rhythm = { default = \"1 year\", guide = \"2 years\" }\n";
  const auto old = item("x", "2025-01-01");
  CHECK(states({{"site.toml", site},
                {"content/a/_index.md", category("rhythm = \"6 months\"")},
                {"content/a/x.md", old},
                {"content/b/_index.md", category("")},
                {"content/b/x.md", old},
                {"content/c/_index.md", category("rhythm = \"none\"")},
                {"content/c/x.md", old},
                {"content/g/_index.md", category("column = \"guide\"")},
                {"content/g/x.md", old}}) ==
        Texts{"a 2025-01-01 2025-07-01 stale", "b 2025-01-01 2026-01-01 stale", "g 2025-01-01 2027-01-01"});
}

TEST_CASE("the default asks nothing of a text without items, nor of a column that only gathers others") {
  const std::string site = k_site + "rhythm = \"1 year\"\n";
  CHECK(states({{"site.toml", site},
                {"content/a/_index.md", category("", "Text.\n")},
                {"content/b/_index.md", category("")},
                {"content/b/c/_index.md", category("")},
                {"content/b/c/x.md", item("x", "2026-06-01")}}) == Texts{"b/c 2026-06-01 2027-06-01"});
}

TEST_CASE("a column that shows nothing is empty and not stale, one with a text and a rhythm is stale") {
  CHECK(states({{"content/a/_index.md", category("rhythm = \"1 year\"")},
                {"content/b/_index.md", category("rhythm = \"1 year\"", "Text.\n")}}) == Texts{"b - stale"});
}

TEST_CASE("the home page keeps the rhythm of the site's newest item") {
  const auto stale_on = [](const std::string& day, const std::string& home) {
    Diagnostics diagnostics;
    const auto files = small_site({{"site.toml", k_site + "rhythm = { home = \"2 weeks\" }\n"},
                                   {"content/_index.md", "+++\n" + home + "\n+++\n"},
                                   {"content/a/x.md", item("x", "2026-06-16")}});
    const auto site = load_site(files, request_as_of(day), diagnostics);
    REQUIRE(site);
    const auto state = home_state(*site);
    return state ? std::string(state->is_stale ? "stale" : "renewed") : std::string("not judged");
  };
  CHECK(stale_on("2026-06-30", "") == "renewed");
  CHECK(stale_on("2026-07-01", "") == "stale");
  CHECK(stale_on("2026-07-01", "rhythm = \"1 month\"") == "renewed");
  CHECK(stale_on("2026-07-01", "rhythm = \"none\"") == "not judged");
}

TEST_CASE("a rhythm that is none is an error at its place, in a category and in site.toml") {
  for (const auto* text : {"rhythm = \"weekly\"\n", "rhythm = { home = \"2\" }\n"}) {
    Diagnostics diagnostics;
    load_site(small_site({{"site.toml", k_site + text}}), request_as_of("2026-06-30"), diagnostics);
    REQUIRE(error_of(diagnostics, "invalid-rhythm"));
    CHECK(error_of(diagnostics, "invalid-rhythm")->place.at.line == 4);
  }
  Diagnostics diagnostics;
  load_site(small_site({{"content/a/_index.md", category("rhythm = \"every week\"")}}), request_as_of("2026-06-30"),
            diagnostics);
  REQUIRE(error_of(diagnostics, "invalid-rhythm"));
  CHECK(error_of(diagnostics, "invalid-rhythm")->place.at.line == 3);
  Diagnostics unknown;
  load_site(small_site({{"site.toml", k_site + "rhythm = { homes = \"2 weeks\" }\n"}}), request_as_of("2026-06-30"),
            unknown);
  CHECK(has_rule(unknown, "unknown-key"));
}
