// Many clients of the preview's server, slow ones, and its beginning and end.
#include "support/catch.hpp"
#include "support/eventually.hpp"
#include "unit/serve/server_scene.hpp"

#include <vector>

using namespace gazette;
using namespace gazette::test;

namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::seconds;
using Clock = std::chrono::steady_clock;

// Limits so short that a test need not wait for them.
ServerLimits impatient() {
  ServerLimits limits;
  limits.connection.idle = limits.connection.head = limits.connection.write = milliseconds(400);
  limits.connection.rest = milliseconds(100);
  return limits;
}

}  // namespace

TEST_CASE("a client that sends a byte now and then is cut off") {
  const SiteFolder site;
  const ServerScene scene(site, impatient());
  const auto start = Clock::now();
  auto client = scene.client();
  const auto bytes = scene.head("GET /notes.txt");
  for (std::size_t i = 0; i < bytes.size() && client.send(bytes.substr(i, 1)); ++i) {
    if (client.is_ended(milliseconds(50))) break;
  }
  CHECK(Clock::now() - start < seconds(3));
  auto body = scene.client();
  REQUIRE(body.send(scene.head("POST /_gazette/as-of", "Content-Length: 10\r\n") + "1"));
  CHECK(body.is_ended(seconds(3)));
  auto silent = scene.client();
  CHECK(silent.is_ended(seconds(3)));
  CHECK(scene.is_well());
}

TEST_CASE("a client that never takes a large answer is cut off") {
  const SiteFolder site;
  put_file(site.root / "static/large.bin", "");
  fs::resize_file(site.root / "static/large.bin", 64 << 20);
  auto limits = impatient();
  limits.connections = 2;
  const ServerScene scene(site, limits);
  std::vector<RawClient> clients;
  for (int i = 0; i < 2; ++i) {
    clients.push_back(scene.client());
    REQUIRE(clients.back().send(scene.head("GET /large.bin")));
  }
  // Both places are taken until the server has had enough of the two.
  CHECK(eventually([&] { return scene.is_well(); }, seconds(10)));
}

TEST_CASE("a large file is sent whole to whoever takes it") {
  const SiteFolder site;
  std::string large;
  for (int i = 0; i < 600'000; ++i) large += std::to_string(i) + "\n";
  put_file(site.root / "static/large.bin", large);
  const ServerScene scene(site);
  CHECK((scene.get("/large.bin").body == large));
  CHECK((scene.get("/large.bin", "Range: bytes=300000-3999999\r\n").body == large.substr(300'000, 3'700'000)));
}

TEST_CASE("a file that gets shorter while it is sent ends the connection, not the server") {
  const SiteFolder site;
  put_file(site.root / "static/large.bin", "");
  fs::resize_file(site.root / "static/large.bin", 64 << 20);
  const ServerScene scene(site);
  auto client = scene.client();
  REQUIRE(client.send(scene.head("GET /large.bin")));
  (void)client.text_until("\r\n\r\n");
  fs::resize_file(site.root / "static/large.bin", 1'000);
  CHECK(client.is_ended());
  CHECK(scene.is_well());
}

TEST_CASE("hundreds of idle connections and streams of events keep no page waiting, nor the end") {
  const SiteFolder site;
  ServerLimits limits;
  limits.connection.idle = seconds(60);
  ServerScene scene(site, limits);
  std::vector<RawClient> crowd;
  for (int i = 0; i < 300; ++i) crowd.push_back(scene.client());
  for (int i = 0; i < 100; ++i) {
    crowd.push_back(scene.client());
    REQUIRE(crowd.back().send(scene.head("GET /_gazette/events")));
    REQUIRE(holds(crowd.back().text_until("}\n\n"), "event: revision"));
  }
  milliseconds longest{0};
  int answered = 0;
  for (int i = 0; i < 200; ++i) {
    const auto start = Clock::now();
    answered += scene.get(i % 2 == 0 ? "/news/x/" : "/notes.txt").status == 200 ? 1 : 0;
    longest = std::max(longest, std::chrono::duration_cast<milliseconds>(Clock::now() - start));
  }
  CHECK(answered == 200);
  CHECK(longest < seconds(1));
  const auto start = Clock::now();
  scene.stop();
  CHECK(Clock::now() - start < seconds(2));
  for (auto& one : crowd) CHECK(one.is_ended(seconds(1)));
}

TEST_CASE("more connections than may be are refused, and later ones are answered again") {
  const SiteFolder site;
  ServerLimits limits;
  limits.connections = 8;
  const ServerScene scene(site, limits);
  std::vector<RawClient> crowd;
  for (int i = 0; i < 8; ++i) crowd.push_back(scene.client());
  CHECK(eventually([&] { return is_refused(scene.get("/notes.txt")); }));
  for (int i = 0; i < 50; ++i) CHECK(is_refused(scene.get("/notes.txt")));
  crowd.clear();
  CHECK(eventually([&] { return scene.is_well(); }));
}

TEST_CASE("more streams of events than may be are refused, and one that ended makes room") {
  const SiteFolder site;
  ServerLimits limits;
  limits.streams = 3;
  const ServerScene scene(site, limits);
  std::vector<RawClient> streams;
  for (int i = 0; i < 3; ++i) {
    streams.push_back(scene.client());
    REQUIRE(streams.back().send(scene.head("GET /_gazette/events")));
    REQUIRE(holds(streams.back().text_until("}\n\n"), "event: revision"));
  }
  CHECK(scene.get("/_gazette/events").status == 503);
  CHECK(scene.is_well());
  streams.pop_back();
  CHECK(eventually([&] {
    auto one = scene.client();
    return one.send(scene.head("GET /_gazette/events")) && one.reply().status == 200;
  }));
}

TEST_CASE("a stream tells the revision at once and each later one, uncompressed") {
  const SiteFolder site;
  const ServerScene scene(site);
  REQUIRE(scene.is_well());  // there is a first revision
  auto client = scene.client();
  REQUIRE(client.send(scene.head("GET /_gazette/events", "Accept-Encoding: gzip, br\r\n")));
  const auto first = client.text_until("}\n\n");
  CHECK(holds(first, "Content-Type: text/event-stream"));
  CHECK_FALSE(holds(first, "Content-Encoding"));
  CHECK(holds(first, "data: {\"revision\": "));
  put_file(site.root / "content/news/x.md", "+++\ntitle = \"Other\"\npublished = 2026-01-01\n+++\n\nText.\n");
  scene.watcher->tell({"content/news/x.md"});
  CHECK(holds(client.text_until("}\n\n"), "event: revision"));
  CHECK(eventually([&] { return holds(scene.get("/news/x/").body, "Other"); }));
}

TEST_CASE("a server that is stopped while it starts ends") {
  const SiteFolder site;
  for (int i = 0; i < 30; ++i) {
    ServerScene scene(site);
    const auto start = Clock::now();
    scene.stop();
    CHECK(Clock::now() - start < seconds(5));
  }
}

TEST_CASE("a port that is taken is an error where it was asked for, and passed over where not") {
  HttpServer first;
  const int port = listen_somewhere(first);
  HttpServer second;
  const auto refused = second.listen({"127.0.0.1", port, false});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().rule == "port-taken");
  const auto next = second.listen({"127.0.0.1", port, true});
  REQUIRE(next);
  CHECK(*next > port);
}

TEST_CASE("only addresses of the loopback are reached from this machine alone") {
  CHECK(is_loopback_address("127.0.0.1"));
  CHECK(is_loopback_address("::1"));
  CHECK(is_loopback_address("localhost"));
  CHECK_FALSE(is_loopback_address("0.0.0.0"));
  CHECK_FALSE(is_loopback_address("::"));
  CHECK_FALSE(is_loopback_address("192.168.1.1"));
}
