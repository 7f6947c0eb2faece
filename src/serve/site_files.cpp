#include "serve/site_files.hpp"

#include "base/file_types.hpp"
#include "base/text.hpp"
#include "model/route.hpp"

namespace gazette {

namespace {

const std::string* find(const std::map<std::string, std::string>& files, const std::string& path) {
  const auto found = files.find(path);
  return found == files.end() ? nullptr : &found->second;
}

}  // namespace

Answer answer_for(const std::map<std::string, std::string>& files, std::string_view base_path, std::string_view path) {
  if (path == "/" && base_path != "/") return {302, "", encoded_path(base_path), nullptr};
  if (path.starts_with(base_path)) {
    const std::string inside(path.substr(base_path.size()));
    const auto file = inside.empty() || inside.ends_with('/') ? inside + "index.html" : inside;
    if (const auto* body = find(files, file)) return {200, media_type(file), "", body};
    if (find(files, inside + "/index.html")) return {301, "", encoded_path(std::string(path) + "/"), nullptr};
  }
  return {404, media_type("404.html"), "", find(files, "404.html")};
}

bool is_board_path(std::string_view path) { return path.starts_with("/_gazette/"); }

bool is_loopback_host(std::string_view host) {
  const auto port = host.rfind(':');
  if (port != std::string_view::npos && host.find(']', port) == std::string_view::npos) host = host.substr(0, port);
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

}  // namespace gazette
