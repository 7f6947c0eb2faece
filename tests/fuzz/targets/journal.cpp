// What lies as a journal beside an output folder, by accident or by a stranger's hand: whatever it says, nothing
// outside the folder changes, and one that is not whole changes nothing. The first byte picks how the rest becomes a
// journal, the second where it is damaged.

#include "base/text.hpp"
#include "fuzz/sealed_journal.hpp"
#include "fuzz/targets.hpp"
#include "io/memory.hpp"
#include "output/patch_sink.hpp"
#include "output/work_names.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::fuzz {

namespace {

using Files = std::map<std::string, std::string>;

Files published() {
  return {{"public/index.html", "home"},
          {"public/a/x/index.html", "x"},
          {"public/b", "b"},
          {"public/manifest.json", "{}"},
          {"site.toml", "title = 1"},
          {"content/x.md", "+++\n+++\n"},
          {"publicity/index.html", "other"},
          {fresh_name("public") + "/x", "fresh"}};
}

bool is_in_folder(const std::string& path) { return normal_path(path).value_or("").starts_with("public/"); }

// What of these files is none of the folder's.
Files outside(const Files& files) {
  Files out;
  for (const auto& [path, bytes] : files) {
    if (!is_in_folder(path) && path != journal_name("public")) out.emplace(path, bytes);
  }
  return out;
}

// Lines `w path bytes` and `r path`, taken as the steps of a patch.
std::vector<JournalStep> steps_of(std::string_view text) {
  std::vector<JournalStep> steps;
  for (const auto line : split(text, '\n')) {
    const auto path_end = std::min(line.find(' ', 2), line.size());
    if (line.size() < 3) continue;
    steps.push_back({line[0], std::string(line.substr(2, path_end - 2)), std::string(line.substr(path_end))});
  }
  return steps;
}

Files finished(const std::string& journal, Claims& claims) {
  MemoryFileSystem files(published());
  claims.expect(static_cast<bool>(files.write(journal_name("public"), journal)), "the journal is written");
  (void)finish_patch(files, "public");
  claims.expect(outside(files.files()) == outside(published()), "nothing outside the folder changes", journal);
  auto left = files.files();
  left.erase(journal_name("public"));
  return left;
}

// A sealed journal that was cut, or in which a byte changed, at the place that `where` tells of its length.
void expect_torn(std::string journal, unsigned char where, bool is_cut, Claims& claims) {
  const auto at = journal.size() * where / 256;
  if (is_cut) journal.resize(at);
  else journal[at] = static_cast<char>(journal[at] ^ 1);
  claims.expect(finished(journal, claims) == published(), "a journal that is not whole changes nothing", journal);
}

}  // namespace

void fuzz_journal(std::string_view bytes, Claims& claims) {
  if (bytes.size() < 2) return;
  const auto where = static_cast<unsigned char>(bytes[1]);
  const auto rest = bytes.substr(2);
  switch (bytes[0]) {
    case 's': (void)finished(sealed_journal(steps_of(rest)), claims); return;
    case 't': expect_torn(sealed_journal(steps_of(rest)), where, true, claims); return;
    case 'x': expect_torn(sealed_journal(steps_of(rest)), where, false, claims); return;
    default: (void)finished(std::string(rest), claims);
  }
}

}  // namespace gazette::fuzz
