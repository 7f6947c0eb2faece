#pragma once
// A site of the repository in memory, and edits of its files that know nothing of what they mean: whatever a page
// depends on, they will change it.

#include "io/file_system.hpp"
#include "io/memory.hpp"
#include "support/catch.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace gazette::test {

/// The files of a folder, without its output.
inline std::map<std::string, std::string> files_of_site(const std::string& folder) {
  std::map<std::string, std::string> out;
  const auto disk = open_disk(folder);
  for (const auto* part : {"content", "themes", "static", "forms", "schemes", "standards"}) {
    const auto listing = disk->list(part);
    REQUIRE(listing);
    for (const auto& entry : *listing) {
      if (entry.kind != FileKind::file) continue;
      const auto path = path_join(part, entry.path);
      const auto bytes = disk->read(path);
      REQUIRE(bytes);
      out[path] = *bytes;
    }
  }
  const auto config = disk->read("site.toml");
  REQUIRE(config);
  out["site.toml"] = *config;
  return out;
}

/// One change of one file, made by chance but the same in every run.
class LineEdits {
 public:
  LineEdits(MemoryFileSystem& disk, std::uint32_t seed) : disk_(disk), random_(seed) {}

  /// Edits a file of the site and says what it did.
  std::string edit() {
    const auto path = some_file();
    before_ = {path, *disk_.read(path)};
    if (number(12) == 0) return remove(path);
    if (number(12) == 0) return rename(path);
    auto lines = lines_of(before_.second);
    const auto at = number(lines.size());
    auto& line = lines[at];
    switch (number(6)) {
      case 0: lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at)); break;
      case 1: lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), line); break;
      case 2: change_digit(line); break;
      case 3: change_word(line); break;
      case 4: lines.back() += "\nMore words " + std::to_string(number(1000)) + ".\n"; break;
      default:
        change_word(line);
        change_digit(line);
        break;
    }
    std::string text;
    for (const auto& one : lines) text += one;
    REQUIRE(disk_.write(path, text));
    return "edited " + path + " at line " + std::to_string(at + 1);
  }

  /// Takes the last edit back.
  void undo() {
    if (!moved_to_.empty()) REQUIRE(disk_.remove(moved_to_));
    moved_to_.clear();
    REQUIRE(disk_.write(before_.first, before_.second));
  }

  std::size_t number(std::size_t below) { return random_() % below; }

 private:
  static std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t start = 0;
    for (auto end = text.find('\n'); end != std::string::npos; end = text.find('\n', start)) {
      lines.push_back(text.substr(start, end + 1 - start));
      start = end + 1;
    }
    lines.push_back(text.substr(start));
    return lines;
  }

  std::string some_file() {
    moved_to_.clear();
    std::vector<std::string> paths;
    for (const auto& [path, bytes] : disk_.files()) {
      const bool is_output = path.starts_with("public") || path.starts_with(".gazette");
      if (!is_output) paths.push_back(path);
    }
    return paths[number(paths.size())];
  }

  std::string remove(const std::string& path) {
    REQUIRE(disk_.remove(path));
    return "removed " + path;
  }

  std::string rename(const std::string& path) {
    const auto to = path_join(path_folder(path), "moved-" + std::string(path_name(path)));
    REQUIRE(disk_.rename(path, to));
    moved_to_ = to;
    return "renamed " + path;
  }

  void change_digit(std::string& line) {
    const auto at = line.find_first_of("0123456789", number(line.size() + 1));
    if (at != std::string::npos) line[at] = static_cast<char>('0' + number(10));
  }

  void change_word(std::string& line) {
    static const std::array<std::string, 4> words = {"Alpha", "beta", "Gamma", "delta"};
    const auto start = line.find_first_of("abcdefghijklmnopqrstuvwxyz", number(line.size() + 1));
    if (start == std::string::npos) return;
    const auto end = line.find_first_not_of("abcdefghijklmnopqrstuvwxyz", start);
    if (number(2) == 0) line.replace(start, std::min(end, line.size()) - start, words[number(words.size())]);
    else line.insert(start, words[number(words.size())] + " ");
  }

  MemoryFileSystem& disk_;
  std::mt19937 random_;
  std::pair<std::string, std::string> before_;
  std::string moved_to_;
};

}  // namespace gazette::test
