#include "serve/responder.hpp"

#include "formats/json_reader.hpp"
#include "support/catch.hpp"
#include "support/gunzipped.hpp"
#include "unit/serve/preview_scene.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

using Nothing = std::vector<std::string>;

const Files k_site = varied_site();

}  // namespace

TEST_CASE("every file of a build is answered with its bytes and its type, but for the script in pages") {
  Diagnostics diagnostics;
  PreviewScene scene(k_site);
  REQUIRE(scene.becomes_checked());
  const auto files = built(scene.files, at_scene_now(), diagnostics);
  REQUIRE(files.size() > 20);
  CHECK(files.contains("news/通知/index.html"));
  CHECK(files.contains("news/附件/表 一.csv"));
  CHECK(differences(scene, files) == Nothing{});
}

TEST_CASE("a page has the script once, and nothing else has it") {
  PreviewScene scene(k_site);
  const auto page = scene.body(scene.get("/news/x/"));
  const auto at = page.find("<script src=\"/_gazette/preview.js\" data-page=\"");
  REQUIRE(at != std::string::npos);
  CHECK(page.find("/_gazette/", at + 30) == std::string::npos);
  CHECK(at < page.rfind("</body>"));
  for (const char* path : {"/raw.html", "/notes.txt", "/sitemap.xml", "/manifest.json"})
    CHECK_FALSE(holds(scene.body(scene.get(path)), "_gazette"));
}

TEST_CASE("texts are sent with their character set") {
  PreviewScene scene(k_site);
  CHECK(scene.get("/").media_type == "text/html; charset=utf-8");
  CHECK(scene.get("/notes.txt").media_type == "text/plain; charset=utf-8");
  CHECK(scene.get("/news/附件/表 一.csv").media_type == "text/csv; charset=utf-8");
  CHECK(scene.get("/sitemap.xml").media_type == "application/xml; charset=utf-8");
  CHECK(scene.get("/bytes").media_type == "application/octet-stream");
  for (const char* path : {"/", "/bytes", "/no", "/_gazette/", "/_gazette/preview.js"}) {
    CHECK(header_of(scene.get(path), "X-Content-Type-Options") == "nosniff");
    const auto policy = header_of(scene.get(path), "Content-Security-Policy");
    CHECK(policy.find("default-src 'none'; script-src 'self'; style-src 'self';") == 0);
    CHECK(policy.find("unsafe") == std::string::npos);
    CHECK(header_of(scene.get(path), "Cache-Control") == "no-cache");
  }
}

TEST_CASE("a tag that is still right is answered with 304 and no body, and another with the file") {
  PreviewScene scene(k_site);
  REQUIRE(scene.becomes_checked());
  for (const char* path :
       {"/", "/news/x/", "/notes.txt", "/empty.txt", "/manifest.json", "/_gazette/preview.js", "/sitemap.xml"}) {
    INFO(path);
    const auto tag = header_of(scene.get(path), "ETag");
    REQUIRE(tag.size() > 2);
    const auto same = scene.answer(asking(path, &PreviewRequest::if_none_match, "\"other\", " + tag));
    CHECK(same.status == 304);
    CHECK(scene.body(same).empty());
    CHECK(header_of(same, "ETag") == tag);
    CHECK(scene.answer(asking(path, &PreviewRequest::if_none_match, "\"other\"")).status == 200);
  }
}

TEST_CASE("a page that changed has another tag") {
  PreviewScene scene(k_site);
  REQUIRE(scene.becomes_checked());
  const auto page = header_of(scene.get("/news/x/"), "ETag"), file = header_of(scene.get("/notes.txt"), "ETag");
  REQUIRE(scene.files.write("content/news/x.md",
                            item("Ex", "2026-01-01", "aliases = [\"/old/\", \"/gone.html\"]", "Other.")));
  REQUIRE(scene.files.write("static/notes.txt", "Some notes #\n"));
  scene.watcher->tell({"content/news/x.md", "static/notes.txt"});
  CHECK(eventually([&] { return holds(scene.body(scene.get("/news/x/")), "Other."); }));
  CHECK(scene.answer(asking("/news/x/", &PreviewRequest::if_none_match, page)).status == 200);
  CHECK(scene.answer(asking("/notes.txt", &PreviewRequest::if_none_match, file)).status == 200);
}

TEST_CASE("a compressed answer is the same text with a tag of its own") {
  PreviewScene scene(k_site);
  auto request = asking("/news/x/", &PreviewRequest::accept_encoding, "br, gzip");
  const auto plain = scene.get("/news/x/"), packed = scene.answer(request);
  CHECK(header_of(packed, "Content-Encoding") == "gzip");
  CHECK(header_of(packed, "Vary") == "Accept-Encoding");
  CHECK(header_of(plain, "Vary") == "Accept-Encoding");
  CHECK((gunzipped(scene.body(packed)) == scene.body(plain)));
  CHECK(header_of(packed, "ETag") != header_of(plain, "ETag"));
  request.if_none_match = header_of(packed, "ETag");
  CHECK(scene.answer(request).status == 304);
  request.if_none_match = header_of(plain, "ETag");
  CHECK(scene.answer(request).status == 200);
}

TEST_CASE("what is small, compressed already or asked for in part is not compressed") {
  PreviewScene scene(k_site);
  for (const char* path : {"/notes.txt", "/bytes", "/empty.txt"}) {
    const auto response = scene.answer(asking(path, &PreviewRequest::accept_encoding, "gzip"));
    CHECK(response.status == 200);
    CHECK(header_of(response, "Content-Encoding").empty());
  }
  auto part = asking("/news/x/", &PreviewRequest::accept_encoding, "gzip");
  part.range = "bytes=0-9";
  CHECK(scene.answer(part).status == 206);
  CHECK(header_of(scene.answer(part), "Content-Encoding").empty());
}

TEST_CASE("a page that was not changed since is answered with 304") {
  PreviewScene scene(k_site);
  const auto changed = header_of(scene.get("/"), "Last-Modified");
  CHECK(changed == http_date(k_scene_now));
  const auto since = [&](const std::string& date) {
    return scene.answer(asking("/", &PreviewRequest::if_modified_since, date)).status;
  };
  CHECK(since(changed) == 304);
  CHECK(since(http_date(k_scene_now + 1)) == 304);
  CHECK(since(http_date(k_scene_now - 1)) == 200);
  CHECK(since("yesterday") == 200);
  auto both = asking("/", &PreviewRequest::if_modified_since, changed);
  both.if_none_match = "\"other\"";
  CHECK(scene.answer(both).status == 200);
}

TEST_CASE("a change of this very second is told by its tag only") {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  PreviewScene scene(k_site, {}, std::chrono::duration_cast<std::chrono::seconds>(now).count() + 60);
  const auto response = scene.get("/");
  CHECK(header_of(response, "Last-Modified").empty());
  CHECK_FALSE(header_of(response, "ETag").empty());
  CHECK(scene.answer(asking("/", &PreviewRequest::if_modified_since, http_date(4'000'000'000))).status == 200);
}

TEST_CASE("what checking changes in a file is not taken for the file before it") {
  std::int64_t now = k_scene_now;
  auto files = small_site(k_site);
  Preview preview(files, {}, [&] { return now; });
  preview.take({});
  const auto before = preview.read([](const PreviewView& view) { return view.changed_at; });
  now += 60;
  preview.check();
  REQUIRE_FALSE(preview.needs_check());
  CHECK(preview.read([](const PreviewView& view) { return view.changed_at; }) > before);  // build-report.json
}

TEST_CASE("a part of a file or a page is its bytes and says where they stand") {
  PreviewScene scene(k_site);
  REQUIRE(scene.becomes_checked());
  for (const char* path : {"/bytes", "/news/x/"}) {
    INFO(path);
    const auto whole = scene.body(scene.get(path));
    const auto part = scene.answer(asking(path, &PreviewRequest::range, "bytes=2-5"));
    CHECK(part.status == 206);
    CHECK(header_of(part, "Content-Range") == "bytes 2-5/" + std::to_string(whole.size()));
    CHECK(scene.body(part) == whole.substr(2, 4));
    CHECK(header_of(scene.get(path), "Accept-Ranges") == "bytes");
    const auto end = scene.answer(asking(path, &PreviewRequest::range, "bytes=-3"));
    CHECK(scene.body(end) == whole.substr(whole.size() - 3));
  }
}

TEST_CASE("a part behind the end is refused with the size, and odd ranges get the whole file") {
  PreviewScene scene(k_site);
  const auto behind = scene.answer(asking("/bytes", &PreviewRequest::range, "bytes=12-"));
  CHECK(behind.status == 416);
  CHECK(header_of(behind, "Content-Range") == "bytes */12");
  CHECK(scene.body(behind).empty());
  CHECK(scene.answer(asking("/empty.txt", &PreviewRequest::range, "bytes=0-")).status == 416);
  for (const char* range : {"bytes=0-1,3-4", "lines=1-2", "bytes=5-2", "bytes=0-18446744073709551616"}) {
    const auto whole = scene.answer(asking("/bytes", &PreviewRequest::range, range));
    CHECK(whole.status == 200);
    CHECK(scene.body(whole).size() == 12);
  }
}

TEST_CASE("a part is sent only of the version that the client has") {
  PreviewScene scene(k_site);
  auto request = asking("/bytes", &PreviewRequest::range, "bytes=2-5");
  request.if_range = header_of(scene.get("/bytes"), "ETag");
  CHECK(scene.answer(request).status == 206);
  for (const char* other : {"\"other\"", "W/\"other\"", "Sun, 06 Nov 1994 08:49:37 GMT"}) {
    request.if_range = other;
    CHECK(scene.answer(request).status == 200);
    CHECK(scene.body(scene.answer(request)).size() == 12);
  }
}

TEST_CASE("a former address leads to the page, with the bytes that a build writes there") {
  PreviewScene scene(k_site);
  for (const char* path : {"/old/", "/old/index.html", "/gone.html"}) {
    INFO(path);
    const auto response = scene.get(path);
    CHECK(response.status == 302);
    CHECK(header_of(response, "Location") == "/news/x/");
    CHECK(holds(scene.body(response), "/news/x/"));
  }
}

TEST_CASE("a folder without its slash leads to the folder, encoded as addresses are") {
  PreviewScene scene(k_site);
  CHECK(scene.get("/news").status == 301);
  CHECK(header_of(scene.get("/news"), "Location") == "/news/");
  CHECK(header_of(scene.get("/news/通知"), "Location") == "/news/%E9%80%9A%E7%9F%A5/");
  CHECK(scene.get("/notes.txt/").status == 404);
}

TEST_CASE("a site below a path is served there, and its address without the path leads there") {
  auto files = k_site;
  files["site.toml"] = "base_url = \"https://x.example/政务-信息/\"\ntitle = \"X\"\nlanguage = \"en\"\n";
  PreviewScene scene(files);
  const auto home = scene.get("/");
  CHECK(home.status == 302);
  CHECK(header_of(home, "Location") == "/%E6%94%BF%E5%8A%A1-%E4%BF%A1%E6%81%AF/");
  CHECK(scene.get("/政务-信息").status == 301);
  CHECK(scene.get("/政务-信息/").status == 200);
  CHECK(scene.get("/政务-信息/news/x/").status == 200);
  CHECK(header_of(scene.get("/政务-信息/old/"), "Location") == "/%E6%94%BF%E5%8A%A1-%E4%BF%A1%E6%81%AF/news/x/");
  CHECK(scene.get("/政务-信息/manifest.json").status == 200);
  CHECK(scene.get("/news/x/").status == 404);
  CHECK(scene.get("/_gazette/preview.js").status == 200);
  auto notes = PreviewScene::request_of("/_gazette/page.json");
  notes.page_path = "/政务-信息/news/x/";
  CHECK(parse_json(scene.body(scene.answer(notes)))->member("page")->member("title"));
}

TEST_CASE("where there is no page the site's own page says so, with 404") {
  PreviewScene scene(k_site);
  const auto missing = scene.get("/no/such/page/");
  CHECK(missing.status == 404);
  CHECK(without_script(scene.body(missing)) == without_script(scene.body(scene.get("/404.html"))));
  CHECK(scene.answer(asking("/no", &PreviewRequest::range, "bytes=0-1")).status == 404);
  CHECK(scene.answer(asking("/no", &PreviewRequest::if_none_match, header_of(missing, "ETag"))).status == 404);
}

TEST_CASE("no path reaches a file that is not of the output") {
  auto files = k_site;
  files["secret"] = "secret";
  files[".git/config"] = "secret";
  files["content/news/~backup.md~"] = "secret";
  PreviewScene scene(files);
  for (const std::string path : {"/../secret",
                                 "/secret",
                                 "//secret",
                                 "/news/../../secret",
                                 "/./secret",
                                 "/%2e%2e/secret",
                                 "/.git/config",
                                 "/static/notes.txt",
                                 "/content/news/x.md",
                                 "/site.toml",
                                 "/news/draft/",
                                 "/news/later/",
                                 "//",
                                 "//notes.txt",
                                 "/.",
                                 "/..",
                                 "/news/./x/",
                                 "\\..\\secret",
                                 "/..\\secret",
                                 "notes.txt",
                                 "*",
                                 "http://x.example/notes.txt",
                                 "/notes.txt?",
                                 "/NOTES.TXT",
                                 "/news//x/",
                                 "/~backup.md~",
                                 "/_gazette",
                                 "/_gazette/no",
                                 "/_gazette/../notes.txt"}) {
    INFO(path);
    const auto response = scene.get(path);
    CHECK(response.status == 404);
    CHECK_FALSE(holds(scene.body(response), "secret"));
  }
  CHECK(scene.get(std::string("/notes.txt\0", 12)).status == 404);
  CHECK(scene.get(std::string("/notes.txt\0.html", 17)).status == 404);
  CHECK(scene.get("/" + std::string(100'000, 'x')).status == 404);
  CHECK(scene.get("/\xff\xfe").status == 404);
}

TEST_CASE("a file that is copied and gone since the last look is answered with 404") {
  PreviewScene scene(k_site);
  REQUIRE(scene.becomes_checked());
  REQUIRE(scene.files.remove("static/notes.txt"));
  CHECK(scene.get("/notes.txt").status == 404);
  CHECK(scene.get("/manifest.json").status == 500);
  CHECK(scene.get("/news/x/").status == 200);
}
