// What the preview answers of its own, below /_gazette/ and while no site can be shown.
#include "serve/responder.hpp"

#include "base/text.hpp"
#include "build/publication.hpp"
#include "formats/json_reader.hpp"
#include "support/catch.hpp"
#include "unit/serve/preview_scene.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

using Nothing = std::vector<std::string>;

const Files k_site = varied_site();

PreviewRequest as_of_post(const std::string& body) {
  auto request = PreviewScene::request_of("/_gazette/as-of");
  request.method = "POST";
  request.body = body;
  request.content_type = "application/json";
  request.origin = "http://" + request.host;
  return request;
}

/// What publishing these files by the scene's day writes into the ledger.
std::string ledger_of(const Files& files) {
  auto disk = small_site(files);
  Observer observer;
  Diagnostics diagnostics;
  const auto prepared = prepare_site(disk, at_scene_now(), observer, diagnostics);
  REQUIRE(prepared);
  MemorySink sink;
  const auto counts = render_site(disk, *prepared, 1, sink, observer);
  REQUIRE(counts);
  const auto lines = new_publications(*prepared, *counts, prepared->site.view.as_of);
  REQUIRE(append_to_ledger(disk, *prepared->ledger, lines));
  return *disk.read("published.jsonl");
}

/// A value of the page's notes.
std::string note_of(PreviewScene& scene, const std::string& page, const char* name) {
  auto request = PreviewScene::request_of("/_gazette/page.json");
  request.page_path = page;
  const auto json = parse_json(scene.body(scene.answer(request)));
  REQUIRE(json);
  REQUIRE(json->member("page")->as_object());
  return *json->member("page")->member(name)->as_text();
}

}  // namespace

TEST_CASE("the preview lists what is not public, what was found and every address") {
  auto files = k_site;
  files["content/news/withheld.md"] = item("Kept back", "2026-01-04", "disclosure = \"withheld\"");
  PreviewScene scene(files);
  REQUIRE(scene.becomes_checked());
  const auto text = [&](const std::string& path) {
    const auto response = scene.get(path);
    CHECK(response.status == 200);
    CHECK(response.media_type == "text/html; charset=utf-8");
    return scene.body(response);
  };
  CHECK(holds(text("/_gazette/drafts/"), "Only a draft"));
  CHECK_FALSE(holds(text("/_gazette/drafts/"), "Later"));
  CHECK(holds(text("/_gazette/scheduled/"), "Later"));
  CHECK(holds(text("/_gazette/withheld/"), "Kept back"));
  CHECK(holds(text("/_gazette/"), "Drafts</a> (1)"));
  CHECK(holds(text("/_gazette/routes/"), "/news/x/"));
  CHECK(holds(text("/_gazette/findings/"), "missing-"));
  (void)text("/_gazette/due/");
}

TEST_CASE("a list of the preview shows the lines that hold what was asked for, and no HTML of it") {
  PreviewScene scene(k_site);
  auto request = asking("/_gazette/routes/", &PreviewRequest::query, "通知");
  const auto some = scene.body(scene.answer(request));
  CHECK(holds(some, "通知/"));
  CHECK_FALSE(holds(some, "/notes.txt"));
  request.query = "\"><script>alert(1)</script>";
  CHECK_FALSE(holds(scene.body(scene.answer(request)), "<script>alert"));
}

TEST_CASE("the notes of a page say what it is, from which file and why it exists") {
  PreviewScene scene(k_site);
  REQUIRE(scene.becomes_checked());
  const auto notes = [&](const std::string& page) {
    auto request = PreviewScene::request_of("/_gazette/page.json");
    request.page_path = page;
    auto json = parse_json(scene.body(scene.answer(request)));
    REQUIRE(json);
    return *std::move(json);
  };
  const auto of_page = notes("/news/通知/");
  for (const char* name : {"revision", "digest", "words", "styles", "language", "as_of", "as_of_asked", "is_behind",
                           "is_checking", "problems", "counts", "page"})
    CHECK(of_page.member(name));
  REQUIRE(of_page.member("page")->as_object());
  const auto text = [](const JsonValue& json, const char* name) {
    return *json.member("page")->member(name)->as_text();
  };
  CHECK(text(of_page, "kind") == "item");
  CHECK(text(of_page, "title") == "通知");
  CHECK(text(of_page, "source") == "content/news/通知.md");
  CHECK(text(of_page, "status") == "published");
  CHECK(text(of_page, "published") == "2026-01-02");
  CHECK_FALSE(text(of_page, "reason").empty());
  CHECK(text(notes("/news/later/"), "kind") == "hidden");
  CHECK(text(notes("/news/draft/"), "title") == "Only a draft");
  CHECK(text(notes("/old/"), "kind") == "redirect");
  CHECK(text(notes("/"), "kind") == "home");
  CHECK(notes("/no/such/page/").member("page")->is_null());
  CHECK(notes("/notes.txt").member("page")->is_null());
  CHECK(notes("").member("page"));
  CHECK(notes("/\xff").member("page")->is_null());
}

TEST_CASE("the digest in a page is the one in its notes") {
  PreviewScene scene(k_site);
  REQUIRE(scene.becomes_checked());
  auto request = PreviewScene::request_of("/_gazette/page.json");
  for (const char* page : {"/", "/news/x/", "/about/", "/no/"}) {
    request.page_path = page;
    const auto notes = parse_json(scene.body(scene.answer(request)));
    REQUIRE(notes);
    const auto body = scene.body(scene.get(page));
    CHECK(holds(body, "data-page=\"" + *notes->member("digest")->as_text() + "\""));
    CHECK(holds(body, "data-words=\"" + *notes->member("words")->as_text() + "\""));
  }
}

TEST_CASE("the day of the preview may be set by its own pages only, with JSON that names one") {
  PreviewScene scene(k_site);
  const auto status = [&](auto change) {
    auto request = as_of_post("{\"as_of\": \"2027-03-01\"}");
    change(request);
    const auto response = scene.answer(request);
    if (response.status >= 400) CHECK(parse_json(scene.body(response)));
    return response.status;
  };
  CHECK(status([](PreviewRequest& r) { r.origin = "http://evil.example"; }) == 403);
  CHECK(status([](PreviewRequest& r) { r.origin.clear(); }) == 403);
  CHECK(status([](PreviewRequest& r) { r.fetch_site = "cross-site"; }) == 403);
  CHECK(status([](PreviewRequest& r) { r.content_type = "text/plain"; }) == 415);
  CHECK(status([](PreviewRequest& r) { r.content_type = "application/x-www-form-urlencoded"; }) == 415);
  for (const char* body : {"", "{", "[]", "{}", "null", "\"2027-03-01\"", "{\"as_of\": 5}", "{\"as_of\": null}",
                           "{\"as_of\": \"tomorrow\"}", "{\"as_of\": \"2027-02-30\"}", "{\"as_of\": \"2027-3-1\"}"}) {
    INFO(body);
    CHECK(status([&](PreviewRequest& r) { r.body = body; }) == 400);
  }
  CHECK(status([](PreviewRequest& r) { r.body = "{\"as_of\": \"" + std::string(2000, '1') + "\"}"; }) == 413);
  CHECK(scene.session.preview().read([](const PreviewView& view) { return view.as_of; }).empty());
  auto elsewhere = as_of_post("{\"as_of\": \"2027-03-01\"}");
  elsewhere.path = "/news/x/";
  CHECK(scene.answer(elsewhere).status == 404);
}

TEST_CASE("the preview shows the site as of the day that was set, as a build of that day, and as of now again") {
  PreviewScene scene(k_site);
  CHECK(scene.get("/news/later/").status == 404);
  CHECK(scene.answer(as_of_post("{\"as_of\": \"2027-03-01\"}")).status == 204);
  CHECK(eventually([&] { return scene.get("/news/later/").status == 200; }));
  REQUIRE(scene.becomes_checked());
  Diagnostics diagnostics;
  auto request = at_scene_now();
  request.as_of = "2027-03-01";
  CHECK(differences(scene, built(scene.files, request, diagnostics)) == Nothing{});
  CHECK(scene.answer(as_of_post("{\"as_of\": \"\"}")).status == 204);
  CHECK(eventually([&] { return scene.get("/news/later/").status == 404; }));
}

TEST_CASE("while no site can be shown every address tells why, with 503, and then the site is there") {
  auto files = k_site;
  files["site.toml"] = "base_url = 5\n";
  PreviewScene scene(files);
  for (const char* path : {"/", "/news/x/", "/no", "/manifest.json"}) {
    INFO(path);
    const auto response = scene.get(path);
    CHECK(response.status == 503);
    CHECK(response.media_type == "text/html; charset=utf-8");
    CHECK(holds(scene.body(response), "site.toml"));
    CHECK(holds(scene.body(response), "/_gazette/preview.js"));
  }
  CHECK(scene.get("/_gazette/preview.js").status == 200);
  CHECK(scene.get("/_gazette/drafts/").status == 404);
  const auto notes = parse_json(scene.body(scene.get("/_gazette/page.json")));
  REQUIRE(notes);
  CHECK_FALSE(notes->member("problems")->as_array()->empty());
  CHECK(notes->member("page")->is_null());
  REQUIRE(scene.files.write("site.toml", "base_url = \"https://x.example/\"\ntitle = \"X\"\nlanguage = \"en\"\n"));
  scene.watcher->tell({"site.toml"});
  CHECK(eventually([&] { return scene.get("/").status == 200; }));
}

TEST_CASE("a fault that comes later leaves the last good page, and the notes tell of it") {
  PreviewScene scene(k_site);
  REQUIRE(scene.becomes_checked());
  const auto before = scene.body(scene.get("/news/x/"));
  REQUIRE(scene.files.write("content/news/x.md", "+++\ntitle = \n+++\n"));
  scene.watcher->tell({"content/news/x.md"});
  REQUIRE(scene.becomes([](const PreviewView& view) { return view.is_behind; }));
  CHECK(scene.body(scene.get("/news/x/")) == before);
  const auto notes = parse_json(scene.body(scene.get("/_gazette/page.json")));
  REQUIRE(notes);
  REQUIRE(notes->member("problems")->as_array()->size() > 0);
  CHECK(*notes->member("problems")->as_array()->front().member("file")->as_text() == "content/news/x.md");
}

TEST_CASE("the notes of a page say what publishing would change, in the language of the site") {
  const std::string english = "base_url = \"https://x.example/\"\ntitle = \"X\"\nlanguage = \"en\"\n";
  const auto chinese = replaced(english, "\"en\"", "\"zh-CN\"");
  for (const auto& config : {english, chinese}) {  // the day is that of China
    const bool is_english = config == english;
    INFO(config);
    Files files = {{"site.toml", config},
                   {"content/news/same.md", item("Same", "2026-01-01", "index_number = \"N-1\"")},
                   {"content/news/other.md", item("Other", "2026-01-02", "index_number = \"N-2\"")}};
    files["published.jsonl"] = ledger_of(files);
    files["content/news/other.md"] = item("Other", "2026-01-02", "index_number = \"N-3\"", "Changed.\n");
    files["content/news/new.md"] = item("New", "2026-01-03", "index_number = \"N-4\"");
    PreviewScene scene(files);
    REQUIRE(scene.becomes_checked());
    const auto change = [&](const std::string& page) { return note_of(scene, page, "change"); };
    CHECK(change("/news/same/") ==
          (is_english ? "the same as was published on 2026-05-29" : "与2026-05-29发布的一致。"));
    CHECK(change("/news/new/") ==
          (is_english ? "never published: publishing adds this page" : "尚未发布过：发布后将新增本页。"));
    const auto changed = change("/news/other/");
    CHECK(changed.starts_with(is_english ? "changed since it was published on 2026-05-29: "
                                         : "自2026-05-29发布以来有改动："));
    CHECK(holds(changed, is_english ? "index number" : "索引号"));
    CHECK(holds(changed, is_english ? "text" : "标题、正文或元数据"));
    CHECK(holds(changed, "index") == is_english);
  }
}

TEST_CASE("the notes of an item without a page say why it has none") {
  auto files = k_site;
  files["content/news/withheld.md"] = item("Kept back", "2026-01-04", "disclosure = \"withheld\"");
  PreviewScene scene(files);
  REQUIRE(scene.becomes_checked());
  const auto reason = [&](const std::string& page) { return note_of(scene, page, "reason"); };
  CHECK(holds(reason("/news/draft/"), "so it has no page: a draft"));
  CHECK(holds(reason("/news/later/"), "so it has no page: scheduled"));
  CHECK(holds(reason("/news/withheld/"), "so it has no page: not disclosed proactively"));
}
