#include "catalogue/shape.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

constexpr const char* k_file = "content/a/x.md";

Site site_with(const Files& more, const std::string& metadata = {}) {
  Files files = {{"content/a/_index.md", "+++\ntitle = \"A\"\n+++\n"}, {k_file, item("X", "2026-01-01", metadata)}};
  for (const auto& [path, text] : more) files[path] = text;
  Diagnostics diagnostics;
  auto site = load_site(small_site(files), request_as_of("2026-06-01"), diagnostics);
  REQUIRE(site);
  return std::move(*site);
}

// Whether the site keeps its shape when one thing of its item becomes another.
template <typename Change>
bool keeps_shape(const Site& site, Change change) {
  const auto* entry = site.entry_by_source.at(k_file);
  auto now = *entry->item;
  change(now);
  return has_same_shape(site, *entry->item, now);
}

const auto k_other_title = [](Item& item) { item.title = "Other"; };

}  // namespace

TEST_CASE("words may become others without changing the shape of a site") {
  const auto site = site_with({});
  CHECK(keeps_shape(site, [](Item&) {}));
  CHECK(keeps_shape(site, k_other_title));
  CHECK(keeps_shape(site, [](Item& item) { item.summary = "Other"; }));
  CHECK(keeps_shape(site, [](Item& item) { item.keywords = {"other"}; }));
  CHECK(keeps_shape(site, [](Item& item) { item.author = item.origin = item.description = "Other"; }));
  CHECK(keeps_shape(site, [](Item& item) { item.text = LazyText(ItemText{{}, "0", {}}); }));
  CHECK(keeps_shape(site, [](Item& item) { item.positions["title"] = {9, 9, 1}; }));
}

TEST_CASE("whatever decides where, when and beside what an item stands changes the shape") {
  const auto site = site_with({});
  CHECK_FALSE(keeps_shape(site, [](Item& item) { item.route.path = "elsewhere/"; }));
  CHECK_FALSE(keeps_shape(site, [](Item& item) { item.published->date.day = 2; }));
  CHECK_FALSE(keeps_shape(site, [](Item& item) { item.made = Date{2026, 1, 1}; }));
  CHECK_FALSE(keeps_shape(site, [](Item& item) { item.expires = Date{2026, 1, 1}; }));
  CHECK_FALSE(keeps_shape(site, [](Item& item) { item.is_draft = true; }));
  CHECK_FALSE(keeps_shape(site, [](Item& item) { item.disclosure = Disclosure::withheld; }));
  CHECK_FALSE(keeps_shape(site, [](Item& item) { item.index_number = "1"; }));
  CHECK_FALSE(keeps_shape(site, [](Item& item) { item.document_number = "1"; }));
  CHECK_FALSE(keeps_shape(site, [](Item& item) { item.tags = {"other"}; }));
  CHECK_FALSE(keeps_shape(site, [](Item& item) { item.topic = "other"; }));
  CHECK_FALSE(keeps_shape(site, [](Item& item) { item.weight = 7; }));
  CHECK_FALSE(keeps_shape(site, [](Item& item) { item.replaces = {"1"}; }));
  CHECK_FALSE(keeps_shape(site, [](Item& item) { item.aliases.push_back({"old/"}); }));
  CHECK_FALSE(keeps_shape(site, [](Item& item) { item.attachments.emplace_back(); }));
  CHECK_FALSE(keeps_shape(site, [](Item& item) { item.template_name = "other"; }));
  CHECK_FALSE(keeps_shape(site, [](Item& item) { item.changes.push_back({{2026, 1, 2}, "n", ChangeKind::major}); }));
  CHECK_FALSE(keeps_shape(site, [](Item& item) { item.withdrawn = Withdrawal{{2026, 1, 2}, "r", ""}; }));
  CHECK_FALSE(keeps_shape(site, [](Item& item) { item.waivers.push_back({"rule", "reason"}); }));
}

TEST_CASE("a title changes the shape where it orders a list, also one further up") {
  const std::string by_title = "+++\ntitle = \"A\"\nsort = \"title\"\n+++\n";
  CHECK_FALSE(keeps_shape(site_with({{"content/a/_index.md", by_title}}), k_other_title));
  const Files below = {{"content/a/_index.md", by_title}, {"content/a/b/x.md", item("X", "2026-01-01")}};
  const auto site = site_with(below);
  const auto& before = *site.entry_by_source.at("content/a/b/x.md")->item;
  auto now = before;
  now.title = "Other";
  CHECK_FALSE(has_same_shape(site, before, now));
}

TEST_CASE("a title changes the shape where redirects lead to it, or a slug is made of it") {
  CHECK_FALSE(keeps_shape(site_with({}, "aliases = [\"/old/\"]"), k_other_title));
  const auto pinyin = site_with({{"site.toml",
                                  "base_url = \"https://x.example/\"\ntitle = \"X\"\nlanguage = \"zh-CN\"\n"
                                  "[permalinks]\nslug = \"pinyin\"\n"}});
  CHECK_FALSE(keeps_shape(pinyin, k_other_title));
}

TEST_CASE("a title changes the shape of a site with a page outside any category") {
  const auto site = site_with({{"content/about.md", item("About", "2026-01-01")}});
  const auto& before = *site.entry_by_source.at("content/about.md")->item;
  auto now = before;
  now.title = "Other";
  CHECK_FALSE(has_same_shape(site, before, now));
  now = before;
  now.summary = "Other";
  CHECK(has_same_shape(site, before, now));
}

TEST_CASE("an annual report never keeps the shape, even unchanged, and nor does what becomes one") {
  const auto site = site_with({});
  CHECK_FALSE(keeps_shape(site, [](Item& item) { item.report.emplace(); }));
  auto report = *site.entry_by_source.at(k_file)->item;
  report.report.emplace();
  CHECK_FALSE(has_same_shape(site, report, report));
}
