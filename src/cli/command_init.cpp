#include "base/embedded.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "record/ledger.hpp"

namespace gazette {

namespace {

constexpr std::string_view k_ignore_file = ".gitignore";
// The output and what lies beside it while gazette writes, which git could not merge, and what is remembered.
constexpr std::string_view k_ignored = "/public/\n/.*.gazette-*\n/.gazette/\n";

// The files of one starter site, by their path in the new site.
std::vector<EmbeddedFile> starter_files(const std::string& language) {
  std::vector<EmbeddedFile> found;
  const auto folder = "starters/" + language + "/";
  for (const auto& file : embedded_files()) {
    if (file.path.starts_with(folder)) found.push_back({file.path.substr(folder.size()), file.bytes});
  }
  return found;
}

Result<Done> write_starter(FileSystem& files, const std::vector<EmbeddedFile>& starter) {
  for (const auto& [path, bytes] : starter) {
    if (auto made = files.make_folders(std::string(path_folder(path))); !made) return made;
    if (auto created = files.create(std::string(path), bytes); !created) return created;
  }
  const std::string ignore_file(k_ignore_file);
  if (!files.is_file(ignore_file)) {
    if (auto created = files.create(ignore_file, k_ignored); !created) return created;
  }
  if (auto written = ensure_union_merge(files); !written) return written.error();
  return Done{};
}

}  // namespace

int run_init(const CommandInput& input) {
  const auto& [arguments, console] = input;
  if (arguments.operands.size() != 1)
    return fail(
        console,
        {ErrorKind::usage, "usage", "init needs the folder of the new site", {}, "write `gazette init DIR`", {}});
  const auto& folder = arguments.operands.front();
  const auto language = arguments.value("language", "zh-CN");
  const auto starter = starter_files(language);
  if (starter.empty())
    return fail(
        console,
        {ErrorKind::usage, "usage", "there is no starter site in " + quoted(language), {}, "use zh-CN or en", {}});
  const auto files = open_disk(folder);
  const auto listing = files->list("");
  if (!listing) return fail(console, listing.error());
  if (!listing->empty())
    return fail(console, {ErrorKind::input_output,
                          "folder-not-empty",
                          "the folder is not empty",
                          {folder, {}},
                          "name a new folder; nothing was written",
                          {}});
  if (auto made = files->make_folders(""); !made) return fail(console, made.error());
  if (auto written = write_starter(*files, starter); !written) return fail(console, written.error());
  console.say("made a site in " + folder + "; look at it with: gazette serve -s " + folder);
  return 0;
}

}  // namespace gazette
