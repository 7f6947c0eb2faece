// What strangers may send to the preview's server. After each attack an ordinary request must still be answered,
// quickly.
#include "support/catch.hpp"
#include "support/eventually.hpp"
#include "unit/serve/server_scene.hpp"

#include <vector>

using namespace gazette;
using namespace gazette::test;

namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;
using Clock = std::chrono::steady_clock;

std::string post(const ServerScene& scene, const std::string& more, const std::string& body) {
  return scene.head("POST /_gazette/as-of", "Content-Type: application/json\r\nContent-Length: " +
                                                std::to_string(body.size()) + "\r\n" + more) +
         body;
}

}  // namespace

TEST_CASE("ordinary requests are answered, one after the other on one connection") {
  const SiteFolder site;
  const ServerScene scene(site);
  auto client = scene.client();
  for (int i = 0; i < 3; ++i) {
    REQUIRE(client.send(scene.head("GET /news/x/")));
    const auto page = client.reply();
    CHECK(page.status == 200);
    CHECK(page.header("content-type") == "text/html; charset=utf-8");
    CHECK(holds(page.body, "Ex"));
    REQUIRE(client.send(scene.head("HEAD /notes.txt")));
    const auto head = client.reply(seconds(10), false);
    CHECK(head.status == 200);
    CHECK(head.header("content-length") == "13");
    REQUIRE(client.send(scene.head("GET /notes.txt", "If-None-Match: *\r\n")));
    const auto known = client.reply(seconds(10), false);
    CHECK(known.status == 304);
    CHECK(known.header("etag").size() > 2);
    REQUIRE(client.send(scene.head("GET /notes.txt", "Range: bytes=0-3\r\n")));
    const auto part = client.reply();
    CHECK(part.status == 206);
    CHECK(part.body == "Some");
    CHECK(part.header("content-range") == "bytes 0-3/13");
  }
}

TEST_CASE("a request that names a foreign host, none or two is refused") {
  const SiteFolder site;
  const ServerScene scene(site);
  const auto status = [&](const std::string& lines) {
    return scene.sent("GET / HTTP/1.1\r\n" + lines + "\r\n").status;
  };
  CHECK(status("Host: evil.example\r\n") == 421);
  CHECK(status("Host: evil.example:" + std::to_string(scene.port) + "\r\n") == 421);
  CHECK(status("Host: 127.0.0.1.evil.example\r\n") == 421);
  CHECK(status("Host: \r\n") == 400);
  CHECK(status("") == 400);
  CHECK(status("Host: localhost\r\nHost: localhost\r\n") == 400);
  CHECK(status("Host: localhost\r\nhost: evil.example\r\n") == 400);
  CHECK(status("Host: LOCALHOST:1\r\n") == 200);
  CHECK(status("Host: [::1]:1313\r\n") == 200);
  CHECK(scene.sent("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n").status >= 400);
  CHECK(scene.is_well());
}

TEST_CASE("no address reaches a file outside the output, however it is written") {
  SiteFolder site;
  const TemporaryFolder outside;
  put_file(outside / "secret.txt", "secret");
  put_file(site.root / "secret.txt", "secret");
  put_file(site.root / ".env", "secret");
  put_file(site.root / "content/news/bundle/index.md", "+++\ntitle = \"B\"\npublished = 2026-01-01\n+++\n\nText.\n");
  const ServerScene scene(site);
  REQUIRE(scene.get("/news/bundle/").status == 200);
  // Errors for a site that begins with them; one that is shown goes on as it was.
  fs::create_symlink(outside / "secret.txt", site.root / "content/news/bundle/annex.txt");
  fs::create_symlink(outside / "secret.txt", site.root / "static/link.txt");
  fs::create_directory_symlink(outside.path(), site.root / "static/folder");
  fs::create_directory_symlink(outside.path(), site.root / "content/folder");
  for (const char* path : {"/../secret.txt",
                           "/%2e%2e/secret.txt",
                           "/%2E%2E%2Fsecret.txt",
                           "/..%2fsecret.txt",
                           "/%252e%252e/secret.txt",
                           "/%252e%252e%252fsecret.txt",
                           "/news/../../secret.txt",
                           "/..\\secret.txt",
                           "/%5c..%5csecret.txt",
                           "/..%c0%afsecret.txt",
                           "/%c0%ae%c0%ae/secret.txt",
                           "//secret.txt",
                           "/./secret.txt",
                           "/secret.txt%00",
                           "/secret.txt%00.html",
                           "/%00",
                           "/%",
                           "/%2",
                           "/%zz",
                           "/secret.txt;",
                           "/.env",
                           "/%2eenv",
                           "/.git/config",
                           "/static/notes.txt",
                           "/link.txt",
                           "/folder/secret.txt",
                           "/news/bundle/annex.txt",
                           "/news/folder/secret.txt",
                           "/proc/self/environ",
                           "/_gazette/../secret.txt",
                           "/_gazette/%2e%2e/secret.txt",
                           "/?path=../secret.txt",
                           "/_gazette/page.json?path=/../secret.txt"}) {
    INFO(path);
    const auto reply = scene.get(path);
    const bool is_a_page = holds(path, "?path=");
    CHECK(reply.status == (is_a_page ? 200 : 404));
    CHECK_FALSE(holds(reply.body, "secret\n"));
    CHECK(reply.body != "secret");
  }
  CHECK(scene.get("/news/bundle/").status == 200);
  CHECK(scene.is_well());
}

TEST_CASE("a site with links that lead out of it is not shown, and nothing that they lead to") {
  SiteFolder site;
  const TemporaryFolder outside;
  put_file(outside / "secret.txt", "secret");
  put_file(site.root / "content/news/bundle/index.md", "+++\ntitle = \"B\"\npublished = 2026-01-01\n+++\n\nText.\n");
  fs::create_symlink(outside / "secret.txt", site.root / "content/news/bundle/annex.txt");
  fs::create_symlink(outside / "secret.txt", site.root / "static/link.txt");
  fs::create_directory_symlink(outside.path(), site.root / "static/folder");
  fs::create_directory_symlink(outside.path(), site.root / "content/folder");
  const ServerScene scene(site);
  for (const char* path : {"/link.txt", "/folder/secret.txt", "/news/bundle/annex.txt", "/news/folder/secret.txt"}) {
    INFO(path);
    const auto reply = scene.get(path);
    CHECK(reply.status == 503);
    CHECK_FALSE(holds(reply.body, "secret\n"));
    CHECK(reply.body != "secret");
  }
}

TEST_CASE("a file that becomes a link out of the site after the last look is not read") {
  const SiteFolder site;
  const TemporaryFolder outside;
  put_file(outside / "secret.txt", "0123456789secret");
  put_file(site.root / "static/victim.txt", "0123456789012345");
  const ServerScene scene(site);
  CHECK(scene.get("/victim.txt").status == 200);
  fs::remove(site.root / "static/victim.txt");
  fs::create_symlink(outside / "secret.txt", site.root / "static/victim.txt");
  CHECK(scene.get("/victim.txt").status == 404);
  CHECK(scene.is_well());
}

TEST_CASE("addresses and headers without measure are refused at once") {
  const SiteFolder site;
  const ServerScene scene(site);
  const auto start = Clock::now();
  CHECK(scene.get("/" + std::string(20'000, 'x')).status == 414);
  CHECK(is_refused(scene.get("/" + std::string(200'000, 'x'))));
  CHECK(is_refused(scene.get("/", "X: " + std::string(10'000, 'x') + "\r\n")));
  std::string many;
  for (int i = 0; i < 5'000; ++i) many += "X-" + std::to_string(i) + ": y\r\n";
  CHECK(is_refused(scene.get("/", many)));
  CHECK(is_refused(scene.sent(std::string(1'000'000, 'x'))));
  CHECK(is_refused(scene.sent("GET / HTTP/1.1\r\nHost: " + std::string(1'000'000, 'x'))));
  CHECK(is_refused(scene.sent(std::string(1'000'000, '\n'))));
  CHECK(is_refused(scene.sent(std::string(1'000'000, '\0'))));
  CHECK(Clock::now() - start < seconds(8));
  CHECK(scene.get("/" + std::string(8'000, 'x')).status == 404);
  CHECK(scene.is_well());
}

TEST_CASE("a body without measure is not waited for") {
  const SiteFolder site;
  const ServerScene scene(site);
  const std::string much(1'000'000, 'x');
  for (const char* line : {"GET /", "POST /_gazette/as-of", "POST /"}) {
    INFO(line);
    const auto start = Clock::now();
    auto client = scene.client();
    (void)client.send(scene.head(line, "Content-Length: 100000000\r\n") + much);
    const auto reply = client.reply();
    if (std::string_view(line).starts_with("POST")) CHECK(is_refused(reply));
    CHECK(client.is_ended(seconds(3)));
    CHECK(Clock::now() - start < seconds(4));
    CHECK(scene.is_well());
  }
}

TEST_CASE("a length that is no length, or two of them, ends the connection after one answer") {
  const SiteFolder site;
  const ServerScene scene(site);
  const std::string next = scene.head("GET /notes.txt");
  for (const std::string length : {"-1", "-5", "+5", "abc", "5, 5", "0x5", "99999999999999999999999999",
                                   "18446744073709551615", "5\r\nContent-Length: 0", "0\r\nContent-Length: 5"}) {
    for (const char* line : {"GET /notes.txt", "POST /_gazette/as-of", "HEAD /notes.txt"}) {
      INFO(line << " " << length);
      auto client = scene.client();
      const auto start = Clock::now();
      (void)client.send(scene.head(line, "Content-Length: " + length + "\r\n") + "12345" + next);
      client.end_sending();
      const auto text = client.text_until("no such text", seconds(5));
      CHECK(text.find("HTTP/1.1", 1) == std::string::npos);
      CHECK(Clock::now() - start < seconds(4));
    }
  }
  CHECK(scene.is_well());
}

TEST_CASE("what follows a request as its body is not taken for another request") {
  const SiteFolder site;
  const ServerScene scene(site);
  const auto inner = scene.head("GET /notes.txt");
  const auto length = "Content-Length: " + std::to_string(inner.size()) + "\r\n";
  const auto chunked = std::string("Transfer-Encoding: chunked\r\n");
  const std::vector<std::string> attacks = {
      scene.head("GET /news/x/", length) + inner,
      scene.head("HEAD /news/x/", length) + inner,
      scene.head("GET /news/x/", chunked) + "0\r\n\r\n" + inner,
      scene.head("GET /news/x/", length + chunked) + inner,
      scene.head("GET /news/x/", "Transfer-Encoding: x\r\n") + inner,
      scene.head("PUT /news/x/", length) + inner,
      scene.head("DELETE /news/x/", length) + inner,
      scene.head("OPTIONS /news/x/", length) + inner,
      scene.head("POST /news/x/", length) + inner,
      scene.head("POST /_gazette/as-of", length) + inner,
      scene.head("POST /_gazette/as-of", length + chunked) + "0\r\n\r\n" + inner,
      scene.head("GET /", "X: " + std::string(9'000, 'x') + "\r\n") + inner,
      "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + std::string(9'000, 'x') + "\r\n" + inner,
      "GET /" + std::string(9'000, 'x') + " HTTP/1.1\r\n" + inner,
      "GET / HTTP/9.9\r\n" + inner,
      "nonsense\r\n" + inner,
  };
  for (std::size_t i = 0; i < attacks.size(); ++i) {
    INFO(i);
    auto client = scene.client();
    (void)client.send(attacks[i]);
    client.end_sending();
    const auto text = client.text_until("no such text", seconds(8));
    CHECK_FALSE(holds(text, "Some notes *"));
    CHECK(text.find("HTTP/1.1 ", 1) == std::string::npos);
  }
  CHECK(scene.is_well());
}

TEST_CASE("chunks that are none are refused") {
  const SiteFolder site;
  const ServerScene scene(site);
  for (const char* body : {"zz\r\n", "ffffffffffffffffffff\r\nx", "-5\r\nabcde\r\n", "5\r\nabc", "\r\n\r\n",
                           "5;" /* no end */, "0\r\nX: y\r\n", "7fffffffffffffff\r\nabc"}) {
    INFO(body);
    auto client = scene.client();
    (void)client.send(scene.head("POST /_gazette/as-of", "Transfer-Encoding: chunked\r\n") + body);
    client.end_sending();
    CHECK(is_refused(client.reply(seconds(5))));
  }
  std::string endless = scene.head("POST /_gazette/as-of", "Transfer-Encoding: chunked\r\n");
  for (int i = 0; i < 50'000; ++i) endless += "1\r\nx\r\n";
  CHECK(is_refused(scene.sent(endless)));
  CHECK(scene.is_well());
}

TEST_CASE("a request to post without a length has no body, and is answered at once") {
  const SiteFolder site;
  const ServerScene scene(site);
  const auto start = Clock::now();
  CHECK(is_refused(scene.sent(scene.head("POST /_gazette/as-of"))));
  CHECK(Clock::now() - start < seconds(3));
}

TEST_CASE("requests that come together are answered in their order") {
  const SiteFolder site;
  const ServerScene scene(site);
  auto client = scene.client();
  std::string all;
  for (int i = 0; i < 20; ++i) all += scene.head("GET /notes.txt") + scene.head("GET /no") + scene.head("HEAD /");
  REQUIRE(client.send(all));
  for (int i = 0; i < 20; ++i) {
    CHECK(client.reply().body == "Some notes *\n");
    CHECK(client.reply().status == 404);
    CHECK(client.reply(seconds(10), false).status == 200);
  }
}

TEST_CASE("a client that asks to close, and one of HTTP 1.0, gets one answer and the end") {
  const SiteFolder site;
  const ServerScene scene(site);
  for (const auto& bytes : {scene.head("GET /notes.txt", "Connection: close\r\n"),
                            "GET /notes.txt HTTP/1.0\r\nHost: " + scene.host() + "\r\n\r\n"}) {
    auto client = scene.client();
    REQUIRE(client.send(bytes));
    CHECK(client.reply().body == "Some notes *\n");
    CHECK(client.is_ended(seconds(3)));
  }
  CHECK(is_refused(scene.sent("GET /notes.txt\r\n")));
  CHECK(is_refused(scene.sent("GET /notes.txt HTTP/1.0\r\n\r\n")));
  CHECK(is_refused(scene.sent("GET /notes.txt HTTP/2.0\r\nHost: localhost\r\n\r\n")));
  CHECK(is_refused(scene.sent("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")));
  CHECK(is_refused(scene.sent(std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n", 13))));
  CHECK(scene.is_well());
}

TEST_CASE("methods that change things are refused by name") {
  const SiteFolder site;
  const ServerScene scene(site);
  for (const char* method : {"PUT", "DELETE", "TRACE", "OPTIONS", "PATCH", "CONNECT"}) {
    INFO(method);
    const auto reply = scene.sent(scene.head(std::string(method) + " /notes.txt", "Content-Length: 0\r\n"));
    CHECK(reply.status == 405);
    CHECK(reply.header("allow") == "GET, HEAD, POST");
    CHECK(scene.is_well());
  }
  for (const char* method : {"get", "G", "BREW", "GETX", "\x01", ""})
    CHECK(is_refused(scene.sent(scene.head(std::string(method) + " /notes.txt"))));
  CHECK(scene.is_well());
}

TEST_CASE("ranges without number cost no more than the file, and odd ones give it whole") {
  const SiteFolder site;
  put_file(site.root / "static/large.bin", std::string(1'000'000, 'x'));
  const ServerScene scene(site);
  std::string ranges = "0-";
  for (int i = 0; i < 1'000; ++i) ranges += ",0-";
  const auto many = scene.get("/large.bin", "Range: bytes=" + ranges + "\r\n");
  CHECK(many.status == 200);
  CHECK(many.body.size() == 1'000'000);
  CHECK_FALSE(holds(many.header("content-type"), "multipart"));
  for (const char* odd :
       {"bytes=0-1,2-3", "lines=0-1", "bytes=a-b", "bytes=5-2", "bytes", "bytes=0-99999999999999999999999"}) {
    INFO(odd);
    const auto reply = scene.get("/large.bin", "Range: " + std::string(odd) + "\r\n");
    CHECK(reply.status == 200);
    CHECK(reply.body.size() == 1'000'000);
  }
  CHECK(scene.get("/large.bin", "Range: bytes=" + std::string(8'000, '1') + "-\r\n").status == 200);
  CHECK(scene.get("/large.bin", "Range: bytes=" + std::string(8'000, ',') + "\r\n").status == 200);
  CHECK(scene.get("/large.bin", "Range: bytes=1000000-\r\n").status == 416);
  CHECK(scene.is_well());
}

TEST_CASE("the day is set only by a request of the preview's own pages") {
  const SiteFolder site;
  const ServerScene scene(site);
  const std::string body = "{\"as_of\": \"2027-06-01\"}";
  CHECK(scene.sent(post(scene, "", body)).status == 403);
  CHECK(scene.sent(post(scene, "Origin: http://evil.example\r\n", body)).status == 403);
  CHECK(scene.sent(post(scene, "Origin: null\r\n", body)).status == 403);
  CHECK(scene.sent(post(scene, "Origin: http://localhost:" + std::to_string(scene.port) + "\r\n", body)).status == 403);
  CHECK(scene.get("/news/later/").status == 404);
  const auto own = "Origin: http://" + scene.host() + "\r\n";
  CHECK(scene.sent(post(scene, own + "Sec-Fetch-Site: cross-site\r\n", body)).status == 403);
  CHECK(scene.sent(post(scene, own, "{\"as_of\": \"never\"}")).status == 400);
  CHECK(scene.sent(post(scene, own, std::string(3'000, ' '))).status == 413);
  CHECK(scene.sent(post(scene, own, std::string(10'000, ' '))).status == 413);
  CHECK(scene.sent(scene.head("POST /_gazette/as-of", own + "Content-Type: text/plain\r\nContent-Length: 2\r\n") + "{}")
            .status == 415);
  CHECK(scene.sent(post(scene, own, body)).status == 204);
  CHECK(eventually([&] { return scene.get("/news/later/").status == 200; }));
}
