#include "report/load_reports.hpp"

#include "io/memory.hpp"
#include "support/catch.hpp"
#include "support/closed_files.hpp"
#include "unit/report/small_form.hpp"

using namespace gazette;

namespace {

constexpr std::string_view k_later_form =
    "[form]\nid = \"later\"\ntitle = \"后来\"\nyears = { from = 2019 }\n[[table]]\nkey = \"t\"\ntitle = \"表\"\n"
    "rows = [{ key = \"r\", label = \"行\" }]\n";

Item report_item(const std::string& name, int year, const std::string& form = "cn-492") {
  Item item;
  item.source = "content/reports/" + name + "/index.md";
  item.folder = "content/reports/" + name;
  item.is_bundle = true;
  item.positions["report"] = {4, 1, 8};
  item.report = ReportDeclaration{};
  item.report->year = year;
  item.report->form = form;
  return item;
}

struct Loaded {
  LoadedSite site;
  Diagnostics diagnostics;

  const Error& only_error() const {
    REQUIRE(diagnostics.entries().size() == 1);
    return diagnostics.entries().front().error;
  }
  const Report& report(const std::string& name) const {
    return site.reports.at("content/reports/" + name + "/index.md");
  }
  const Cell& cell(const std::string& address) const {
    const auto& report = site.reports.begin()->second;
    return cell_of(*report.form, report.figures, address);
  }
  std::string figure(const std::string& address) const { return cell(address).text; }
};

Loaded load(std::vector<Item> items, std::map<std::string, std::string> files = {}) {
  Loaded out;
  files.emplace("forms/later.toml", k_later_form);
  const MemoryFileSystem disk(std::move(files));
  const auto forms = load_forms(disk, out.diagnostics);
  for (auto& item : items) out.site.items.add(std::move(item));
  load_reports(disk, forms, out.site, out.diagnostics);
  out.diagnostics.sort();
  return out;
}

RawFigures own_figure(const std::string& table, const std::string& row, const std::string& text) {
  return {table, row, {{text, {}, {}}}, {}, {"content/reports/2016/index.md", {6, 1, 1}}};
}

}  // namespace

TEST_CASE("only items with a report have one, by their source, and share the form") {
  const auto loaded = load({Item(), report_item("2015", 2015), report_item("2016", 2016)});
  CHECK(loaded.diagnostics.empty());
  CHECK(loaded.site.reports.size() == 2);
  CHECK(loaded.report("2015").form == loaded.report("2016").form);
  CHECK(loaded.report("2016").year == 2016);
}

TEST_CASE("a report without figures is one whose cells are blank") {
  const auto loaded = load({report_item("2016", 2016)});
  CHECK(loaded.cell("disclosed.year").state == CellState::blank);
}

TEST_CASE("figures come from the item itself") {
  auto item = report_item("2016", 2016);
  item.report->own_figures = {own_figure("disclosed", "year", "162")};
  CHECK(load({item}).figure("disclosed.year") == "162");
}

TEST_CASE("figures come from the figures file, which is then data and not an attachment") {
  auto item = report_item("2016", 2016);
  item.report->figures_file = "content/reports/2016/figures.toml";
  const auto loaded = load({item}, {{item.report->figures_file, "[disclosed]\nyear = 162\n"}});
  CHECK(loaded.diagnostics.empty());
  CHECK(loaded.figure("disclosed.year") == "162");
  CHECK(loaded.report("2016").files == std::vector<std::string>{"content/reports/2016/figures.toml"});
}

TEST_CASE("figures come from a CSV file named after a table, and only from those") {
  const auto loaded = load({report_item("2016", 2016)}, {{"content/reports/2016/requests.csv", "x,y\nreceived,1\n"},
                                                         {"content/reports/2016/other.csv", "?"}});
  CHECK(loaded.diagnostics.empty());
  CHECK(loaded.figure("requests.received") == "1");
  CHECK(loaded.report("2016").files == std::vector<std::string>{"content/reports/2016/requests.csv"});
}

TEST_CASE("a report that is not a bundle does not take the CSV files of its folder") {
  auto item = report_item("2016", 2016);
  item.is_bundle = false;
  item.folder = "content/reports";
  CHECK(load({item}, {{"content/reports/requests.csv", "x,y\nreceived,1\n"}}).figure("requests.received").empty());
}

TEST_CASE("figures in the item and in a file are an error that names both") {
  auto item = report_item("2016", 2016);
  item.report->own_figures = {own_figure("disclosed", "year", "162")};
  item.report->figures_file = "content/reports/2016/figures.toml";
  const auto loaded = load({item}, {{item.report->figures_file, ""}});
  const auto& error = loaded.only_error();
  CHECK(error.rule == "two-figure-sources");
  CHECK(error.place.at.line == 6);
  CHECK(error.notes.at(0).place.file == item.report->figures_file);
}

TEST_CASE("a table in a CSV file and in TOML is an error that names both") {
  auto item = report_item("2016", 2016);
  item.report->own_figures = {own_figure("requests", "received", "1")};
  const auto loaded = load({item}, {{"content/reports/2016/requests.csv", "x,y\nreceived,1\n"}});
  CHECK(loaded.only_error().rule == "two-figure-sources");
  CHECK(loaded.only_error().place.file == "content/reports/2016/requests.csv");
}

TEST_CASE("a figures file that is not there is an error at the report") {
  auto item = report_item("2016", 2016);
  item.report->figures_file = "content/reports/2016/figure.toml";
  const auto loaded = load({item});
  CHECK(loaded.only_error().rule == "missing-figures");
  CHECK(loaded.only_error().place.at.line == 4);
}

TEST_CASE("a fault in a figures file is found at its line there, as content") {
  auto item = report_item("2016", 2016);
  item.report->figures_file = "content/reports/2016/figures.toml";
  const auto loaded = load({item}, {{item.report->figures_file, "[disclosed]\nyear = \"162条\"\ncumulative = 815\n"}});
  CHECK(loaded.only_error().rule == "invalid-figure");
  CHECK(loaded.only_error().kind == ErrorKind::content);
  CHECK(loaded.only_error().place.at.line == 2);
  CHECK(loaded.figure("disclosed.cumulative") == "815");
}

TEST_CASE("an unknown form suggests the nearest one, or names all") {
  CHECK(load({report_item("2016", 2016, "cn492")}).only_error().help == "did you mean \"cn-492\"?");
  const auto none = load({report_item("2016", 2016, "")});
  CHECK(none.only_error().rule == "unknown-form");
  CHECK(none.only_error().help == "known forms: cn-2019, cn-2021, cn-492, later, uk-foi, us-foia");
  CHECK(none.only_error().place == Place{"content/reports/2016/index.md", {4, 1, 8}});
  CHECK(none.site.reports.empty());
}

TEST_CASE("a year outside the form's years names the form that serves it") {
  const auto loaded = load({report_item("2019", 2019)});
  CHECK(loaded.only_error().rule == "form-year");
  CHECK(loaded.only_error().message == "the form cn-492 serves reports on the years up to 2018, not 2019");
  CHECK(loaded.only_error().help == "for 2019 use cn-2019, later");
  CHECK(load({report_item("2018", 2018, "later")}).only_error().help == "for 2018 use cn-492");
}

TEST_CASE("two reports of one issuer on one year in one form are an error that names both") {
  const auto loaded = load({report_item("b", 2016), report_item("a", 2016)});
  const auto& error = loaded.only_error();
  CHECK(error.rule == "duplicate-report");
  CHECK(error.place.file == "content/reports/b/index.md");
  CHECK(error.notes.at(0).place.file == "content/reports/a/index.md");
}

TEST_CASE("reports of other issuers, drafts, withheld and withdrawn ones are no duplicates") {
  auto other = report_item("b", 2016), draft = report_item("c", 2016), withdrawn = report_item("d", 2016),
       withheld = report_item("e", 2016);
  other.issuer = "exam";
  draft.is_draft = true;
  withdrawn.withdrawn = Withdrawal{{2017, 3, 1}, "数据有误", {}};
  withheld.disclosure = Disclosure::withheld;
  const auto loaded = load({report_item("a", 2016), other, draft, withdrawn, withheld});
  CHECK(loaded.diagnostics.empty());
  CHECK(loaded.site.reports.size() == 5);
}

TEST_CASE("a report has the rows of its own components") {
  auto item = report_item("2023", 2023, "us-foia");
  item.report->components = {{"oip", "OIP"}};
  item.report->own_figures = {own_figure("v_a", "oip", "1")};
  item.report->own_figures[0].cells[0].column = "start";
  const auto loaded = load({item});
  INFO(messages_of(loaded.diagnostics));
  CHECK(loaded.diagnostics.empty());
  CHECK(loaded.figure("v_a.oip.start") == "1");
  CHECK(loaded.cell("v_a.overall.start").state == CellState::blank);
}

TEST_CASE("components are refused where the form has no tables for them") {
  auto item = report_item("2016", 2016);
  item.report->components = {{"oip", "OIP"}};
  CHECK(load({item}).only_error().rule == "needless-components");
}

TEST_CASE("a file of figures that cannot be read is an error with its place, in TOML and in CSV") {
  auto item = report_item("2016", 2016);
  item.report->figures_file = "content/reports/2016/figures.toml";
  const auto table = std::string("content/reports/2016/requests.csv");
  const MemoryFileSystem disk(
      std::map<std::string, std::string>{{item.report->figures_file, "[disclosed]\nyear = 162\n"}, {table, "x"}});
  const ClosedFiles files(disk, {item.report->figures_file, table});
  LoadedSite site;
  Diagnostics found;
  site.items.add(item);
  load_reports(files, load_forms(files, found), site, found);
  found.sort();
  REQUIRE(found.entries().size() == 2);
  CHECK(found.entries()[0].error.place.file == item.report->figures_file);
  CHECK(found.entries()[1].error.place.file == table);
  CHECK(found.entries()[0].error.rule == "io");
}

TEST_CASE("data of a report is no attachment of it") {
  auto item = report_item("2016", 2016);
  item.report->figures_file = "content/reports/2016/figures.toml";
  Attachment figures, annex;
  figures.source = item.report->figures_file;
  annex.source = "content/reports/2016/annex.pdf";
  item.attachments = {figures, annex};
  const auto loaded = load({item}, {{item.report->figures_file, "[disclosed]\nyear = 162\n"}});
  REQUIRE(loaded.site.items[0].attachments.size() == 1);
  CHECK(loaded.site.items[0].attachments[0].source == annex.source);
}
