#include "io/git.hpp"

#include "base/text.hpp"
#include "io/process.hpp"

#include <algorithm>
#include <initializer_list>

namespace gazette {

namespace {

Error usage(std::string message, std::string help) {
  return {ErrorKind::usage, "usage", std::move(message), {}, std::move(help), {}};
}

// Nothing is written to the repository, not even a fresher index, and no program that its configuration names is run.
Result<ProcessOutput> git(const std::string& folder, std::initializer_list<std::string> arguments) {
  std::vector<std::string> words = {"git", "--no-optional-locks", "-C", folder, "-c", "core.fsmonitor=false"};
  words.insert(words.end(), arguments);
  auto output = run_process(words);
  if (output) return output;
  auto error = std::move(output).error();
  error.help = "install git, or check the whole site";
  return error;
}

std::string first_line(std::string_view text) { return std::string(trimmed(text.substr(0, text.find('\n')))); }

/// The output of a git that must succeed.
Result<std::string> git_output(const std::string& folder, std::initializer_list<std::string> arguments) {
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

}  // namespace

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

}  // namespace gazette
