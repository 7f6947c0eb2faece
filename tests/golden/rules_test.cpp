// Every rule has a folder in tests/golden/rules with two small overlays over the sound site `base`: `breaks` violates
// exactly that rule, `near-miss` violates none. An overlay holds one content file (attachments may accompany it); a
// rule that cannot be shown by one content file alone says why in its `note.md`. What `gazette check` says of `breaks`
// is recorded in `expected.txt`; a folder with a `flags.txt` is checked with those flags, and `http://127.0.0.1:0` in a
// text becomes the address of a site on this machine; one with a `commits.txt` is checked in a repository of git, to
// which the overlay is committed at the moment that stands there; GAZETTE_UPDATE=1 records anew; read the difference
// before you commit it.

#include "model/rules.hpp"
#include "base/text.hpp"
#include "io/process.hpp"
#include "support/catch.hpp"
#include "support/loopback_server.hpp"
#include "support/process.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <sstream>

namespace fs = std::filesystem;
using namespace gazette;
using namespace gazette::test;

namespace {

const fs::path k_folder = fs::path(GAZETTE_SOURCE_DIR) / "tests/golden/rules";

using RuleNames = std::set<std::string>;

RuleNames rule_names() {
  RuleNames names;
  for (const auto& rule : rules()) names.insert(std::string(rule.name));
  return names;
}

RuleNames fixture_names() {
  RuleNames names;
  for (const auto& entry : fs::directory_iterator(k_folder)) {
    const auto name = entry.path().filename().string();
    if (name != "base") names.insert(name);
  }
  return names;
}

void lay_over(const std::string& site, const fs::path& overlay) {
  fs::copy(overlay, site, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
}

constexpr const char* k_other_site = "http://127.0.0.1:0";

// Puts the address of the running site in the place of that in the fixtures; whether there is any.
void name_other_site(const std::string& folder, const std::string& address) {
  for (const auto& [path, text] : read_tree(folder))
    if (path.ends_with(".md")) write_text(folder + "/" + path, replaced(text, k_other_site, address));
}

void git(const std::string& folder, const std::string& moment, const std::vector<std::string>& arguments) {
  std::vector<std::string> words = {
      "env", "GIT_COMMITTER_DATE=" + moment, "git", "-C", folder, "-c", "user.name=t", "-c", "user.email=t",
      "-c",  "commit.gpgsign=false"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  const auto output = run_process(words);
  REQUIRE(output);
  INFO(output->err);
  REQUIRE(output->status == 0);
}

void commit(const std::string& folder, const std::string& moment) {
  git(folder, moment, {"init", "-q"});
  git(folder, moment, {"add", "-A"});
  git(folder, moment, {"commit", "-q", "-m", "m"});
}

ProcessResult checked(const fs::path& overlay, const std::string& format) {
  const TemporaryFolder site;
  lay_over(site.path(), k_folder / "base");
  const auto moment = overlay.parent_path() / "commits.txt";
  const bool is_committed = !overlay.empty() && fs::exists(moment);
  if (is_committed) commit(site.path(), "2026-01-05T09:00:00+08:00");
  if (!overlay.empty()) lay_over(site.path(), overlay);
  if (is_committed) commit(site.path(), std::string(trimmed(read_text(moment.string()))));
  const LoopbackServer other;
  name_other_site(site.path(), other.address());
  std::vector<std::string> words = {"check",   "-s",    site.path(), "--as-of", "2026-06-30",
                                    "--color", "never", "-v",        format};
  std::istringstream flags(read_text((overlay.parent_path() / "flags.txt").string()));
  for (std::string flag; flags >> flag;) words.push_back(flag);
  auto run = run_gazette(words);
  run.err = replaced(run.err, other.address(), k_other_site);
  return run;
}

std::string said_of(const fs::path& overlay) {
  const auto run = checked(overlay, "--jobs=1");
  return "exit status " + std::to_string(run.status) + "\n" + run.err;
}

RuleNames rules_found(const fs::path& overlay) {
  RuleNames found;
  std::istringstream lines(checked(overlay, "--json").err);
  for (std::string line; std::getline(lines, line);) {
    const auto object = nlohmann::json::parse(line);
    if (object.contains("rule")) found.insert(object["rule"].get<std::string>());
  }
  return found;
}

// One Markdown file below content/, and beside it only what lies in its own folder.
bool is_one_content_file(const fs::path& overlay) {
  std::vector<fs::path> texts, others;
  for (const auto& entry : fs::recursive_directory_iterator(overlay)) {
    if (!entry.is_regular_file()) continue;
    const auto path = entry.path().lexically_relative(overlay);
    if (*path.begin() != "content") return false;
    (path.extension() == ".md" ? texts : others).push_back(path);
  }
  if (texts.size() != 1) return false;
  const bool is_bundle = texts.front().filename() == "index.md";
  return std::all_of(others.begin(), others.end(), [&](const fs::path& other) {
    return is_bundle && other.string().starts_with(texts.front().parent_path().string() + "/");
  });
}

}  // namespace

TEST_CASE("the sound site that rules are shown on has nothing to be said about it") {
  const auto run = checked({}, "--json");
  INFO(run.err);
  CHECK(run.status == 0);
  CHECK(rules_found({}).empty());
}

TEST_CASE("every rule has fixtures, and every folder of fixtures is a rule") { CHECK(fixture_names() == rule_names()); }

TEST_CASE("what breaks a rule breaks that one only, and is told in the recorded words") {
  const bool is_update = std::getenv("GAZETTE_UPDATE") != nullptr;
  for (const auto& name : fixture_names()) {
    INFO(name);
    const auto overlay = k_folder / name / "breaks";
    REQUIRE(fs::is_directory(overlay));
    CHECK(rules_found(overlay) == RuleNames{name});
    const auto expected = (k_folder / name / "expected.txt").string();
    const auto said = said_of(overlay);
    if (is_update) write_text(expected, said);
    CHECK(said == read_text(expected));
  }
}

TEST_CASE("what nearly breaks a rule breaks none") {
  for (const auto& name : fixture_names()) {
    INFO(name);
    const auto overlay = k_folder / name / "near-miss";
    REQUIRE(fs::is_directory(overlay));
    CHECK(rules_found(overlay) == RuleNames{});
  }
}

TEST_CASE("a rule is shown by one content file, or a note says why it cannot be") {
  for (const auto& name : fixture_names()) {
    for (const auto* overlay : {"breaks", "near-miss"}) {
      INFO(name << "/" << overlay);
      CHECK((is_one_content_file(k_folder / name / overlay) || fs::exists(k_folder / name / "note.md")));
    }
  }
}
