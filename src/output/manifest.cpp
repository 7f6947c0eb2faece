// The manifest is written by manifest_json only and read back by its own layout: one entry a line, the path first.
#include "output/manifest.hpp"

#include "base/text.hpp"
#include "formats/json.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr std::string_view k_first_line =
    "{\"generator\": \"gazette\", \"format\": 1, \"previous\": null, \"files\": [";
constexpr std::string_view k_entry_start = "{\"path\": ";

// Reads the JSON string at the front of `text`, which json_string wrote.
std::optional<std::string> read_string(std::string_view text) {
  if (!text.starts_with('"')) return std::nullopt;
  std::string out;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') return out;
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    if (++i >= text.size()) break;
    if (text[i] != 'u') {
      out += text[i] == 'n' ? '\n' : text[i] == 't' ? '\t' : text[i];
      continue;
    }
    if (i + 4 >= text.size()) break;
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    out += static_cast<char>(digit(text[i + 3]) * 16 + digit(text[i + 4]));
    i += 4;
  }
  return std::nullopt;
}

}  // namespace

std::string manifest_json(std::vector<ManifestEntry> entries) {
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  std::string out(k_first_line);
  for (const auto& entry : entries) {
    out.append(&entry == &entries.front() ? "\n" : ",\n").append(k_entry_start).append(json_string(entry.path));
    out.append(", \"size\": ").append(std::to_string(entry.size));
    out.append(", \"sha256\": \"").append(entry.sha256).append("\"}");
  }
  return out + "\n]}\n";
}

std::optional<std::set<std::string>> paths_in_manifest(std::string_view json) {
  const auto lines = split(json, '\n');
  if (lines.front() != k_first_line) return std::nullopt;
  std::set<std::string> paths;
  for (const auto line : lines) {
    if (!line.starts_with(k_entry_start)) continue;
    auto path = read_string(line.substr(k_entry_start.size()));
    if (!path) return std::nullopt;
    paths.insert(std::move(*path));
  }
  return paths;
}

}  // namespace gazette
