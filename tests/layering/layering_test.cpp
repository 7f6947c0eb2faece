// Holds src/ to the rooms of docs/ARCHITECTURE.md: who may include whom, and where each library is let in.
// The rules are the three text files beside this one. The checker is a pure function over a tree of files,
// so that the tests below can show that it sees each kind of violation.

#include "support/catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

using Tree = std::map<std::string, std::string>;  ///< path below src/ → text

struct Rules {
  std::map<std::string, std::set<std::string>> allowed;         ///< folder → folders it may include
  std::map<std::string, std::vector<std::string>> third_party;  ///< header, perhaps with a final `*` → its files
  std::set<std::string> system;
};

struct Include {
  std::string target;
  bool quoted = false;
  int line = 0;
};

std::string folder_of(const std::string& path) { return path.substr(0, path.find('/')); }

std::vector<Include> includes_of(const std::string& text) {
  static const std::regex directive(R"re(^\s*#\s*include\s*(["<])([^">]+)[">])re");
  std::vector<Include> found;
  std::istringstream lines(text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    std::smatch match;
    if (std::regex_search(line, match, directive)) found.push_back({match[2], match[1] == "\"", number});
  }
  return found;
}

bool matches(std::string_view pattern, std::string_view header) {
  if (pattern.ends_with('*')) return header.starts_with(pattern.substr(0, pattern.size() - 1));
  return header == pattern;
}

/// The fault of one include of `file`, or nothing. A cycle takes more than one, and is looked for apart.
std::string fault_of(const std::string& file, const Include& include, const Tree& tree, const Rules& rules) {
  const auto& target = include.target;
  if (include.quoted) {
    if (!tree.contains(target)) return "\"" + target + "\" is not a path from src/ to a file of ours";
    const auto from = folder_of(file);
    const auto to = folder_of(target);
    const auto row = rules.allowed.find(from);
    if (row == rules.allowed.end()) return "the folder " + from + " has no line in allowed_includes.txt";
    if (from != to && !row->second.contains(to)) return from + " may not include " + to + " (" + target + ")";
    return {};
  }
  for (const auto& [pattern, homes] : rules.third_party) {
    if (!matches(pattern, target)) continue;
    const bool is_home = std::ranges::find(homes, file) != homes.end();
    return is_home ? "" : "<" + target + "> may be included by " + homes.front() + " only";
  }
  if (rules.system.contains(target)) return {};
  return "<" + target + "> is neither in system_headers.txt nor in third_party.txt";
}

/// Depth-first search for the include edges that lead back to a file on the way there.
class CycleSearch {
 public:
  explicit CycleSearch(const Tree& tree) : tree_(tree) {}

  std::vector<std::string> run() {
    for (const auto& [file, text] : tree_) visit(file);
    return std::move(cycles_);
  }

 private:
  void visit(const std::string& file) {
    if (const auto start = std::ranges::find(path_, file); start != path_.end()) {
      std::string cycle = "a cycle: ";
      for (auto step = start; step != path_.end(); ++step) cycle += *step + " → ";
      cycles_.push_back(cycle + file);
      return;
    }
    if (!tree_.contains(file) || !seen_.insert(file).second) return;
    path_.push_back(file);
    for (const auto& include : includes_of(tree_.at(file))) {
      if (include.quoted) visit(include.target);
    }
    path_.pop_back();
  }

  const Tree& tree_;
  std::set<std::string> seen_;
  std::vector<std::string> path_;
  std::vector<std::string> cycles_;
};

std::vector<std::string> violations(const Tree& tree, const Rules& rules) {
  std::vector<std::string> found;
  for (const auto& [file, text] : tree) {
    for (const auto& include : includes_of(text)) {
      const auto fault = fault_of(file, include, tree, rules);
      if (!fault.empty()) found.push_back(file + ":" + std::to_string(include.line) + ": " + fault);
    }
  }
  std::ranges::move(CycleSearch(tree).run(), std::back_inserter(found));
  return found;
}

// The rules and the sources on disk.

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

const fs::path k_root = GAZETTE_SOURCE_DIR;

/// The words of each line of a rule file, without comments and empty lines.
std::vector<std::vector<std::string>> rule_lines(const std::string& name) {
  std::vector<std::vector<std::string>> found;
  std::istringstream lines(read(k_root / "tests/layering" / name));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line.substr(0, line.find('#')));
    std::vector<std::string> row{std::istream_iterator<std::string>(words), {}};
    if (!row.empty()) found.push_back(std::move(row));
  }
  return found;
}

/// `name:` without its colon.
std::string key_of(const std::vector<std::string>& row) {
  REQUIRE(row.front().ends_with(':'));
  return row.front().substr(0, row.front().size() - 1);
}

Rules load_rules() {
  Rules rules;
  for (const auto& row : rule_lines("allowed_includes.txt"))
    rules.allowed[key_of(row)] = std::set<std::string>(row.begin() + 1, row.end());
  for (const auto& row : rule_lines("third_party.txt")) {
    REQUIRE(row.size() >= 2);
    REQUIRE(row.size() <= 3);
    rules.third_party[key_of(row)].assign(row.begin() + 1, row.end());
  }
  for (const auto& row : rule_lines("system_headers.txt")) rules.system.insert(row.begin(), row.end());
  return rules;
}

Tree load_sources() {
  Tree tree;
  for (const auto& entry : fs::recursive_directory_iterator(k_root / "src")) {
    const auto& path = entry.path();
    if (path.extension() != ".cpp" && path.extension() != ".hpp") continue;
    tree[fs::relative(path, k_root / "src").generic_string()] = read(path);
  }
  return tree;
}

const Rules k_small_rules{.allowed = {{"base", {}}, {"model", {"base"}}, {"build", {"base", "model"}}},
                          .third_party = {{"lib*", {"base/adapter.cpp"}}},
                          .system = {"string", "sys/stat.h"}};

std::vector<std::string> small_violations(const Tree& tree) { return violations(tree, k_small_rules); }

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("every include of src/ is one that the design allows") {
  const auto tree = load_sources();
  REQUIRE_FALSE(tree.empty());
  for (const auto& violation : violations(tree, load_rules())) {
    UNSCOPED_INFO("src/" + violation);
    CHECK(violation.empty());
  }
}

TEST_CASE("the rooms themselves have an order: no folder may include one that may include it") {
  const auto rules = load_rules();
  Tree rooms;  // a file for each folder, with an include for each edge
  for (const auto& [folder, targets] : rules.allowed) {
    for (const auto& target : targets) {
      CHECK(rules.allowed.contains(target));
      rooms[folder] += "#include \"" + target + "\"\n";
    }
  }
  CHECK(CycleSearch(rooms).run() == Found{});
}

TEST_CASE("a tree that keeps the rules has no violations") {
  CHECK(small_violations({{"base/text.hpp", "#include <string>\n#  include <sys/stat.h>  // reason\n"},
                          {"base/adapter.cpp", "#include \"base/text.hpp\"\n#include <lib/thing.h>\n"},
                          {"build/pipeline.cpp", "#include \"base/text.hpp\"\n// #include \"no/such.hpp\"\n"}}) ==
        Found{});
}

TEST_CASE("an upward include is a violation") {
  CHECK(small_violations({{"base/text.hpp", "\n#include \"model/item.hpp\"\n"}, {"model/item.hpp", ""}}) ==
        Found{"base/text.hpp:2: base may not include model (model/item.hpp)"});
}

TEST_CASE("a folder without a rule may include nothing of ours") {
  CHECK(small_violations({{"utils/a.hpp", "#include \"base/b.hpp\"\n"}, {"base/b.hpp", ""}}) ==
        Found{"utils/a.hpp:1: the folder utils has no line in allowed_includes.txt"});
}

TEST_CASE("a header of an unknown library is a violation") {
  CHECK(small_violations({{"base/a.cpp", "#include <boost/any.hpp>\n"}}) ==
        Found{"base/a.cpp:1: <boost/any.hpp> is neither in system_headers.txt nor in third_party.txt"});
}

TEST_CASE("a library's header outside its adapter is a violation") {
  CHECK(small_violations({{"model/a.cpp", "#include <library.h>\n"}}) ==
        Found{"model/a.cpp:1: <library.h> may be included by base/adapter.cpp only"});
}

TEST_CASE("a quoted include that does not start at src/ is a violation") {
  const auto target = GENERATE("text.hpp", "../base/text.hpp", "base/gone.hpp");
  CHECK(small_violations({{"base/text.hpp", ""}, {"base/a.cpp", "#include \"" + std::string(target) + "\"\n"}}) ==
        Found{"base/a.cpp:1: \"" + std::string(target) + "\" is not a path from src/ to a file of ours"});
}

TEST_CASE("a header of ours in angle brackets is a violation") {
  CHECK(small_violations({{"base/text.hpp", ""}, {"base/a.cpp", "#include <base/text.hpp>\n"}}).size() == 1);
}

TEST_CASE("files that include each other are a violation") {
  CHECK(small_violations({{"base/a.hpp", "#include \"base/b.hpp\"\n"},
                          {"base/b.hpp", "#include \"base/c.hpp\"\n"},
                          {"base/c.hpp", "#include \"base/b.hpp\"\n"}}) ==
        Found{"a cycle: base/b.hpp → base/c.hpp → base/b.hpp"});
}
