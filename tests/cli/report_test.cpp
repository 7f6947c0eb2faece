// `gazette report`, `gazette report import` and `gazette new report` as a user meets them.

#include "support/catch.hpp"
#include "support/process.hpp"

#include <filesystem>

#include <nlohmann/json.hpp>

namespace fs = std::filesystem;
using namespace gazette::test;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string fixture(const std::string& name) { return GAZETTE_SOURCE_DIR "/tests/cli/import/" + name; }

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

/// A starter site; reports on it are made by the program.
struct ReportSite {
  explicit ReportSite(const std::string& language = "zh-CN") {
    REQUIRE(run_gazette({"init", path(), "--language", language}).status == 0);
  }
  std::string path() const { return folder.file("site"); }
  std::string file(const std::string& name) const { return path() + "/" + name; }
  ProcessResult run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"-s", path(), "--as-of", "2028-01-10"});
    return run_gazette(arguments);
  }
  /// A report on 2026 that has tables 3 and 4 of an office, published in January 2027.
  void add_report() const {
    REQUIRE(run({"new", "report", "2026", "--form", "cn-2021"}).status == 0);
    for (const auto* table : {"t3.csv", "t4.csv"})
      REQUIRE(run({"report", "import", fixture(table), "--report", "2026", "--write"}).status == 0);
    auto text = read_text(file("content/reports/2026/index.md"));
    text.replace(text.find("published = 2028-01-10"), 22, "published = 2027-01-20");
    text.replace(text.find("made = 2028-01-10"), 17, "made = 2027-01-15");
    text.replace(text.find("/2028-"), 6, "/2027-");  // the index number
    text.erase(text.find("draft = true\n"), 13);
    write_text(file("content/reports/2026/index.md"), text);
  }

  TemporaryFolder folder;
};

}  // namespace

TEST_CASE("whole official tables with merged cells are imported without a miss") {
  const ReportSite site;
  REQUIRE(site.run({"new", "report", "2026", "--form", "cn-2021"}).status == 0);
  const auto requests = site.run({"report", "import", fixture("t3.csv"), "--report", "2026"});
  CHECK(requests.status == 0);
  CHECK(requests.err.empty());
  CHECK(count_of(requests.out, " = [") == 25);
  CHECK(holds(requests.out, "n = [300, 5, 0, 0, 1, 2, 308]"));
  CHECK(holds(requests.out, "b3 = [0, 0, 0, 0, 0, 0, 0]"));
  CHECK(holds(requests.out, "z = [11, 1, 0, 0, 0, 0, 12]"));
  const auto appeals = site.run({"report", "import", fixture("t4.csv"), "--report", "2026"});
  CHECK(appeals.status == 0);
  CHECK(appeals.err.empty());
  CHECK(holds(appeals.out, "review = [4, 1, 2, 0, 7]"));
  CHECK(holds(appeals.out, "suit_direct = [1, 0, 0, 2, 3]"));
  CHECK(holds(appeals.out, "suit_after = [0, 1, 0, 1, 2]"));
}

TEST_CASE("import --write keeps what differs without --force, and writes nothing when something has no place") {
  const ReportSite site;
  site.add_report();
  const auto figures = site.file("content/reports/2026/figures.toml");
  auto text = read_text(figures);
  text.replace(text.find("n = [300, 5"), 11, "n = [299, 5");
  write_text(figures, text);
  const auto refused = site.run({"report", "import", fixture("t3.csv"), "--report", "2026", "--write"});
  CHECK(refused.status == 1);
  CHECK(holds(refused.err, "t3.n.nat is declared as 299, but the imported file has 300"));
  CHECK(read_text(figures) == text);
  write_text(site.folder.file("bad.csv"), ",nat,com,sci,pub,law,oth,total\nn,1,2,3,4,5,6,21\nq,1,2,3,4,5,6,21\n");
  const auto misplaced =
      site.run({"report", "import", site.folder.file("bad.csv"), "--report", "2026", "--write", "--force"});
  CHECK(misplaced.status == 1);
  CHECK(holds(misplaced.err, "bad.csv:3:1: error: the table t3 has no row \"q\""));
  CHECK(read_text(figures) == text);
  CHECK(site.run({"report", "import", fixture("t3.csv"), "--report", "2026", "--write", "--force"}).status == 0);
  CHECK(holds(read_text(figures), "n = [300, 5"));
}

TEST_CASE("report shows tables and checks, and what fails has both sides") {
  const ReportSite site;
  site.add_report();
  const auto sound = site.run({"report", "2026"});
  CHECK(sound.status == 0);
  CHECK(holds(sound.out, "period     2026-01-01 to 2026-12-31"));
  CHECK(holds(sound.out, "    1.属于国家秘密"));
  CHECK(holds(sound.out, "holds             I1 "));
  CHECK(holds(sound.out, "cannot be judged  I4 "));
  auto text = read_text(site.file("content/reports/2026/figures.toml"));
  text.replace(text.find("n = [300, 5"), 11, "n = [299, 5");
  write_text(site.file("content/reports/2026/figures.toml"), text);
  const auto faulty = site.run({"report", "2026"});
  CHECK(faulty.status == 1);
  CHECK(holds(faulty.out, "column 自然人: 299 + 5 = 304 but 294 + 11 = 305 (difference 1)"));
  CHECK(holds(faulty.err, "figures.toml:"));
  CHECK(holds(faulty.err, "[report-check]"));
}

TEST_CASE("report --csv writes each table, --json the report as one object") {
  const ReportSite site;
  site.add_report();
  const auto all = site.run({"report", "2026", "--csv"});
  CHECK(count_of(all.out, "\r\n\r\n") == 5);
  CHECK(count_of(all.out, "\xEF\xBB\xBF") == 1);
  const auto one = site.run({"report", "2026", "--csv", "--table", "t4"});
  CHECK(holds(one.out, "未经复议直接起诉,1,0,0,2,3,"));
  CHECK_FALSE(holds(one.out, "自然人"));
  write_text(site.folder.file("t4.csv"), one.out);
  const auto back = site.run({"report", "import", site.folder.file("t4.csv"), "--report", "2026"});
  CHECK(back.status == 0);
  CHECK(holds(back.out, "suit_direct = [1, 0, 0, 2, 3]"));
  CHECK(nlohmann::json::parse(site.run({"report", "2026", "--json"}).out).is_object());
}

TEST_CASE("report names the years there are, and asks which report when there are several") {
  const ReportSite site;
  site.add_report();
  const auto none = site.run({"report", "2020"});
  CHECK(none.status == 2);
  CHECK(holds(none.err, "there are reports on 2026"));
  CHECK(site.run({"report", "20x6"}).status == 2);
  CHECK(site.run({"report"}).status == 2);
  CHECK(site.run({"report", "2026", "--write"}).status == 2);
  REQUIRE(site.run({"new", "report", "2026", "--form", "uk-foi", "-n", "2026-uk"}).status == 0);
  const auto several = site.run({"report", "2026", "-D"});
  CHECK(several.status == 2);
  CHECK(holds(several.err, "content/reports/2026-uk/index.md (form uk-foi)"));
  CHECK(site.run({"report", "2026", "-D", "--form", "uk-foi"}).status == 0);
  CHECK(holds(site.run({"report", "2026", "--tabel", "t3"}).err, "did you mean --table?"));
}

TEST_CASE("new report makes a report in every built-in form that builds") {
  for (const auto* language : {"zh-CN", "en"}) {
    const ReportSite site(language);
    for (const auto& [form, year] :
         {std::pair{"cn-492", "2016"}, std::pair{"cn-2019", "2019"}, std::pair{"cn-2021", "2024"},
          std::pair{"us-foia", "2025"}, std::pair{"uk-foi", "2023"}})
      REQUIRE(site.run({"new", "report", year, "--form", form}).status == 0);
    const auto built = site.run({"build", "--drafts"});
    INFO(built.err);
    CHECK(built.status == 0);
    const auto text = read_text(site.file("content/reports/2024/index.md"));
    CHECK(holds(text, "\n{{t3}}\n"));
    CHECK(
        holds(text, std::string(language) == "en" ? "cover 1 January 2024 to 31 December 2024." : "## 三、收到和处理"));
  }
}

TEST_CASE("new report takes over what last year's report carried forward, but no totals") {
  const ReportSite site;
  site.add_report();
  REQUIRE(site.run({"new", "report", "2027"}).status == 0);  // in the form of the year before
  const auto figures = read_text(site.file("content/reports/2027/figures.toml"));
  CHECK(holds(figures, "c = [11, 1, 0, 0, 0, 0, \"\"]"));
  CHECK(holds(figures, "取自2026年度报告的t3.z"));
  CHECK(holds(figures, "n = [\"\", \"\""));
  CHECK(holds(figures, "2028-01-31"));
}

TEST_CASE("new report leaves the tables of a request ledger blank") {
  const ReportSite site;
  site.add_report();
  write_text(site.file("content/requests/2027.csv"), "编号,收到日期,申请人类型,办理结果,答复日期\n");
  REQUIRE(site.run({"new", "report", "2027"}).status == 0);
  const auto figures = read_text(site.file("content/reports/2027/figures.toml"));
  CHECK(holds(figures, "由申请台账 content/requests/2027.csv 计算"));
  CHECK(holds(figures, "c = [\"\", \"\""));
}

TEST_CASE("a failure that a note answers is explained, and said in the words of its rule") {
  const ReportSite site("en");
  write_text(site.file("forms/x.toml"),
             "[form]\nid = \"x\"\ntitle = \"X\"\nlanguage = \"en\"\n[[table]]\nkey = \"t\"\ntitle = \"T\"\n"
             "rows = [{ key = \"a\", label = \"A\" }, { key = \"b\", label = \"B\" }]\n"
             "[[check]]\nid = \"N\"\nlabel = \"Noted\"\ntable = \"t\"\nrule = \"a <= b\"\nexplain = \"note\"\n"
             "[[check]]\nid = \"O\"\nlabel = \"Open\"\ntable = \"t\"\nrule = \"a < b\"\nlevel = \"warning\"\n");
  write_text(site.file("content/reports/2025.md"),
             "+++\ntitle = \"Annual report 2025\"\npublished = 2026-01-20\n[report]\nyear = 2025\nform = \"x\"\n"
             "[[report.notes]]\ncell = \"t.a\"\ntext = \"Why.\"\n[report.figures.t]\na = 5\nb = 3\n+++\n\nText.\n");
  const auto shown = site.run({"report", "2025", "--form", "x"});
  INFO(shown.out + shown.err);
  CHECK(holds(shown.out, "explained         N "));
  CHECK(holds(shown.out, "5 is more than 3"));
  CHECK(holds(shown.out, "fails             O "));
}

TEST_CASE("an import is not written where the figures stand in the report, in a CSV file, or have no file") {
  const ReportSite site;
  REQUIRE(site.run({"new", "report", "2026", "--form", "cn-2021"}).status == 0);
  const auto report = site.file("content/reports/2026/index.md"),
             figures = site.file("content/reports/2026/figures.toml");
  const auto text = read_text(report), kept = read_text(figures);
  const auto refused = [&](const std::string& why, const std::string& place) {
    const auto run = site.run({"report", "import", fixture("t3.csv"), "--report", "2026", "--write"});
    INFO(run.err);
    CHECK(run.status == 1);
    CHECK(holds(run.err, why));
    CHECK(holds(run.err, place));
    CHECK(holds(run.err, "nothing was written"));
  };
  fs::copy(fixture("t3.csv"), site.file("content/reports/2026/t3.csv"));
  auto without = kept;
  without.erase(without.find("[t3]"), without.find("[t4]") - without.find("[t3]"));
  write_text(figures, without);
  write_text(site.file("content/reports/2026/t3.csv"),
             site.run({"report", "2026", "-D", "--csv", "--table", "t3"}).out);
  refused("the table t3 is given in this file", "content/reports/2026/t3.csv: error");
  CHECK(read_text(figures) == without);
  fs::remove(site.file("content/reports/2026/t3.csv"));

  fs::remove(figures);
  const auto made = site.run({"report", "import", fixture("t3.csv"), "--report", "2026", "--write"});
  CHECK(made.status == 0);  // a folder of its own has a place for them
  CHECK(holds(read_text(figures), "n = [300, 5, 0, 0, 1, 2, 308]"));
  fs::remove_all(site.file("content/reports/2026"));
  write_text(site.file("content/reports/2026.md"), text);
  refused("the report has no file for its figures", "content/reports/2026.md");
  auto inside = text;
  inside.insert(inside.find("\n+++", 4), "\n[report.figures.t2b]\nlicences = 1");
  write_text(site.file("content/reports/2026.md"), inside);
  refused("the figures of this report stand in the report itself", "content/reports/2026.md");
  CHECK(read_text(site.file("content/reports/2026.md")) == inside);
}

TEST_CASE("figures that a person wrote in another way are left alone by an import, and so is a file with faults") {
  const ReportSite site;
  REQUIRE(site.run({"new", "report", "2026", "--form", "cn-2021"}).status == 0);
  const auto figures = site.file("content/reports/2026/figures.toml");
  const auto import = [&] {
    return site.run({"report", "import", fixture("t3.csv"), "--report", "2026", "--write", "--force"});
  };
  write_text(figures, "t3.n = [1, 2, 3, 4, 5, 6, 21]\n");
  const auto dotted = import();
  CHECK(dotted.status == 1);
  CHECK(holds(dotted.err,
              "figures.toml:1:1: error: the table t3 is written in a way that cannot be changed line by line"));
  CHECK(read_text(figures) == "t3.n = [1, 2, 3, 4, 5, 6, 21]\n");
  CHECK_FALSE(fs::exists(site.file("content/reports/2026/.figures.toml.gazette-new")));
}

TEST_CASE("report and its import say what they lack and what contradicts itself before anything is read") {
  const TemporaryFolder folder;
  const auto refused = [&](std::vector<std::string> arguments, const std::string& why) {
    arguments.insert(arguments.end(), {"-s", folder.path()});
    const auto run = run_gazette(arguments);
    INFO(run.err);
    CHECK(run.status == 2);
    CHECK(holds(run.err, why));
  };
  refused({"report", "import"}, "report import needs one CSV file");
  refused({"report", "import", "a.csv", "b.csv", "--report", "2026"}, "report import needs one CSV file");
  refused({"report", "import", "a.csv"}, "report import needs the year of the report");
  refused({"report", "import", "a.csv", "--report", "2026", "--csv"}, "--csv belongs to `gazette report YEAR`");
  refused({"report", "import", "a.csv", "--report", "2026", "--force"}, "--force is of use only with --write");
  refused({"report", "import", "a.csv", "--report", "20x6"}, "20x6");
  refused({"report", "2026", "--csv", "--json"}, "--csv and --json ask for different outputs");
  refused({"report", "2026", "--json", "--table", "t3"}, "--json writes the whole report");
}

TEST_CASE("report names the tables of the form, and the forms that there are, where one does not exist") {
  const ReportSite site;
  site.add_report();
  const auto near = site.run({"report", "2026", "--table", "t33"});
  CHECK(near.status == 2);
  CHECK(holds(near.err, "the form cn-2021 has no table \"t33\""));
  CHECK(holds(near.err, "did you mean"));
  const auto far = site.run({"report", "2026", "--table", "appeals"});
  CHECK(holds(far.err, "tables: t2a, t2b, t2c, t2d, t3, t4"));
  const auto form = site.run({"report", "2026", "--form", "uk-foi"});
  CHECK(form.status == 2);
  CHECK(holds(form.err, "no report on 2026 has that form and issuer"));
  CHECK(holds(site.run({"new", "report", "2027", "--issuer", "nobody"}).err, "there is no issuer \"nobody\""));
  CHECK(site.run({"new", "report"}).status == 2);
}
