#include "cli/command_fix.hpp"

#include "base/text.hpp"
#include "build/text_repair.hpp"
#include "formats/line_diff.hpp"

namespace gazette {

int fix_texts(const CommandInput& input, FileSystem& files, const BuildRequest& request) {
  const auto& console = input.console;
  Diagnostics diagnostics;
  std::size_t places = 0, changed = 0;
  for (const auto& repair : plan_text_repairs(files, request.config, request.jobs, diagnostics)) {
    if (const auto done = write_text_repair(files, repair); !done) {
      diagnostics.add_error(done.error());
      continue;
    }
    places += repair.places;
    ++changed;
  }
  console.say("fixed " + counted(places, "place") + " in " + counted(changed, "file"));
  const auto status = console.exit_status(diagnostics);
  if (status != 0) console.report(files, std::move(diagnostics));
  return status;
}

int show_text_fixes(const CommandInput& input, const FileReader& files, const BuildRequest& request) {
  const auto& console = input.console;
  Diagnostics diagnostics;
  for (const auto& repair : plan_text_repairs(files, request.config, request.jobs, diagnostics)) {
    auto diff = line_diff(repair.file, repair.before, repair.after);
    diff.pop_back();  // `print` ends the line
    console.print(diff);
  }
  if (!diagnostics.empty()) console.report(files, diagnostics);
  return console.exit_status(diagnostics);
}

}  // namespace gazette
