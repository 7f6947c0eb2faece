#pragma once
// A small sound site on the disk, to which a test adds what is hostile; and what a run may cost.

#include "support/catch.hpp"
#include "support/process.hpp"

#include <string>
#include <vector>

namespace gazette::test {

inline bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

inline std::string repeated(const std::string& one, std::size_t count) {
  std::string all;
  all.reserve(one.size() * count);
  for (std::size_t i = 0; i < count; ++i) all += one;
  return all;
}

/// An item without findings; `more` are lines of its metadata.
inline std::string item_of(const std::string& more = {}, const std::string& text = "Text.\n",
                           const std::string& title = "Notice", const std::string& number = "1") {
  return "+++\ntitle = \"" + title + "\"\npublished = 2026-01-06\nindex_number = \"" + number +
         "\"\nsummary = \"Of a notice.\"\n" + more + "+++\n\n" + text;
}

class HostileSite {
 public:
  static constexpr const char* k_settings = "base_url = \"https://x.example/\"\nlanguage = \"en\"\ntitle = \"Site\"\n";

  HostileSite() {
    put("site.toml", k_settings);
    put("content/_index.md", "+++\ntitle = \"Home\"\n+++\n");
    put("content/notices/sound.md", item_of("", "Text.\n", "Sound", "2"));
  }

  void put(const std::string& path, const std::string& text) const { write_text(file(path), text); }
  /// Adds to site.toml.
  void set(const std::string& lines) const { put("site.toml", k_settings + lines); }
  std::string file(const std::string& path) const { return folder_.file("site/" + path); }
  std::string output(const std::string& path) const { return read_text(folder_.file("out/" + path)); }
  std::string output_folder() const { return folder_.file("out"); }
  /// Where nothing may be read or written: beside the site.
  std::string outside(const std::string& path) const { return folder_.file(path); }

  ProcessResult build(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"build", "-s", file(""), "-d", output_folder(), "--as-of", "2026-06-30"};
    words.insert(words.end(), more.begin(), more.end());
    return run_gazette(words);
  }
  ProcessResult check(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"check", "-s", file(""), "--as-of", "2026-06-30"};
    words.insert(words.end(), more.begin(), more.end());
    return run_gazette(words);
  }

 private:
  TemporaryFolder folder_;
};

/// Bounds that a slow machine keeps, and that a cost that grows with the square of the input does not. Sanitizers and
/// builds for debugging cost several times as much.
inline void check_cost(const ProcessResult& run, double seconds, long mib) {
#ifdef GAZETTE_SLOW_BUILD
  constexpr double k_slower = 10;
#else
  constexpr double k_slower = 1;
#endif
  INFO(run.seconds << " s, " << run.peak_mib << " MiB");
  CHECK(run.seconds < seconds * k_slower);
  if (k_slower == 1) CHECK(run.peak_mib < mib);
}

}  // namespace gazette::test
