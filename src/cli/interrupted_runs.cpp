#include "cli/interrupted_runs.hpp"

#include "build/recovery.hpp"
#include "output/destination.hpp"

namespace gazette {

Result<Done> finish_interrupted(const CommandInput& input, FileSystem& files, const std::string& folder) {
  const auto finished = finish_interrupted_runs(files, folder);
  if (!finished) return finished.error();
  if (*finished) input.console.say(std::string(k_finished_run));
  return Done{};
}

Result<Done> finish_interrupted(const CommandInput& input, FileSystem& files) {
  const auto folder = destination_folder(source_folder(input.arguments), input.arguments.value("destination"));
  return folder ? finish_interrupted(input, files, *folder) : Done{};
}

}  // namespace gazette
