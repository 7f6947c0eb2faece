#include "report/load_ledgers.hpp"

#include "io/memory.hpp"
#include "report/load_reports.hpp"
#include "support/catch.hpp"
#include "support/closed_files.hpp"
#include "unit/report/small_form.hpp"

using namespace gazette;

namespace {

const std::string k_head = "编号,收到日期,申请人类型,办理结果,答复日期\n";

Item report_item(int year, const std::string& issuer = {}) {
  Item item;
  item.source = "content/reports/" + std::to_string(year) + issuer + ".md";
  item.category = "reports";
  item.issuer = issuer;
  item.positions["report"] = {4, 1, 8};
  item.report = ReportDeclaration{};
  item.report->year = year;
  item.report->form = "cn-2021";
  return item;
}

struct Loaded {
  LoadedSite site;
  Diagnostics found;

  bool has_ledger(const Item& item) const { return site.reports.at(item.source).ledger != nullptr; }
  const Error* first(const std::string& rule) const {
    for (const auto& entry : found.entries())
      if (entry.error.rule == rule) return &entry.error;
    return nullptr;
  }
};

Loaded load(const std::vector<Item>& items, const std::map<std::string, std::string>& files,
            const std::set<std::string>& closed = {}) {
  Loaded out;
  const MemoryFileSystem disk(files);
  const ClosedFiles reader(disk, closed);
  SiteConfig config;
  config.agency.name = "市政府";
  config.issuers = {{"city", "市政府", {}, {}}, {"exam", "考试院", {}, {}}};
  for (const auto& item : items) out.site.items.add(item);
  const auto forms = load_forms(reader, out.found);
  load_reports(reader, forms, out.site, out.found);
  load_ledgers(reader, forms, config, out.site, out.found);
  out.found.sort();
  return out;
}

}  // namespace

TEST_CASE("a report has the ledger of its folder, and a site without one has none and no fault") {
  const auto item = report_item(2025);
  CHECK(load({item}, {{"content/requests/2025.csv", k_head}}).has_ledger(item));
  const auto none = load({item}, {});
  CHECK_FALSE(none.has_ledger(item));
  CHECK(none.found.empty());
}

TEST_CASE("a report that names a folder without a ledger is told where one was looked for") {
  auto item = report_item(2025);
  item.report->ledger_folder = "content/exam-requests";
  const auto loaded = load({item}, {{"content/exam-requests/notes.csv", "a"}});
  REQUIRE(loaded.first("missing-ledger"));
  CHECK(loaded.first("missing-ledger")->message == "there is no ledger such as content/exam-requests/2025.csv");
  CHECK(loaded.first("missing-ledger")->place == Place{item.source, {4, 1, 8}});
  CHECK_FALSE(loaded.has_ledger(item));
}

TEST_CASE("of two ledgers of one year both are named") {
  const auto loaded =
      load({report_item(2025)}, {{"content/requests/2025.csv", k_head}, {"content/requests/2025.toml", ""}});
  REQUIRE(loaded.first("duplicate-ledger"));
  CHECK(loaded.first("duplicate-ledger")->place.file == "content/requests/2025.toml");
  CHECK(loaded.first("duplicate-ledger")->notes.at(0).place.file == "content/requests/2025.csv");
}

TEST_CASE("a ledger of a year that no form counts is an error at its file, and so is one that cannot be read") {
  const auto item = report_item(2025);
  const auto early = load({item}, {{"content/requests/1999.csv", k_head}});
  REQUIRE(early.first("ledger-without-form"));
  CHECK(early.first("ledger-without-form")->place.file == "content/requests/1999.csv");
  CHECK_FALSE(early.has_ledger(item));
  const auto file = std::string("content/requests/2025.csv");
  const auto unread = load({item}, {{file, k_head}}, {file});
  REQUIRE(unread.first("io"));
  CHECK(unread.first("io")->place.file == file);
  CHECK_FALSE(unread.has_ledger(item));
}

TEST_CASE("a folder of ledgers that cannot be listed is an error, not a folder without any") {
  const auto loaded = load({report_item(2025)}, {{"content/requests/2025.csv", k_head}}, {"content/requests"});
  REQUIRE(loaded.first("io"));
  CHECK(loaded.first("io")->place.file == "content/requests");
}

TEST_CASE("where several bodies report, the common folder holds the agency's requests and nobody else's") {
  const auto city = report_item(2025, "city"), exam = report_item(2025, "exam");
  const auto loaded = load({city, exam}, {{"content/requests/2025.csv", k_head}});
  CHECK(loaded.has_ledger(city));
  CHECK_FALSE(loaded.has_ledger(exam));
  CHECK(load({exam}, {{"content/requests/2025.csv", k_head}}).has_ledger(exam));
}

TEST_CASE("a ledger is never offered to readers, neither as a file of a report nor of a category") {
  auto item = report_item(2025);
  item.report->ledger_folder = "content/reports/2025";
  Attachment ledger, annex;
  ledger.source = "content/reports/2025/2025.csv";
  annex.source = "content/reports/2025/annex.csv";
  item.attachments = {ledger, annex};
  const auto loaded = load({item}, {{ledger.source, k_head}, {annex.source, "a"}});
  CHECK(loaded.has_ledger(item));
  REQUIRE(loaded.site.items[0].attachments.size() == 1);
  CHECK(loaded.site.items[0].attachments[0].source == annex.source);
}
