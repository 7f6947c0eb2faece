#pragma once
// The preview's server on a free port of the loopback, over a small site on the disk.

#include "serve/http_server.hpp"
#include "support/raw_client.hpp"
#include "support/temporary_folder.hpp"
#include "support/told_watcher.hpp"

#include <filesystem>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

namespace gazette::test {

inline void put_file(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

/// A folder with a small site in it.
class SiteFolder {
 public:
  SiteFolder() {
    put_file(root / "site.toml", "base_url = \"https://x.example/\"\ntitle = \"X\"\nlanguage = \"en\"\n");
    put_file(root / "content/news/x.md", "+++\ntitle = \"Ex\"\npublished = 2026-01-01\n+++\n\nText.\n");
    put_file(root / "content/news/later.md", "+++\ntitle = \"Later\"\npublished = 2027-01-01\n+++\n\nText.\n");
    put_file(root / "static/notes.txt", "Some notes *\n");
  }
  TemporaryFolder root;
};

/// Listens on a free port, which it gives.
inline int listen_somewhere(HttpServer& server) {
  std::mt19937 random(std::random_device{}());
  for (int i = 0; i < 20; ++i) {
    const auto port = server.listen({"127.0.0.1", 20'000 + static_cast<int>(random() % 40'000), true});
    if (port) return *port;
  }
  throw std::runtime_error("no free port");
}

class ServerScene {
 public:
  explicit ServerScene(const SiteFolder& site, const ServerLimits& limits = {})
      : files(open_disk(site.root.path())), server(limits), port(listen_somewhere(server)) {
    thread_ = std::thread([this] { server.run(session, responder); });
  }
  ~ServerScene() { stop(); }
  ServerScene(const ServerScene&) = delete;
  ServerScene& operator=(const ServerScene&) = delete;

  void stop() {
    server.stop();
    if (thread_.joinable()) thread_.join();
  }

  RawClient client() const { return RawClient(port); }
  std::string host() const { return "127.0.0.1:" + std::to_string(port); }
  /// A request's head: its first line without the version, and more lines.
  std::string head(const std::string& line, const std::string& more = {}) const {
    return line + " HTTP/1.1\r\nHost: " + host() + "\r\n" + more + "\r\n";
  }
  /// The answer to bytes on a connection of their own.
  Reply sent(const std::string& bytes) const {
    auto one = client();
    (void)one.send(bytes);
    return one.reply();
  }
  Reply get(const std::string& path, const std::string& more = {}) const { return sent(head("GET " + path, more)); }

  /// Whether an ordinary request is still answered, and quickly.
  bool is_well() const {
    auto one = client();
    return one.send(head("GET /notes.txt")) && one.reply(std::chrono::seconds(3)).body == "Some notes *\n";
  }

  std::unique_ptr<FileSystem> files;
  ToldWatcher* watcher = new ToldWatcher;  // the session owns it
  Preview preview{*files, without_scanning(), [] { return std::int64_t{1'780'000'000}; }};
  Session session{preview, std::unique_ptr<Watcher>(watcher), {}, [](const PreviewView&) {}};
  Responder responder{session, *files};
  HttpServer server;
  int port = 0;

 private:
  static BuildRequest without_scanning() {  // as the command has it
    BuildRequest request;
    request.scans_files = false;
    return request;
  }

  std::thread thread_;
};

inline bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// Refused in words or by ending the connection, as a server may.
inline bool is_refused(const Reply& reply) { return reply.status == 0 || (reply.status >= 400 && reply.status < 600); }

}  // namespace gazette::test
