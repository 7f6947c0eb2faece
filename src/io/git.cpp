#include "io/git.hpp"

#include "base/text.hpp"
#include "io/process.hpp"

#include <algorithm>
#include <optional>

namespace gazette {

namespace {

Error usage(std::string message, std::string help) {
  return {ErrorKind::usage, "usage", std::move(message), {}, std::move(help), {}};
}

// Nothing is written to the repository, not even a fresher index, and no program that its configuration names is run.
Result<ProcessOutput> git(const std::string& folder, const std::vector<std::string>& arguments) {
  std::vector<std::string> words = {
      "git", "--no-optional-locks",     "--literal-pathspecs", "-C", folder, "-c", "core.fsmonitor=false",
      "-c",  "core.hooksPath=/dev/null"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  auto output = run_process(words);
  if (output) return output;
  auto error = std::move(output).error();
  error.help = "install git, or check the whole site";
  return error;
}

std::string first_line(std::string_view text) { return std::string(trimmed(text.substr(0, text.find('\n')))); }

/// The output of a git that must succeed.
Result<std::string> git_output(const std::string& folder, const std::vector<std::string>& arguments) {
  auto output = git(folder, arguments);
  if (!output) return output.error();
  if (output->status == 0) return std::move(output->out);
  return Error{ErrorKind::input_output, "program", "git failed: " + first_line(output->err), {}, "", {}};
}

/// The name of the commit, which no later command can misread.
Result<std::string> commit_of(const std::string& folder, const std::string& revision) {
  if (revision.empty() || revision.starts_with('-'))
    return usage(quoted(revision) + " is no revision of git",
                 "name a commit, a branch or a tag, such as HEAD~1 or main");
  const auto inside = git(folder, {"rev-parse", "--is-inside-work-tree"});
  if (!inside) return inside.error();
  if (inside->status != 0 || trimmed(inside->out) != "true")
    return usage("the site's folder is in no working tree of git" +
                     (inside->status == 0 ? std::string() : ": " + first_line(inside->err)),
                 "check the whole site");
  const auto commit = git(folder, {"rev-parse", "--verify", "--quiet", revision + "^{commit}"});
  if (!commit) return commit.error();
  if (commit->status != 0)
    return usage("git knows no revision " + quoted(revision) + " here",
                 "`git log` lists them; a shallow clone lacks older ones (`git fetch --unshallow`)");
  return std::string(trimmed(commit->out));
}

void add_paths(std::string_view list, std::vector<std::string>& paths) {
  for (const auto path : split(list, '\0')) {
    if (!path.empty()) paths.emplace_back(path);
  }
}

// Reads what `git log -z --name-status` says, oldest first. A commit is \x01, its name, its time and its parents; then
// come, each ended by a NUL, a status (the first one after a line end) and its path, or the old and the new one of a
// rename.
class HistoryReader {
 public:
  explicit HistoryReader(std::string_view log) : tokens_(split(log, '\0')) {}

  FirstCommits read() {
    while (at_ < tokens_.size()) {
      auto token = next();
      if (token.starts_with('\x01')) read_commit(token.substr(1));
      else read_change(token.starts_with('\n') ? token.substr(1) : token);
    }
    return std::move(first_);
  }

 private:
  std::string_view next() { return at_ < tokens_.size() ? tokens_[at_++] : std::string_view(); }

  void read_commit(std::string_view text) {
    const auto words = split(text, ' ');
    commit_.hash = std::string(words[0]);
    commit_.at = words.size() > 1 ? parse_integer(words[1]).value_or(0) : 0;
    commit_.is_root = words.size() < 3 || trimmed(words[2]).empty();
  }

  void read_change(std::string_view status) {
    if (status.empty()) return;
    std::optional<FirstCommit> former;
    if (status.starts_with('R')) {
      const auto known = first_.find(std::string(next()));
      if (known != first_.end()) former = known->second;
    }
    const std::string path(next());
    auto first = former.value_or(commit_);
    if (!former) first.path = path;
    first_.try_emplace(path, std::move(first));
  }

  std::vector<std::string_view> tokens_;
  std::size_t at_ = 0;
  FirstCommit commit_;
  FirstCommits first_;
};

FirstCommits below(std::string_view prefix, FirstCommits all) {
  if (prefix.empty()) return all;
  FirstCommits out;
  for (const auto& [path, commit] : all) {
    if (path.starts_with(prefix)) out.emplace(path.substr(prefix.size()), commit);
  }
  return out;
}

// `path` of the repository as seen from a folder of it; paths outside the folder stay as they are.
std::string path_below(std::string_view prefix, std::string_view path) {
  return std::string(path.starts_with(prefix) ? path.substr(prefix.size()) : path);
}

Error no_history(std::string message) { return {ErrorKind::input_output, "program", std::move(message), {}, "", {}}; }

}  // namespace

Result<FirstCommits> first_commits(const std::string& folder) {
  const auto place = git(folder, {"rev-parse", "--is-shallow-repository", "--show-prefix"});
  if (!place) return place.error();
  if (place->status != 0) return no_history("the site's folder is in no working tree of git");
  const auto end_of_line = place->out.find('\n');
  if (trimmed(place->out.substr(0, end_of_line)) != "false")
    return no_history("the repository is a shallow clone, which lacks the older commits (`git fetch --unshallow`)");
  auto prefix = end_of_line == std::string::npos ? std::string() : place->out.substr(end_of_line + 1);
  while (prefix.ends_with('\n')) prefix.pop_back();
  if (const auto head = git(folder, {"rev-parse", "--verify", "--quiet", "HEAD"}); !head) return head.error();
  else if (head->status != 0) return FirstCommits{};  // nothing is committed yet
  const auto log = git_output(folder, {"log", "-z", "--reverse", "--topo-order", "--no-merges", "--root",
                                       "--name-status", "-M", "--diff-filter=AR", "--no-show-signature", "--no-color",
                                       "--no-ext-diff", "--no-textconv", "--format=%x01%H %ct %P", "HEAD"});
  if (!log) return log.error();
  return below(prefix, HistoryReader(*log).read());
}

Result<std::string> file_at(const std::string& folder, const FirstCommit& commit) {
  return git_output(folder, {"cat-file", "blob", commit.hash + ":" + commit.path});
}

Result<std::vector<std::string>> changed_files(const std::string& folder, const std::string& revision) {
  const auto commit = commit_of(folder, revision);
  if (!commit) return commit.error();
  const auto changed = git_output(folder, {"diff", "--name-only", "-z", "--relative", "--no-renames", "--no-ext-diff",
                                           "--no-textconv", *commit, "--", "."});
  if (!changed) return changed.error();
  const auto fresh = git_output(folder, {"ls-files", "-z", "--others", "--exclude-standard"});
  if (!fresh) return fresh.error();
  std::vector<std::string> paths;
  add_paths(*changed, paths);
  add_paths(*fresh, paths);
  std::ranges::sort(paths);
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  return paths;
}

Result<std::vector<std::string>> uncommitted_files(const std::string& folder, const std::vector<std::string>& inputs) {
  constexpr std::size_t k_state_characters = 3;  // "?? content/new.md"
  const auto place = git(folder, {"rev-parse", "--show-prefix"});
  if (!place) return place.error();
  if (place->status != 0) return no_history("the site's folder is in no working tree of git");
  const auto prefix = place->out.substr(0, place->out.find('\n'));
  std::vector<std::string> words = {
      "status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--ignore-submodules=dirty", "--"};
  words.insert(words.end(), inputs.begin(), inputs.end());
  const auto status = git_output(folder, words);
  if (!status) return status.error();
  std::vector<std::string> paths;
  for (const auto entry : split(*status, '\0')) {
    if (entry.size() > k_state_characters) paths.push_back(path_below(prefix, entry.substr(k_state_characters)));
  }
  std::ranges::sort(paths);
  return paths;
}

}  // namespace gazette
