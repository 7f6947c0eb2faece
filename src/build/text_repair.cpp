#include "build/text_repair.hpp"

#include "base/parallel.hpp"
#include "content/content_tree.hpp"
#include "content/file_fixes.hpp"
#include "formats/markdown.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>

namespace gazette {

namespace {

struct Planned {
  TextRepair repair;
  std::optional<Error> failure;
};

using Fix = std::function<FixedText(const std::string& text)>;

// One file of the site and how it is mended.
struct Job {
  std::string file;
  Fix fix;
};

Planned plan_one(const FileReader& files, const Job& job) {
  auto text = files.read(job.file);
  if (!text) return {{}, text.error()};
  auto fixed = job.fix(*text);
  return {{job.file, *std::move(text), std::move(fixed.text), fixed.places}, std::nullopt};
}

std::vector<Job> jobs_of(const ContentTree& tree, const SiteConfig& config) {
  std::vector<Job> jobs;
  for (const auto& item : tree.items)
    jobs.push_back({item.source, [&](const std::string& text) { return fixed_item(item, text, config); }});
  for (const auto& folder : tree.categories) {
    if (!folder.has_index) continue;
    jobs.push_back({folder.source, [&](const std::string& text) { return fixed_category(folder, text, config); }});
  }
  std::sort(jobs.begin(), jobs.end(), [](const Job& a, const Job& b) { return a.file < b.file; });
  return jobs;
}

}  // namespace

std::vector<TextRepair> plan_text_repairs(const FileReader& files, const ConfigRequest& request, unsigned jobs,
                                          Diagnostics& diagnostics) {
  prepare_markdown();
  const auto config = load_site_config(files, request, diagnostics);
  if (!config) return {};
  const auto listing = files.list("content");
  if (!listing) {
    diagnostics.add_error(listing.error());
    return {};
  }
  Diagnostics of_names;  // the check that follows reports them
  const auto tree = plan_content_tree(*listing, of_names);
  const auto work = jobs_of(tree, config->config);
  auto planned = parallel_map(std::span<const Job>(work), jobs, [&](const Job& job) { return plan_one(files, job); });
  std::vector<TextRepair> repairs;
  for (auto& each : planned) {
    if (each.failure) diagnostics.add_error(*std::move(each.failure));
    else if (each.repair.places > 0) repairs.push_back(std::move(each.repair));
  }
  return repairs;
}

Result<Done> write_text_repair(FileSystem& files, const TextRepair& repair) {
  const auto now = files.read(repair.file);
  if (!now) return now.error();
  if (*now == repair.after) return Done{};  // the same file by another name, through a link
  if (*now != repair.before)
    return Error{ErrorKind::input_output,
                 "changed-file",
                 "the file was changed while it was read, and is left as it is",
                 {repair.file, {}},
                 "run `gazette check --fix` again",
                 {}};
  return files.replace(repair.file, repair.after);
}

}  // namespace gazette
