#pragma once
// Edits of a site made by chance, and the comparison of what is shown with what a build writes: for the preview.

#include "support/catch.hpp"
#include "support/small_build.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace gazette::test {

/// The first path whose bytes differ, with both; empty where none does.
inline std::string first_difference(const Files& shown, const Files& wanted) {
  for (const auto& [path, bytes] : wanted) {
    const auto found = shown.find(path);
    if (found == shown.end()) return path + " is not shown";
    if (found->second == bytes) continue;
    const auto at = std::mismatch(bytes.begin(), bytes.end(), found->second.begin(), found->second.end());
    const auto offset = static_cast<std::size_t>(at.first - bytes.begin());
    const auto from = offset < 60 ? 0 : offset - 60;
    return path + ": shown " + found->second.substr(from, 120) + "\nwanted " + bytes.substr(from, 120);
  }
  for (const auto& [path, bytes] : shown) {
    if (!wanted.contains(path)) return path + " should not be shown";
  }
  return "";
}

/// Files that are copied are read when they are asked for: while the preview is behind, they may be newer than the
/// rest.
inline void forget_copies(Files& shown, const Files& wanted) {
  for (const auto* copy : {"note.txt", "a/bundle/annex.txt", "b/bundle/annex.txt", "a/c/bundle/annex.txt"}) {
    if (shown.contains(copy) && wanted.contains(copy)) shown[copy] = wanted.at(copy);
  }
}

/// Edits of a site, made by chance but the same in every run.
class RandomEdits {
 public:
  RandomEdits(FileSystem& disk, std::uint32_t seed) : disk_(disk), random_(seed) {}

  /// One edit on the disk; the paths that a watcher would tell.
  std::set<std::string> edit() {
    switch (number(16)) {
      case 0: return write("content/" + folder() + "/" + name() + ".md", whole_item());
      case 1: return remove_some();
      case 2: return rename_some();
      case 3: return write(some_item(), "+++\ntitle = \"broken\n+++\n");
      case 4: return write(some_item(), item("Dead", "2025-02-03", "", "[x](no-such-file.md)\n"));
      case 5: return write("content/" + folder() + "/_index.md", category());
      case 6: return write("site.toml", config());
      case 7: return write("content/" + folder() + "/bundle/index.md", whole_item());
      case 8: return write("content/" + folder() + "/bundle/annex.txt", text());
      case 9: return write("static/note.txt", text());
      case 10: return touch_two();
      default: return write(some_item(), whole_item());
    }
  }

 private:
  std::size_t number(std::size_t below) { return random_() % below; }
  std::string folder() { return std::vector<std::string>{"a", "b", "a/c"}[number(3)]; }
  std::string name() { return "n" + std::to_string(number(12)); }
  std::string text() { return "Words " + std::to_string(number(1000)) + ".\n"; }

  std::string some_item() {
    std::vector<std::string> items;
    const auto listing = disk_.list("content");
    REQUIRE(listing);
    for (const auto& entry : *listing) {
      const bool is_item = entry.path.ends_with(".md") && !entry.path.ends_with("_index.md");
      if (is_item) items.push_back("content/" + entry.path);
    }
    return items.empty() ? "content/a/n0.md" : items[number(items.size())];
  }

  std::string whole_item() {
    std::string more;
    if (number(3) == 0) more += "tags = [\"t" + std::to_string(number(3)) + "\"]\n";
    if (number(8) == 0) more += "draft = true\n";
    if (number(8) == 0) more += "aliases = [\"/old-" + std::to_string(number(4)) + "/\"]\n";
    if (number(8) == 0) more += "summary = \"Said " + std::to_string(number(50)) + "\"\n";
    if (number(10) == 0) more += "replaces = [\"" + std::string("n") + std::to_string(number(12)) + ".md\"]\n";
    if (number(10) == 0) more += "expires = 2025-12-0" + std::to_string(1 + number(9)) + "\n";
    if (number(12) == 0) more += "changes = [{ date = 2025-12-30, note = \"Mended.\" }]\n";
    if (number(12) == 0) more += "extra = { k = " + std::to_string(number(9)) + " }\n";
    auto body = "# Head " + std::to_string(number(3)) + "\n\n" + text();
    if (number(4) == 0) body += "\n[link](/a/" + name() + "/)\n";
    if (number(4) == 0) body += "\n[anchor](" + name() + ".md#head-" + std::to_string(number(3)) + ")\n";
    // Some say the day in words alone: their shape stays as it is.
    const auto day = number(2) == 0 ? std::string("2025-03-04") : "2025-03-1" + std::to_string(number(9));
    return item("Title " + std::to_string(number(100)), day, more, body);
  }

  std::string category() {
    const auto sort = number(3) == 0 ? "sort = \"title\"\n" : "";
    return "+++\ntitle = \"Category " + std::to_string(number(9)) + "\"\n" + sort + "+++\n\n" + text();
  }

  std::string config() {
    return "base_url = \"https://x.example/\"\ntitle = \"X " + std::to_string(number(3)) +
           "\"\nlanguage = \"en\"\npaginate_by = " + std::to_string(2 + number(3)) + "\n";
  }

  std::set<std::string> write(const std::string& path, const std::string& bytes) {
    REQUIRE(disk_.make_folders(std::string(path_folder(path))));
    REQUIRE(disk_.write(path, bytes));
    return {path};
  }
  std::set<std::string> remove_some() {
    const auto path = some_item();
    REQUIRE(disk_.remove(path));
    return {path};
  }
  std::set<std::string> rename_some() {
    const auto from = some_item(), to = "content/" + folder() + "/" + name() + ".md";
    if (from == to || !disk_.is_file(from)) return {};
    REQUIRE(disk_.make_folders(std::string(path_folder(to))));
    REQUIRE(disk_.rename(from, to));
    return {from, to};
  }
  std::set<std::string> touch_two() {
    auto paths = write(some_item(), whole_item());
    paths.merge(write(some_item(), whole_item()));
    return paths;
  }

  FileSystem& disk_;
  std::mt19937 random_;
};

}  // namespace gazette::test
