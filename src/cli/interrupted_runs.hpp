#pragma once
// What commands that only read do first about a run that died while it wrote.

#include "cli/commands.hpp"
#include "io/file_system.hpp"

#include <string>

namespace gazette {

/// What is said where a run's work was finished that died.
inline constexpr std::string_view k_finished_run = "finished what an interrupted run had begun";

/// What is said where a run ends before what it began is finished.
inline constexpr std::string_view k_unfinished_run =
    "what was begun is not finished: the next command of gazette does that, or `gazette build --recover`";

/// Finishes what interrupted runs left of an output folder (`finish_interrupted_runs`), and says so.
Result<Done> finish_interrupted(const CommandInput& input, FileSystem& files, const std::string& folder);

/// The same for the output folder that the command line names, or the usual one. Where no output may be, there is none.
Result<Done> finish_interrupted(const CommandInput& input, FileSystem& files);

}  // namespace gazette
