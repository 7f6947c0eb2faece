// Real builds and publications on a real disk that fails, or in a process that dies, at each of their operations: the
// old or the new site stands there whole, and so does the ledger, once the next command has run.
//
// Each run costs a tenth of a second. A few of each kind are tried by default; with GAZETTE_FAULTS=all (./dev faults)
// each operation is.

#include "support/catch.hpp"
#include "support/process.hpp"

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <mutex>
#include <optional>
#include <sstream>
#include <thread>

namespace fs = std::filesystem;
using namespace gazette::test;

namespace {

using Tree = std::map<std::string, std::string>;
using Environment = std::map<std::string, std::string>;
using Words = std::vector<std::string>;

constexpr std::size_t k_tried_by_default = 4;

bool are_all_tried() {
  const char* given = std::getenv("GAZETTE_FAULTS");
  return given && std::string(given) == "all";
}

Environment environment(const std::string& inject = {}) {
  Environment all = {{"SOURCE_DATE_EPOCH", "1764400000"}};
  if (inject.empty()) return all;
  all["LD_PRELOAD"] = GAZETTE_INJECT_LIBRARY;
  all["GAZETTE_INJECT"] = inject;
  return all;
}

/// What readers and the next publication would find.
struct State {
  Tree output;
  std::string ledger;
  friend bool operator==(const State&, const State&) = default;
};

State state_of(const std::string& site) {
  State state;
  if (fs::is_directory(site + "/public")) state.output = read_tree(site + "/public");
  if (fs::exists(site + "/published.jsonl")) state.ledger = read_text(site + "/published.jsonl");
  return state;
}

// What gazette leaves beside its output while it works.
std::string left_over(const std::string& site) {
  for (const auto& entry : fs::directory_iterator(site)) {
    const auto name = entry.path().filename().string();
    if (name.find(".gazette-") != std::string::npos || name.ends_with(".new")) return name;
  }
  return {};
}

void copy_site(const std::string& from, const std::string& to) {
  fs::remove_all(to);
  fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
}

ProcessResult run(const std::string& site, Words command, const std::string& inject = {}) {
  command.insert(command.begin() + 1, {"-s", site, "-j", "1"});
  return run_gazette(command, environment(inject));
}

void write_item(const std::string& site, const std::string& name, const std::string& text) {
  write_text(site + "/content/notices/" + name + ".md",
             "+++\ntitle = \"" + name + "\"\npublished = 2025-01-02\n+++\n\n" + text + "\n");
}

struct Scenario {
  std::string name;
  Words command;
  std::function<void(const std::string& site)> before;  ///< from a new site to where the command is run
  bool is_whole_at_once = true;  ///< nobody ever finds a mixture, not even before the next command
};

void build_old(const std::string& site) {
  write_item(site, "one", "First.");
  write_item(site, "two", "Second.");
  write_text(site + "/content/notices/three/index.md",
             "+++\ntitle = \"Three\"\npublished = 2025-01-03\n+++\n\nThird.\n");
  write_text(site + "/content/notices/three/annex.csv", "a,b\n1,2\n");
}

void edit(const std::string& site) {
  write_item(site, "one", "First, changed.");
  write_item(site, "four", "Fourth.");
  write_text(site + "/content/notices/three/annex.csv", "a,b\n1,2\n3,4\n");
}

void add_foreign_files(const std::string& site) {
  write_text(site + "/public/.well-known/token.txt", "somebody's");
  write_text(site + "/public/notices/one/counter.dat", "somebody's");
  fs::create_directories(site + "/public/uploads/empty");
}

std::vector<Scenario> scenarios() {
  return {
      {"first build", {"build"}, build_old},
      {"build from nothing over an older site with files of somebody else",
       {"build", "--clean"},
       [](const std::string& site) {
         build_old(site);
         REQUIRE(run(site, {"build"}).status == 0);
         add_foreign_files(site);
         edit(site);
       }},
      {"build of what changed",
       {"build"},
       [](const std::string& site) {
         build_old(site);
         REQUIRE(run(site, {"build"}).status == 0);
         add_foreign_files(site);
         edit(site);
         fs::remove(site + "/content/notices/two.md");
       },
       false},
      {"first publication", {"publish"}, build_old},
      {"publication of what changed",
       {"publish"},
       [](const std::string& site) {
         build_old(site);
         REQUIRE(run(site, {"publish"}).status == 0);
         add_foreign_files(site);
         write_item(site, "four", "Fourth.");
       }},
      {"recovery of a build of what changed that died with a whole journal",
       {"build", "--recover"},
       [](const std::string& site) {
         build_old(site);
         REQUIRE(run(site, {"build"}).status == 0);
         edit(site);
         // The journal is whole when its first file is overwritten.
         for (int number = 1; !fs::exists(site + "/.public.gazette-patch") || number < 40; ++number) {
           const auto trial = site + ".trial";
           copy_site(site, trial);
           (void)run(trial, {"build"}, "changes:" + std::to_string(number) + ":kill");
           const bool has_begun = state_of(trial).output != state_of(site).output;
           if (has_begun) copy_site(trial, site);
           fs::remove_all(trial);
           if (has_begun) return;
         }
       },
       false},
      {"recovery of a publication that died before the ledger had it",
       {"build", "--recover"},
       [](const std::string& site) {
         build_old(site);
         for (int number = 1;; ++number) {
           const auto trial = site + ".trial";
           copy_site(site, trial);
           (void)run(trial, {"publish"}, "changes:" + std::to_string(number) + ":kill");
           const bool has_output = fs::exists(trial + "/public");
           if (has_output) copy_site(trial, site);
           fs::remove_all(trial);
           if (has_output) return;
         }
       }},
  };
}

/// A scenario ready to be run many times, with what it must end in.
class Trial {
 public:
  explicit Trial(const Scenario& scenario) : scenario_(scenario) {
    REQUIRE(run_gazette({"init", start(), "--language", "en"}).status == 0);
    scenario.before(start());
    old_ = state_of(start());
    const auto done = folder_.file("done");
    copy_site(start(), done);
    auto counting = environment("changes:0:none");
    counting["GAZETTE_INJECT_COUNT"] = folder_.file("count");
    auto words = scenario.command;
    words.insert(words.begin() + 1, {"-s", done, "-j", "1"});
    const auto result = run_gazette(words, counting);
    INFO(scenario.name << ": " << result.err);
    REQUIRE(result.status == 0);
    new_ = state_of(done);
    REQUIRE(left_over(done) == "");
    std::istringstream(read_text(folder_.file("count"))) >> changes_ >> operations_;
    REQUIRE(changes_ > 5);
    REQUIRE(operations_ > changes_);
  }

  std::size_t changes() const { return changes_; }
  std::size_t operations() const { return operations_; }

  /// What went wrong; nothing if all held.
  std::optional<std::string> attempt(const std::string& inject, std::size_t number, bool must_succeed) const {
    const auto site = folder_.file("run-" + inject);
    copy_site(start(), site);
    auto fault = attempted(site, inject, number, must_succeed);
    fs::remove_all(site);
    if (fault) return scenario_.name + ", " + inject + ": " + *fault;
    return std::nullopt;
  }

 private:
  std::string start() const { return folder_.file("start"); }

  std::optional<std::string> attempted(const std::string& site, const std::string& inject, std::size_t number,
                                       bool must_succeed) const {
    const auto failed = run(site, scenario_.command, inject);
    if (std::getenv("GAZETTE_FAULTS_TELL")) std::cout << inject << ": " << failed.status << " " << failed.err << "\n";
    if (scenario_.is_whole_at_once && !is_whole(state_of(site).output))
      return "a mixture, before the next command: " + difference(state_of(site));
    if (failed.status == 0 && state_of(site) != new_) return "success, but not the new state: " + failed.err;
    if (must_succeed && failed.status != 0) return "should have gone on: " + failed.err;
    const bool was_killed = failed.status > 128;
    if (was_killed && failed.status != 128 + 9) return "died of itself, status " + std::to_string(failed.status);
    if (!was_killed && failed.status != 0 && failed.err.empty()) return "failed without a word";
    const bool is_as_it_was = state_of(site) == old_ || state_of(site) == new_;
    if (!was_killed && failed.status != 0 && !is_as_it_was && failed.out.find("--recover") == std::string::npos)
      return "left a mixture without saying so: " + failed.out;

    const auto next = next_command(site, number);
    const auto after = state_of(site);
    if (after != old_ && after != new_) return "a mixture after `" + next + "`: " + difference(after);
    if (const auto name = left_over(site); !name.empty()) return "left " + name + " after `" + next + "`";

    const auto again = run(site, scenario_.command);
    if (again.status != 0) return "cannot be run again: " + again.err;
    if (state_of(site) != new_) return "another result when run again: " + difference(state_of(site));
    return std::nullopt;
  }

  // Each command that must finish what was begun, in turn.
  static std::string next_command(const std::string& site, std::size_t number) {
    switch (number % 3) {
      case 0: return (void)run(site, {"check"}), "check";
      case 1: return (void)run(site, {"verify", site + "/public"}), "verify";
      default: return (void)run(site, {"build", "--recover"}), "build --recover";
    }
  }

  // What gazette wrote is all of the old site or all of the new one; files of others may be on their way.
  bool is_whole(const Tree& output) const {
    const auto holds = [&](const Tree& whole) {
      const auto is_foreign = [](const std::string& path) {
        return path.find("token.txt") != std::string::npos || path.find("counter.dat") != std::string::npos;
      };
      for (const auto& [path, bytes] : whole) {
        const auto found = output.find(path);
        if (!is_foreign(path) && (found == output.end() || found->second != bytes)) return false;
      }
      for (const auto& [path, bytes] : output) {
        if (!is_foreign(path) && !whole.contains(path)) return false;
      }
      return true;
    };
    return holds(old_.output) || holds(new_.output);
  }

  std::string difference(const State& state) const {
    std::string text = state.ledger == old_.ledger   ? "ledger old"
                       : state.ledger == new_.ledger ? "ledger new"
                                                     : "ledger LOST";
    std::size_t as_old = 0, as_new = 0;
    for (const auto& [path, bytes] : state.output) {
      const auto before = old_.output.find(path), then = new_.output.find(path);
      const bool is_old = before != old_.output.end() && before->second == bytes;
      const bool is_new = then != new_.output.end() && then->second == bytes;
      as_old += is_old;
      as_new += is_new;
      if (!is_old && !is_new) text += ", neither: " + path;
    }
    return text + ", " + std::to_string(state.output.size()) + " files, " + std::to_string(as_old) + " old of " +
           std::to_string(old_.output.size()) + ", " + std::to_string(as_new) + " new of " +
           std::to_string(new_.output.size());
  }

  const Scenario& scenario_;
  TemporaryFolder folder_;
  State old_, new_;
  std::size_t changes_ = 0, operations_ = 0;
};

/// Tries operations 1 to `last`, side by side; all of them or some.
std::vector<std::string> faults_of(const Trial& trial, const std::string& kind, const std::string& way,
                                   std::size_t last, std::size_t& tried) {
  const auto step = are_all_tried() ? 1 : std::max<std::size_t>(1, last / k_tried_by_default);
  std::atomic<std::size_t> next{0}, done{0};
  std::mutex mutex;
  std::vector<std::string> faults;
  const auto work = [&] {
    for (auto number = 1 + step * next++; number <= last; number = 1 + step * next++) {
      const bool must_succeed = way == "short";
      const auto fault = trial.attempt(kind + ":" + std::to_string(number) + ":" + way, number, must_succeed);
      ++done;
      if (!fault) continue;
      const std::lock_guard lock(mutex);
      faults.push_back(*fault);
    }
  };
  {
    std::jthread other(work);
    work();
  }
  tried += done;
  return faults;
}

}  // namespace

TEST_CASE("killed at any change of the disk, a build or publication leaves the old or the new state") {
  std::size_t kills = 0;
  for (const auto& scenario : scenarios()) {
    const Trial trial(scenario);
    for (const auto& fault : faults_of(trial, "changes", "kill", trial.changes() + 1, kills)) FAIL_CHECK(fault);
  }
  if (are_all_tried()) std::cout << "killed: " << kills << " times\n";
  CHECK(kills >= (are_all_tried() ? 500U : 25U));
}

TEST_CASE("whatever operation of the disk fails, a build or publication is refused whole or goes on") {
  std::size_t failures = 0;
  for (const auto& scenario : scenarios()) {
    const Trial trial(scenario);
    for (const auto* way : {"no-space", "permission", "io", "short", "interrupted"}) {
      const auto before = failures;
      for (const auto& fault : faults_of(trial, "all", way, trial.operations(), failures)) FAIL_CHECK(fault);
      if (are_all_tried()) std::cout << scenario.name << ", " << way << ": " << failures - before << "\n" << std::flush;
    }
  }
  if (are_all_tried()) std::cout << "failed: " << failures << " operations\n";
  CHECK(failures >= (are_all_tried() ? 1000U : 150U));
}

TEST_CASE("of a pair of keys that could not be written whole nothing is left, so that it can be made again") {
  for (const auto* way : {"no-space", "io"}) {
    for (int number = 1; number <= 4; ++number) {  // to make each of the two files, and to fill it
      const TemporaryFolder folder;
      const auto key = folder.file("office.key");
      const auto failed = run_gazette({"sign", "--generate", key, "--no-passphrase"},
                                      environment("changes:" + std::to_string(number) + ":" + way));
      INFO(way << " " << number << ": " << failed.err);
      CHECK(failed.status == 4);
      CHECK(failed.err.find(number <= 2 ? "office.key: error: cannot be written" : "office.key.pub: error: ") !=
            std::string::npos);
      CHECK(read_tree(folder.path()).empty());
      CHECK(run_gazette({"sign", "--generate", key, "--no-passphrase"}).status == 0);
    }
  }
}

TEST_CASE("whichever change fails while figures are imported, their file is the old or the new one, whole") {
  const TemporaryFolder folder;
  const auto site = folder.file("site"), figures = site + "/content/reports/2025/figures.toml";
  REQUIRE(run_gazette({"init", site}).status == 0);
  REQUIRE(run_gazette({"new", "report", "2025", "-s", site, "--form", "cn-2021"}, environment()).status == 0);
  const auto old = read_text(figures);
  const auto import = [&](const Environment& how) {
    return run_gazette(
        {"report", "import", GAZETTE_SOURCE_DIR "/tests/cli/import/t3.csv", "--report", "2025", "--write", "-s", site},
        how);
  };
  REQUIRE(import(environment()).status == 0);
  const auto imported = read_text(figures);
  REQUIRE(imported != old);
  bool has_failed = true;
  for (int number = 1; has_failed; ++number) {
    write_text(figures, old);
    const auto run = import(environment("changes:" + std::to_string(number) + ":no-space"));
    has_failed = run.status != 0;
    INFO(number << ": " << run.err);
    CHECK((read_text(figures) == (has_failed ? old : imported)));
    CHECK(read_tree(site + "/content/reports/2025").size() == 2);
    REQUIRE(number < 30);
  }
}
