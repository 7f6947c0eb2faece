#include "archive/year_payload.hpp"

#include "archive/year_package.hpp"
#include "base/digest.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

// Words that only what is not public has.
constexpr std::array<std::string_view, 5> k_secrets = {"draftword", "withheldword", "laterword", "withdrawnword",
                                                       "otheryearword"};

const Files k_site = {
    {"content/notices/_index.md", "+++\ntitle = \"Notices\"\n+++\n"},
    {"content/notices/open/index.md",
     item(
         "Open", "2024-05-06", "index_number = \"X/2024-1\"",
         "See [the annex](annex 1.pdf), [the other](../plain.md), [last year](../before.md) and ![a map](map.png).\n")},
    {"content/notices/open/annex 1.pdf", "%PDF annex"},
    {"content/notices/open/map.png", "map"},
    {"content/notices/plain.md",
     item("Plain", "2024-01-02", "", "![seal](/seal.png) [home](/) [about](../about.md)\n")},
    {"content/notices/before.md", item("Before", "2023-12-31", "", "otheryearword\n")},
    {"content/notices/draft/index.md", item("Draft", "2024-05-07", "draft = true", "draftword\n")},
    {"content/notices/draft/draft.txt", "draftword"},
    {"content/notices/held/index.md", item("Held", "2024-05-08", "disclosure = \"on-request\"", "withheldword\n")},
    {"content/notices/held/held.txt", "withheldword"},
    {"content/notices/later/index.md", item("Later", "2024-12-30", "", "laterword\n")},
    {"content/notices/later/later.txt", "laterword"},
    {"content/notices/gone/index.md",
     item("Gone", "2024-03-03", "withdrawn = { date = 2024-03-04, reason = \"Sent in error.\" }", "withdrawnword\n")},
    {"content/notices/gone/gone.txt", "withdrawnword"},
    {"content/about.md", item("About", "2024-02-02", "", "Who we are.\n")},
    {"static/seal.png", "seal"},
    {"static/form.pdf", "form"},
};

struct Payload {
  std::unique_ptr<MemoryFileSystem> files;
  std::unique_ptr<PreparedSite> prepared;
  YearItems items;
  YearPayload payload;
};

Payload payload_of(const Files& site, int year, unsigned jobs = 1) {
  Payload out;
  out.files = std::make_unique<MemoryFileSystem>(small_site(site).files());
  Observer observer;
  Diagnostics diagnostics;
  out.prepared = prepare_site(*out.files, request_as_of("2024-12-01"), observer, diagnostics);
  for (const auto& d : diagnostics.entries()) UNSCOPED_INFO(d.error.place.file + ": " + d.error.message);
  REQUIRE(out.prepared);
  out.items = items_of_year(out.prepared->site, year);
  auto payload = year_payload(*out.files, *out.prepared, out.items, jobs, observer);
  REQUIRE(payload);
  out.payload = *std::move(payload);
  return out;
}

// What would be packed, by path. Each file has to be what was said of it.
Files packed(const Payload& payload) {
  Files out;
  for (const auto& file : payload.payload.files) {
    PackedPieces pieces(*payload.files, file);
    std::string bytes;
    for (;;) {
      const auto piece = pieces.next();
      INFO(file.path);
      REQUIRE(piece);
      if (piece->empty()) break;
      bytes += *piece;
    }
    CHECK(out.emplace(file.path, bytes).second);
  }
  return out;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a year's payload has its items' sources and files as they lie in content, and pages that show them") {
  const auto files = packed(payload_of(k_site, 2024));
  CHECK(files.at("content/notices/open/index.md") == k_site.at("content/notices/open/index.md"));
  CHECK(files.at("content/notices/open/annex 1.pdf") == "%PDF annex");
  CHECK(files.at("content/notices/plain.md") == k_site.at("content/notices/plain.md"));
  const auto& page = files.at("site/notices/open/index.html");
  CHECK(holds(page, "href=\"../../../content/notices/open/annex%201.pdf\""));
  CHECK(holds(page, "src=\"../../../content/notices/open/map.png\""));
  CHECK(holds(page, "href=\"../plain/index.html\""));
  CHECK(holds(page, "href=\"https://x.example/notices/before/\""));
  CHECK(files.contains("site/years/2024/index.html"));
  CHECK(holds(files.at("site/years/2024/index.html"), "href=\"../../notices/open/index.html\""));
  CHECK(files.at("site/seal.png") == "seal");
  CHECK_FALSE(files.contains("site/form.pdf"));
  CHECK(holds(files.at("index.html"), "href=\"site/notices/open/index.html\""));
}

TEST_CASE("of what is not public nothing gets into a payload, not even a name") {
  for (const auto& [path, bytes] : packed(payload_of(k_site, 2024))) {
    INFO(path);
    for (const auto secret : k_secrets) CHECK_FALSE(holds(bytes, secret));
    for (const auto* name : {"draft", "held", "later"}) CHECK_FALSE(holds(path, name));
    if (path == "record/manifest.json") continue;  // lists what the site has at its addresses
    for (const auto* name : {"draft.txt", "held.txt", "later.txt", "gone.txt"}) CHECK_FALSE(holds(bytes, name));
  }
}

TEST_CASE("a withdrawn item is in a payload as the notice that the site shows") {
  const auto files = packed(payload_of(k_site, 2024));
  CHECK(holds(files.at("site/notices/gone/index.html"), "Sent in error."));
  CHECK_FALSE(files.contains("content/notices/gone/index.md"));
  CHECK_FALSE(files.contains("content/notices/gone/gone.txt"));
  CHECK(holds(files.at("catalogue.csv"), "/notices/gone/"));
}

TEST_CASE("a file of a withdrawn item does not come in through the page of another") {
  auto site = k_site;
  site["content/notices/gone/gone.png"] = "withdrawnword";
  site["content/notices/plain.md"] = item("Plain", "2024-01-02", "", "![a picture](gone/gone.png)\n");
  const auto payload = payload_of(site, 2024);
  for (const auto& [path, bytes] : packed(payload)) CHECK_FALSE(holds(bytes, "withdrawnword"));
  CHECK(payload.payload.elsewhere ==
        std::map<std::string, std::string>{{"https://x.example/notices/gone/gone.png", "content/notices/plain.md"}});
}

TEST_CASE("the catalogue of a payload has the items of the year, as the site counts years, and no page") {
  const auto files = packed(payload_of(k_site, 2024));
  const auto& csv = files.at("catalogue.csv");
  for (const auto* title : {"Open", "Plain", "Gone"}) CHECK(holds(csv, title));
  for (const auto* title : {"Before", "About", "Draft", "Held", "Later"}) CHECK_FALSE(holds(csv, title));
  CHECK(holds(files.at("catalogue.json"), "\"X/2024-1\""));
  CHECK_FALSE(files.contains("content/about.md"));
}

TEST_CASE("the manifest of a payload is the one that a build writes, whatever the number of jobs") {
  Diagnostics diagnostics;
  const auto built_site = built(small_site(k_site), request_as_of("2024-12-01"), diagnostics);
  const auto one = packed(payload_of(k_site, 2024, 1));
  CHECK(one.at("record/manifest.json") == built_site.at("manifest.json"));
  CHECK((one == packed(payload_of(k_site, 2024, 4))));
}

TEST_CASE("no page of a payload loads anything by an absolute address, and each relative one leads to a file") {
  const auto files = packed(payload_of(k_site, 2024));
  for (const auto& [path, bytes] : files) {
    if (!path.ends_with(".html")) continue;
    for (const auto* attribute : {" href=\"", " src=\""}) {
      for (auto at = bytes.find(attribute); at != std::string::npos; at = bytes.find(attribute, at + 1)) {
        const auto start = at + std::string_view(attribute).size();
        const auto address = bytes.substr(start, bytes.find('"', start) - start);
        INFO(path << " " << address);
        CHECK_FALSE(address.starts_with("/"));
        if (address.starts_with("#") || address.starts_with("https://x.example/")) continue;
        const auto target =
            normal_path(path_join(path_folder(path), decoded_path(address.substr(0, address.find('#')))));
        REQUIRE(target);
        CHECK(files.contains(*target));
      }
    }
  }
}

TEST_CASE("what pages load from other sites is told with the item, and stays as it is") {
  auto site = k_site;
  site["content/notices/plain.md"] = item("Plain", "2024-01-02", "", "![a picture](https://other.example/a.png)\n");
  const auto payload = payload_of(site, 2024);
  CHECK(payload.payload.elsewhere ==
        std::map<std::string, std::string>{{"https://other.example/a.png", "content/notices/plain.md"}});
}

TEST_CASE("a file of an item that changes after the payload was gathered is an error, not another file") {
  auto payload = payload_of(k_site, 2024);
  REQUIRE(payload.files->write("content/notices/open/annex 1.pdf", "%PDF other"));
  for (const auto& file : payload.payload.files) {
    if (file.path != "content/notices/open/annex 1.pdf") continue;
    PackedPieces pieces(*payload.files, file);
    auto piece = pieces.next();
    while (piece && !piece->empty()) piece = pieces.next();
    REQUIRE_FALSE(piece);
    CHECK(piece.error().rule == "changed-while-packed");
  }
}

TEST_CASE("the lines of the ledger about a year's items are in its record, as they stand, and no others") {
  const auto line = [](const std::string& at, const std::string& kind, const std::string& rest) {
    return "{\"at\": \"" + at + "T09:00:00+08:00\", \"kind\": \"" + kind + "\", " + rest + "}\n";
  };
  const auto item_line = [&](const std::string& url) {
    return line("2024-06-01", "item",
                "\"url\": \"" + url +
                    "\", \"first_published\": \"2024-06-01T09:00:00+08:00\", \"source\": \"content/notices/x.md\", "
                    "\"title\": \"T\", \"text\": \"" +
                    std::string(64, 'a') + "\", \"notes\": 0");
  };
  const auto open = item_line("/notices/open/");
  const auto before = item_line("/notices/before/");
  const auto old_manifest = line("2023-01-01", "manifest", "\"sha256\": \"" + std::string(64, 'b') + "\"");
  const auto manifest =
      line("2024-06-02", "manifest",
           "\"sha256\": \"" + std::string(64, 'c') + "\", \"previous\": \"" + std::string(64, 'b') + "\"");
  const auto to = line("2024-06-01", "redirect", "\"url\": \"/old/\", \"to\": \"/notices/open/\"");
  const auto elsewhere = line("2024-06-01", "redirect", "\"url\": \"/older/\", \"to\": \"/notices/before/\"");
  auto site = k_site;
  site["content/notices/open/index.md"] = item("Open", "2024-05-06", "aliases = [\"/old/\"]", "Text.\n");
  site["content/notices/before.md"] = item("Before", "2023-12-31", "aliases = [\"/older/\"]", "otheryearword\n");
  site["published.jsonl"] = old_manifest + open + before + to + elsewhere + manifest;
  CHECK(packed(payload_of(site, 2024)).at("record/published.jsonl") == open + to + manifest);
  CHECK(packed(payload_of(site, 2023)).at("record/published.jsonl") == old_manifest + before + elsewhere + manifest);
}

TEST_CASE("a site that was never recorded has no ledger in its packages") {
  CHECK_FALSE(packed(payload_of(k_site, 2024)).contains("record/published.jsonl"));
}

TEST_CASE("the years of a site are those of its items") {
  const auto payload = payload_of(k_site, 2022);
  CHECK(payload.items.empty());
  CHECK(years_of(payload.prepared->site) == std::vector<int>{2023, 2024});
}

TEST_CASE("a package is named after the site's host and the year, and dated by its newest item") {
  auto payload = payload_of(k_site, 2024);
  const auto package =
      year_package(payload.prepared->site, payload.items, std::move(payload.payload.files), {2026, 1, 2});
  CHECK(package.name == "x.example-2024");
  CHECK(package.day == Date{2024, 5, 6});
  const auto& info = package.files.front();
  CHECK(info.path == "x.example-2024/bag-info.txt");
  const auto text = *info.make();
  for (const auto* line : {"Source-Organization: X\n", "External-Identifier: x.example-2024\n",
                           "Bag-Group-Identifier: https://x.example/\n", "Bagging-Date: 2026-01-02\n",
                           "External-Description: Public record of X for 2024 (3 items)"})
    CHECK(holds(text, line));
}

TEST_CASE("a package's name has only characters that every system takes") {
  SiteConfig config;
  config.host = "教育.Example:8080";
  CHECK(package_name(config, 2025) == "------.example-8080-2025");
}
