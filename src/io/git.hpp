#pragma once
// What the version control knows of a site's files. The only place that calls `git`.

#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace gazette {

/// The files below `folder` that differ from what they were in `revision`: committed since, staged, changed, deleted,
/// and those that git does not track yet (ignored ones left out). Paths from `folder`, which may be a part of the
/// repository; sorted. Errors: a revision that git does not know or that could be read as a flag, a folder outside any
/// repository (ErrorKind::usage); no git on this machine (ErrorKind::input_output).
Result<std::vector<std::string>> changed_files(const std::string& folder, const std::string& revision);

/// Which of `inputs` (files and folders, by their paths from `folder`) differ from the last commit: changed, staged,
/// deleted, or not tracked yet (ignored ones left out). Each file by its path from `folder`; sorted. One that does not
/// exist is fine. Where nothing is committed yet, all of them. Errors: no git, no repository
/// (ErrorKind::input_output).
Result<std::vector<std::string>> uncommitted_files(const std::string& folder, const std::vector<std::string>& inputs);

/// The commit that a file first appeared in.
struct FirstCommit {
  std::int64_t at = 0;    ///< when it was committed, seconds since the epoch
  bool is_root = false;   ///< the commit has no parent: the repository, or one that was merged into it, began with it
  std::string hash = {};  ///< the commit
  std::string path = {};  ///< the file's path in that commit, from the repository's root
};

/// By path from the site's folder; also of files that are no longer there.
using FirstCommits = std::unordered_map<std::string, FirstCommit>;

/// When each file below `folder` first appeared in the history of HEAD. A file that was renamed (and changed by less
/// than half) appeared under its first name, in whatever folder of the repository; so did one that was removed and came
/// back. The day is the committer's: the author's is free to choose. One run of git over the whole history. Errors: no
/// git, no repository, a shallow clone, whose history is not whole (ErrorKind::input_output).
Result<FirstCommits> first_commits(const std::string& folder);

/// A file as it was in its first commit. Runs git once. Errors: no git, no repository, no such file there
/// (ErrorKind::input_output).
Result<std::string> file_at(const std::string& folder, const FirstCommit& commit);

}  // namespace gazette
