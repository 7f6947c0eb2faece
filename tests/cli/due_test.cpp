// `gazette list due`, the dates that git knows, and the board of the preview, as a user meets them.

#include "io/process.hpp"
#include "support/catch.hpp"
#include "support/process.hpp"

#include <httplib.h>
#include <nlohmann/json.hpp>

using namespace gazette;
using namespace gazette::test;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct DueSite {
  DueSite() {
    put("site.toml", "base_url = \"https://x.example/\"\nlanguage = \"en\"\n[calendar]\ncountry = \"cn\"\n");
    put("content/a/first.md", "+++\ntitle = \"First\"\npublished = 2024-01-02\n+++\n\nText.\n");
    put("content/a/draft.md", "+++\ntitle = \"Draft\"\nmade = 2024-09-27\ndraft = true\n+++\n\nText.\n");
  }
  void put(const std::string& path, const std::string& text) const { write_text(folder.file(path), text); }
  void git(const std::string& moment, std::vector<std::string> arguments) const {
    std::vector<std::string> words = {
        "env", "GIT_COMMITTER_DATE=" + moment, "git", "-C", folder.path(), "-c", "user.name=t", "-c", "user.email=t",
        "-c",  "commit.gpgsign=false"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const auto output = run_process(words);
    REQUIRE(output);
    INFO(output->err);
    REQUIRE(output->status == 0);
  }
  void commit(const std::string& moment) const {
    git(moment, {"init", "-q"});
    git(moment, {"add", "-A"});
    git(moment, {"commit", "-q", "-m", "m"});
  }
  ProcessResult run(std::vector<std::string> words, const std::string& day = "2024-10-25") const {
    words.insert(words.end(), {"-s", folder.path(), "--as-of", day});
    return run_gazette(words);
  }
  TemporaryFolder folder;
};

}  // namespace

TEST_CASE("list due names what falls due, as a table or as JSON, within the days asked for") {
  const DueSite site;
  CHECK(site.run({"list", "due"}).out == "2024-10-30\tin 5 days\tpublication\tcontent/a/draft.md\tDraft\n");
  CHECK(site.run({"list", "due", "--days", "4"}).out.empty());
  CHECK(site.run({"list", "due", "--days", "5"}).out.size() > 0);
  CHECK(holds(site.run({"list", "due", "--days", "0"}, "2024-10-31").out, "\t1 day overdue\t"));
  const auto json = nlohmann::json::parse(site.run({"list", "due", "--json"}).out);
  CHECK(json.at("kind") == "publication");
  CHECK(json.at("date") == "2024-10-30");
  CHECK(json.at("days_left") == 5);
  CHECK(json.at("overdue") == false);
}

TEST_CASE("--days takes a number of days, and goes with list due only") {
  const DueSite site;
  for (const auto* days : {"-1", "x", "", "3661"})
    CHECK(site.run({"list", "due", std::string("--days=") + days}).status == 2);
  CHECK(site.run({"list", "all", "--days", "3"}).status == 2);
  CHECK(site.run({"list", "in-force", "--days", "3"}).status == 2);
  CHECK(site.run({"list", "due", "--on", "2024-10-01"}).status == 2);
  CHECK(site.run({"list", "due", "--all"}).status == 2);
}

TEST_CASE("check and publish compare dates with first commits, a build does not") {
  const DueSite site;
  site.commit("2024-01-10T09:00:00+08:00");
  site.put("content/a/late.md", "+++\ntitle = \"Late\"\npublished = 2024-01-05\n+++\n\nText.\n");
  site.commit("2024-10-01T09:00:00+08:00");
  site.put("content/a/new.md", "+++\ntitle = \"Not committed\"\npublished = 2024-01-05\n+++\n\nText.\n");
  const auto check = site.run({"check"});
  CHECK(holds(check.err,
              "content/a/late.md:3:13: warning: published on 2024-01-05, but first committed on 2024-10-01, "
              "270 days later [date-differs-from-commit]"));
  CHECK_FALSE(holds(check.err, "first.md:3:13"));
  CHECK_FALSE(holds(check.err, "new.md:3:13"));
  CHECK(holds(site.run({"publish", "--dry-run"}).err, "[date-differs-from-commit]"));
  const auto build = site.run({"build"});
  CHECK(build.status == 0);
  CHECK_FALSE(holds(build.err, "date-differs-from-commit"));
  const auto report = nlohmann::json::parse(read_text(site.folder.file("public/build-report.json")));
  for (const auto& found : report.at("findings")) CHECK(found.at("rule") != "date-differs-from-commit");
  site.put("site.toml", read_text(site.folder.file("site.toml")) + "[check]\ndate-differs-from-commit = \"error\"\n");
  CHECK(site.run({"check"}).status == 1);
  CHECK(site.run({"publish", "--dry-run"}).status == 1);
}

TEST_CASE("outside a repository and in a shallow clone dates are not judged, and only -v says so") {
  const DueSite site;
  CHECK_FALSE(holds(site.run({"check"}).out + site.run({"check"}).err, "commits"));
  const auto outside = site.run({"check", "-v"});
  CHECK(holds(outside.out + outside.err,
              "dates were not compared with commits: the site's folder is in no working tree"));
  site.commit("2024-01-10T09:00:00+08:00");
  site.put("content/a/late.md", "+++\ntitle = \"Late\"\npublished = 2024-01-05\n+++\n\nText.\n");
  site.commit("2024-10-01T09:00:00+08:00");
  const TemporaryFolder clone;
  site.git("2024-10-01T09:00:00+08:00",
           {"clone", "-q", "--depth", "1", "file://" + site.folder.path(), clone.file("c")});
  const auto shallow = run_gazette({"check", "-v", "-s", clone.file("c"), "--as-of", "2024-10-25"});
  CHECK_FALSE(holds(shallow.err, "date-differs-from-commit"));
  CHECK(holds(shallow.out + shallow.err, "shallow clone"));
}

TEST_CASE("the preview shows the board, and no build holds it") {
  const DueSite site;
  CHECK(site.run({"build"}).status == 0);
  for (const auto& [path, text] : read_tree(site.folder.file("public"))) {
    INFO(path);
    CHECK_FALSE(holds(path, "_gazette"));
    CHECK_FALSE(holds(text, "_gazette/due"));
  }
  BackgroundProcess server({"serve", "-s", site.folder.path(), "-p", "14187", "--as-of", "2024-10-25"});
  CHECK(holds(server.wait_for_output("what falls due", 10), "http://127.0.0.1:14187/"));
  httplib::Client client("127.0.0.1", 14187);
  const auto board = client.Get("/_gazette/due/");
  REQUIRE(board);
  CHECK(board->status == 200);
  CHECK(board->get_header_value("Content-Type").starts_with("text/html"));
  CHECK(holds(board->body, "Draft"));
  CHECK(client.Get("/_gazette/due")->status == 301);
  CHECK(client.Get("/_gazette/other/")->status == 404);
  CHECK(client.Get("/a/first/")->status == 200);
  server.interrupt();
  CHECK(server.wait(3.0) == 0);
}

TEST_CASE("what cannot be dated stands last in list due, with the reason in the place of the days") {
  const DueSite site;
  site.put("site.toml",
           "base_url = \"https://x.example/\"\nlanguage = \"en\"\n[calendar]\ncountry = \"cn\"\n"
           "[check]\nrhythm = { default = \"1 year\" }\n");
  site.put("content/a/draft.md", "+++\ntitle = \"Draft\"\nmade = 2031-03-01\ndraft = true\n+++\n\nText.\n");
  site.put("content/a/first.md", "+++\ntitle = \"First\"\npublished = 2031-01-02\n+++\n\nText.\n");
  site.put("content/empty/_index.md", "+++\ntitle = \"Never filled\"\nrhythm = \"1 year\"\n+++\n\nText.\n");
  site.put("content/reports/2016.md",
           "+++\ntitle = \"2016\"\npublished = 2031-03-01\n[report]\nyear = 2016\nform = \"cn-492\"\n+++\n");
  const auto listed = site.run({"list", "due"}, "2031-03-01");
  INFO(listed.out + listed.err);
  CHECK(holds(listed.out, "-\tno calendar\tpublication\tcontent/a/draft.md\tDraft\n"));
  CHECK(holds(listed.out, "-\tno deadline\treport\t"));
  CHECK(holds(listed.out, "annual report on 2030"));
  CHECK(holds(listed.out, "-\tnever renewed\tcolumn\tcontent/empty/_index.md\tNever filled\n"));
  const auto json = site.run({"list", "due", "--json"}, "2031-03-01").out;
  CHECK(holds(json, "\"doubt\": \"no deadline\""));
  CHECK(holds(json, "\"year\": 2030"));
}
