// The program as a user meets it: commands, flags, exit statuses, what stands on which stream.

#include "support/catch.hpp"
#include "support/eventually.hpp"
#include "support/process.hpp"
#include "support/shell.hpp"

#include <filesystem>

#include <httplib.h>
#include <nlohmann/json.hpp>

namespace fs = std::filesystem;
using namespace gazette::test;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A starter site in a fresh folder.
struct StarterSite {
  explicit StarterSite(const std::string& language = "en") {
    REQUIRE(run_gazette({"init", path(), "--language", language}).status == 0);
  }
  std::string path() const { return folder.file("site"); }
  std::string file(const std::string& name) const { return path() + "/" + name; }
  ProcessResult run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"-s", path(), "--as-of", "2026-06-30"});
    return run_gazette(arguments);
  }

  TemporaryFolder folder;
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t start = 0; start < text.size();) {
    const auto end = text.find('\n', start);
    lines.push_back(text.substr(start, end - start));
    start = end == std::string::npos ? text.size() : end + 1;
  }
  return lines;
}

}  // namespace

TEST_CASE("init and build make a whole site with the binary alone, in both languages") {
  for (const auto* language : {"zh-CN", "en"}) {
    const StarterSite site(language);
    const auto run = site.run({"build", "--strict"});
    INFO(run.err);
    CHECK(run.status == 0);
    CHECK(run.err.empty());
    CHECK(holds(read_text(site.file("public/index.html")), "<html lang=\"" + std::string(language) + "\">"));
    CHECK(fs::exists(site.file("public/notices/first/index.html")));
    CHECK(fs::exists(site.file("public/rss.xml")));
    CHECK(fs::exists(site.file("public/manifest.json")));
  }
}

TEST_CASE("init refuses a folder that is not empty and writes nothing into it") {
  const TemporaryFolder folder;
  write_text(folder.file("mine.txt"), "mine");
  const auto run = run_gazette({"init", folder.path()});
  CHECK(run.status == 4);
  CHECK(read_tree(folder.path()).size() == 1);
}

TEST_CASE("an unknown command or flag is a usage error with a suggestion") {
  const auto command = run_gazette({"biuld"});
  CHECK(command.status == 2);
  CHECK(holds(command.err, "did you mean \"build\"?"));
  const auto flag = run_gazette({"build", "--draft"});
  CHECK(flag.status == 2);
  CHECK(holds(flag.err, "did you mean --drafts?"));
  const auto other = run_gazette({"build", "--port", "1"});
  CHECK(other.status == 2);
  CHECK(holds(other.err, "--port is no flag of `gazette build`"));
  CHECK(run_gazette({"build", "--jobs", "many"}).status == 2);
  CHECK(run_gazette({"build", "--as-of"}).status == 2);
  CHECK(run_gazette({}).status == 2);
}

TEST_CASE("help names every command and version the version") {
  const auto help = run_gazette({"help"});
  CHECK(help.status == 0);
  for (const auto* command : {"init", "new", "build", "serve", "check", "archive", "list", "config", "help", "version"})
    CHECK(holds(help.out, std::string("\n  ") + command + " "));
  CHECK(holds(run_gazette({"help", "serve"}).out, "--port"));
  CHECK(holds(run_gazette({"build", "--help"}).out, "--clean"));
  CHECK(holds(run_gazette({"--version"}).out, "gazette 0."));
  CHECK(run_gazette({"version"}).out == run_gazette({"--version"}).out);
}

TEST_CASE("exit statuses tell content, configuration and input or output apart") {
  const StarterSite site;
  const auto notice = site.file("content/notices/first.md");
  const auto sound = read_text(notice);
  write_text(notice, "+++\ntitle = 5\npublished = 2026-01-06\n+++\n");
  CHECK(site.run({"check"}).status == 1);
  write_text(notice, sound);
  write_text(site.file("themes/default/partials/footer.mustache"), "{{nonsense}}");
  CHECK(site.run({"check"}).status == 3);
  fs::remove_all(site.file("themes"));
  CHECK(site.run({"check"}).status == 0);
  write_text(site.file("public/foreign.txt"), "not ours");
  CHECK(site.run({"build"}).status == 4);
  CHECK(run_gazette({"build", "-s", site.file("nowhere")}).status == 3);
}

TEST_CASE("warnings fail with --strict only") {
  const StarterSite site;
  write_text(site.file("content/notices/first.md"), "+++\ntitle = \"Notice\"\npublished = 2026-01-06\n+++\n\nText.\n");
  const auto lenient = site.run({"build"});
  CHECK(lenient.status == 0);
  CHECK(holds(lenient.err, "[missing-index-number]"));
  const auto before = read_tree(site.file("public"));
  write_text(site.file("content/notices/first.md"), "+++\ntitle = \"Changed\"\npublished = 2026-01-06\n+++\n\nText.\n");
  CHECK(site.run({"build", "--strict"}).status == 1);
  CHECK(read_tree(site.file("public")) == before);
}

TEST_CASE("a failed build leaves the last output byte for byte") {
  const StarterSite site;
  REQUIRE(site.run({"build"}).status == 0);
  const auto before = read_tree(site.file("public"));
  write_text(site.file("content/notices/second.md"), "+++\ntitle = \"Second\"\npublished = 2026-13-01\n+++\n");
  const auto run = site.run({"build"});
  CHECK(run.status == 1);
  CHECK(holds(run.out, "nothing was published"));
  CHECK(read_tree(site.file("public")) == before);
  CHECK_FALSE(fs::exists(site.file(".public.gazette-new")));
  CHECK_FALSE(fs::exists(site.file(".public.gazette-old")));
}

TEST_CASE("a second build removes what is gone and keeps what gazette did not write") {
  const StarterSite site;
  REQUIRE(site.run({"build"}).status == 0);
  write_text(site.file("public/CNAME"), "www.example.gov\n");
  fs::remove(site.file("content/notices/first.md"));
  const auto run = site.run({"build"});
  INFO(run.err);
  CHECK(run.status == 0);
  CHECK_FALSE(fs::exists(site.file("public/notices/first/index.html")));
  CHECK(read_text(site.file("public/CNAME")) == "www.example.gov\n");
}

TEST_CASE("the output may not replace or lie inside the sources") {
  const StarterSite site;
  CHECK(run_gazette({"build", "-s", site.path(), "-d", site.path()}).status == 2);
  CHECK(run_gazette({"build", "-s", site.path(), "-d", site.file("content/out")}).status == 2);
  CHECK(run_gazette({"build", "-s", site.path(), "-d", site.folder.path()}).status == 2);
  CHECK(fs::exists(site.file("site.toml")));
}

TEST_CASE("--json writes one object a line and a summary last, and nothing else on that stream") {
  const StarterSite site;
  write_text(site.file("content/notices/first.md"), "+++\ntitel = \"通知\"\npublished = 2026-13-06\n+++\n");
  const auto run = site.run({"check", "--json"});
  CHECK(run.status == 1);
  CHECK(run.out.empty());
  const auto lines = lines_of(run.err);
  REQUIRE(lines.size() >= 3);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const auto object = nlohmann::json::parse(lines[i]);
    for (const auto* key : {"severity", "rule", "file", "line", "column", "message", "help"})
      CHECK(object.contains(key));
  }
  const auto summary = nlohmann::json::parse(lines.back())["summary"];
  CHECK(summary["errors"] == 2);
  CHECK(summary["errors"].get<std::size_t>() + summary["warnings"].get<std::size_t>() +
            summary["infos"].get<std::size_t>() ==
        lines.size() - 1);
}

TEST_CASE("quiet success says nothing, and a pipe sees no colours and no progress") {
  const StarterSite site;
  const auto quiet = site.run({"build", "-q"});
  CHECK(quiet.out.empty());
  CHECK(quiet.err.empty());
  const auto loud = site.run({"build"});
  CHECK(lines_of(loud.out).size() == 1);
  CHECK_FALSE(holds(loud.out + loud.err, "\x1b["));
  write_text(site.file("content/notices/first.md"), "+++\n+++\n");
  CHECK_FALSE(holds(site.run({"check"}).err, "\x1b["));
  CHECK(holds(site.run({"check", "--color", "always"}).err, "\x1b["));
}

TEST_CASE("new makes an item with the next index number, and never overwrites") {
  const StarterSite site;
  const auto first = site.run({"new", "item", "Road works", "-c", "notices"});
  INFO(first.err);
  CHECK(first.status == 0);
  CHECK(first.out == "content/notices/road-works.md\n");
  const auto text = read_text(site.file("content/notices/road-works.md"));
  CHECK(holds(text, "title = \"Road works\""));
  CHECK(holds(text, "index_number = \"EX/2026-00002\""));
  CHECK(holds(text, "draft = true"));
  const auto again = site.run({"new", "item", "Road works", "-c", "notices"});
  CHECK(again.status == 4);
  CHECK(read_text(site.file("content/notices/road-works.md")) == text);
  const auto third = site.run({"new", "item", "关于道路施工的通知", "-c", "notices"});
  CHECK(third.out == "content/notices/2026-00003.md\n");
  CHECK(site.run({"check", "--strict", "--drafts"}).status == 0);
}

TEST_CASE("a check counts what it checked, and apart from it what the view leaves out") {
  const StarterSite site;
  CHECK(site.run({"check"}).out == "checked 1 item: no errors\n");
  REQUIRE(site.run({"new", "item", "Road works", "-c", "notices"}).status == 0);
  CHECK(holds(site.run({"check"}).out, "checked 1 item: no errors; left out 1 item (drafts: -D"));
  CHECK(site.run({"check", "--drafts"}).out == "checked 2 items: no errors\n");
}

TEST_CASE("the starter site in Chinese names the form of its first report") {
  const StarterSite site("zh-CN");
  const auto run = site.run({"new", "report", "2025"});
  INFO(run.err);
  CHECK(run.status == 0);
  CHECK(holds(read_text(site.file("content/reports/2025/index.md")), "form = \"cn-2021\""));
}

TEST_CASE("new refuses a category that does not exist and names the nearest") {
  const StarterSite site;
  const auto run = site.run({"new", "item", "X", "-c", "notice"});
  CHECK(run.status == 2);
  CHECK(holds(run.err, "did you mean \"notices\"?"));
}

TEST_CASE("new makes categories and annual reports that build") {
  const StarterSite site;
  CHECK(site.run({"new", "category", "Minutes", "-c", "council/minutes"}).out == "content/council/minutes/_index.md\n");
  const auto report = site.run({"new", "report", "2017", "--form", "cn-492"});
  INFO(report.err);
  CHECK(report.out == "content/reports/2017/index.md\n");
  CHECK(holds(read_text(site.file("content/reports/2017/figures.toml")), "reply_rate = \"\""));
  CHECK(site.run({"new", "report", "2017", "--form", "cn-492"}).status == 4);
  const auto check = site.run({"check", "--drafts"});
  INFO(check.err);
  CHECK(check.status == 0);
  CHECK(site.run({"new", "report", "2020", "--form", "cn-492"}).status == 2);
}

TEST_CASE("list shows what each state holds") {
  const StarterSite site;
  write_text(site.file("content/notices/draft.md"), "+++\ntitle = \"A draft\"\ndraft = true\n+++\n");
  write_text(site.file("content/notices/later.md"), "+++\ntitle = \"Later\"\npublished = 2090-01-01\n+++\n");
  write_text(site.file("content/notices/secret.md"),
             "+++\ntitle = \"On request\"\npublished = 2026-01-01\ndisclosure = \"on-request\"\n+++\n");
  CHECK(lines_of(site.run({"list"}).out).size() == 4);
  CHECK(holds(site.run({"list", "drafts"}).out, "A draft"));
  CHECK(holds(site.run({"list", "scheduled"}).out, "Later"));
  CHECK(holds(site.run({"list", "withheld"}).out, "On request"));
  CHECK(lines_of(site.run({"list", "published"}).out).size() == 1);
  const auto json = site.run({"list", "published", "--json"});
  CHECK(nlohmann::json::parse(json.out)["url"] == "/notices/first/");
  CHECK(site.run({"list", "draughts"}).status == 2);
}

TEST_CASE("init tells git to leave out the output and the caches, and nothing else") {
  const StarterSite site;
  CHECK(read_text(site.file(".gitignore")) == "/public/\n/.*.gazette-*\n/.gazette/\n");
  REQUIRE(site.run({"build"}).status == 0);
  REQUIRE(shell("cd '" + site.path() + "' && git init -q && git add -A") == 0);
  CHECK(shell("cd '" + site.path() + "' && test -z \"$(git ls-files public)\"") == 0);
  CHECK(shell("cd '" + site.path() + "' && test -n \"$(git ls-files content/notices/first.md .gitattributes)\"") == 0);
}

TEST_CASE("list takes the name of one list and refuses anything after it") {
  const TemporaryFolder folder;
  const auto path = folder.file("site");
  REQUIRE(run_gazette({"init", path, "--language", "en"}).status == 0);
  for (const auto* list : {"all", "published", "due", "coverage", "rules", "in-force"}) {
    const auto run = run_gazette({"list", list, "extra", "-s", path});
    INFO(list);
    CHECK(run.status == 2);
    CHECK(holds(run.err, "found \"extra\" as well"));
    CHECK(run.out.empty());
  }
}

TEST_CASE("list in-force tells what was in force on a day, and what nobody can tell") {
  const StarterSite site;
  const auto write = [&](const std::string& name, const std::string& more) {
    write_text(site.file("content/notices/" + name + ".md"),
               "+++\ntitle = \"" + name + "\"\npublished = 2024-01-01\n" + more + "\n+++\n\nText.\n");
  };
  write("until-march", "expires = 2024-03-31");
  write("from-april", "effective = 2024-04-01");
  write("ended-once", "validity = \"repealed\"");
  const auto march = site.run({"list", "in-force", "--on", "2024-03-31"}).out;
  CHECK(holds(march, "in-force\t2024-01-01\t2024-04-01\t-\tcontent/notices/until-march.md"));
  CHECK(holds(march, "unknown\t2024-01-01\t-\t-\tcontent/notices/ended-once.md"));
  CHECK_FALSE(holds(march, "from-april"));
  const auto april = site.run({"list", "in-force", "--on", "2024-04-01", "--json"}).out;
  CHECK_FALSE(holds(april, "until-march"));
  bool is_found = false;
  for (const auto& line : lines_of(april)) {
    const auto object = nlohmann::json::parse(line);
    if (object["title"] != "from-april") continue;
    is_found = true;
    CHECK(object["begins"] == "2024-04-01");
    CHECK(object["answer"] == "in-force");
    CHECK(object["on"] == "2024-04-01");
  }
  CHECK(is_found);
  CHECK(site.run({"list", "in-force", "--on", "2024-02-30"}).status == 2);
  CHECK(site.run({"list", "drafts", "--on", "2024-02-01"}).status == 2);
}

TEST_CASE("config --effective tells where each value came from") {
  const StarterSite site;
  write_text(site.file("site.staging.toml"), "base_url = \"https://staging.example.gov/\"\n");
  const auto run = site.run({"config", "--effective"});
  CHECK(holds(run.out, "paginate_by = 20  # site.toml:8"));
  CHECK(holds(run.out, "feeds.items = 20  # default"));
  const auto staging = site.run({"config", "--effective", "-e", "staging"});
  CHECK(holds(staging.out, "base_url = \"https://staging.example.gov/\"  # site.staging.toml:1"));
  const auto given = site.run({"config", "--effective", "-b", "https://x.example/y"});
  CHECK(holds(given.out, "base_url = \"https://x.example/y/\"  # command line"));
}

TEST_CASE("build --explain names each page, --timings the stages") {
  const StarterSite site;
  const auto run = site.run({"build", "--explain", "--timings"});
  CHECK(holds(run.out, "/notices/first/index.html: item page of content/notices/first.md, template item"));
  CHECK(holds(run.out, " ms  content"));
}

TEST_CASE("SOURCE_DATE_EPOCH stands for the clock") {
  const StarterSite site;
  const auto at = [&](const std::string& epoch) {
    return run_gazette({"list", "published", "-s", site.path()}, {{"SOURCE_DATE_EPOCH", epoch}}).out;
  };
  CHECK(at("1767000000").empty());        // 2025-12-29
  CHECK_FALSE(at("1768000000").empty());  // 2026-01-09
}

TEST_CASE("serve answers on loopback and ends within a second of Ctrl-C") {
  const StarterSite site;
  BackgroundProcess server({"serve", "-s", site.path(), "-p", "14173"});
  const auto said = server.wait_for_output("Ctrl-C", 10);
  CHECK(holds(said, "http://127.0.0.1:14173/"));
  const auto taken = run_gazette({"serve", "-s", site.path(), "-p", "14173"});
  CHECK(taken.status == 4);
  CHECK(holds(taken.err, "[port-taken]"));
  server.interrupt();
  CHECK(server.wait(1.0) == 0);
}

TEST_CASE("check --fix mends what is safe, once, and tells how much; --diff shows it and writes nothing") {
  const StarterSite site("zh-CN");
  const auto file = site.file("content/notices/first.md");
  const std::string head =
      "+++\ntitle = \"通知\"\nindex_number = \"000000000/2026-00001\"\npublished = 2026-01-06\n+++\n\n";
  write_text(file, head + "#一、总则\n\n国办发[2018]47号,已经废止。\n");
  fs::permissions(file, fs::perms::owner_all | fs::perms::group_read);
  const auto diff = site.run({"check", "--fix", "--diff"});
  CHECK(diff.status == 0);
  CHECK(holds(diff.out, "-国办发[2018]47号,已经废止。\n+国办发〔2018〕47号，已经废止。\n"));
  CHECK(read_text(file) == head + "#一、总则\n\n国办发[2018]47号,已经废止。\n");
  CHECK(site.run({"check", "--strict"}).status == 1);

  const auto fix = site.run({"check", "--fix", "--strict"});
  INFO(fix.err);
  CHECK(fix.status == 0);
  CHECK(holds(fix.out, "fixed 3 places in 1 file\n"));
  CHECK(read_text(file) == head + "# 一、总则\n\n国办发〔2018〕47号，已经废止。\n");
  CHECK(fs::status(file).permissions() == (fs::perms::owner_all | fs::perms::group_read));
  CHECK(holds(site.run({"check", "--fix"}).out, "fixed 0 places in 0 files\n"));
  CHECK(site.run({"check", "--fix", "--diff"}).out.empty());
  CHECK(site.run({"check", "--diff"}).status == 2);
  CHECK(site.run({"build", "--fix"}).status == 2);
}

TEST_CASE("a moment that is none is told as what was asked for on the command line, and publishes nothing") {
  const StarterSite site;
  const auto run = run_gazette({"build", "-s", site.path(), "--as-of", "2026-13-01"});
  CHECK(run.status == 2);
  CHECK(holds(run.err, "--as-of: \"2026-13-01\" is not a date: the month must be 01 to 12"));
  CHECK_FALSE(fs::exists(site.file("public")));
}

TEST_CASE("serve tells on the terminal how many warnings there are and where, and when the last error is gone") {
  const StarterSite site;
  const auto notice = site.file("content/notices/first.md");
  write_text(notice, "+++\ntitle = \"Notice\"\npublished = 2026-01-06\n+++\n\nText.\n");  // without an index number
  BackgroundProcess server({"serve", "-s", site.path(), "-p", "14191", "--as-of", "2026-06-30"});
  CHECK(holds(server.wait_for_output("findings/", 10), "1 warning: http://127.0.0.1:14191/_gazette/findings/"));
  const auto sound = read_text(notice);
  write_text(notice, "+++\ntitle = 5\n+++\n");
  httplib::Client client("127.0.0.1", 14191);
  CHECK(eventually([&] {
    const auto notes = client.Get("/_gazette/page.json");
    return notes && !holds(notes->body, "\"errors\": 0");
  }));
  write_text(notice, sound);
  CHECK(holds(server.wait_for_output("no errors any more", 10), "no errors any more\n"));
}
