#include "check/personal_data.hpp"

#include "base/parallel.hpp"
#include "base/text.hpp"
#include "check/file_findings.hpp"
#include "io/site_folders.hpp"
#include "model/rules.hpp"
#include "privacy/findings.hpp"
#include "privacy/site_settings.hpp"

#include <set>
#include <span>

namespace gazette {

namespace {

constexpr std::uint64_t k_largest = std::uint64_t{512} << 20U;  // bytes

/// A file that is, or may come to be, in the output.
struct PublishedFile {
  std::string source;
  std::string name;  ///< the part of `source` that is its own: inside its bundle, category or static/
  std::uint64_t size = 0;
  const Item* item = nullptr;              ///< that it belongs to, if any
  const CategoryFile* category = nullptr;  ///< that it belongs to, if any
};

using PublishedFiles = std::vector<PublishedFile>;

PublishedFiles published_files(const FileReader& reader, const Site& site) {
  PublishedFiles files;
  for (const auto& item : site.loaded.items) {
    if (item.disclosure != Disclosure::proactive) continue;
    for (const auto& file : item.attachments) files.push_back({file.source, file.file, file.size, &item, nullptr});
    const auto figures = item.report ? item.report->figures_file : std::string();
    if (!figures.empty() && reader.is_file(figures))
      files.push_back({figures, std::string(path_name(figures)), 0, &item, nullptr});
  }
  for (const auto& category : site.loaded.categories) {
    for (const auto& file : category.files) files.push_back({file.source, file.file, file.size, nullptr, &category});
  }
  if (site_folder_fault(reader, "static", ErrorKind::content)) return files;
  const auto listing = reader.list("static");
  if (!listing) return files;  // the plan has said why, as of the above
  for (const auto& entry : *listing) {
    if (entry.kind == FileKind::file)
      files.push_back({path_join("static", entry.path), entry.path, entry.size, nullptr, nullptr});
  }
  return files;
}

Error too_large(const PublishedFile& file) {
  return {ErrorKind::content,
          "not-scanned",
          "not scanned for personal data: it is larger than 512 MiB",
          {file.source, {}},
          "look through it yourself, or publish it in parts",
          {}};
}

// What cannot be read has been reported.
ScannedFile scanned(const FileReader& reader, const PublishedFile& file, const ScannedFiles& known,
                    const SiteConfig& config, const PrivacySettings& settings) {
  const auto now = reader.status(file.source);
  const auto before = known.find(file.source);
  if (now && before != known.end() && before->second.stamp == *now) return before->second;
  ScannedFile scan;
  if (now) scan.stamp = *now;
  if (file.size > k_largest) scan.findings.errors.push_back(too_large(file));
  else if (const auto bytes = reader.read(file.source))
    scan.findings = findings_of_file(file.source, *bytes, config, settings);
  return scan;
}

class Reporter {
 public:
  Reporter(const SiteConfig& config, Diagnostics& diagnostics) : config_(config), diagnostics_(diagnostics) {}

  void report(std::vector<Error> errors, const Item& item) {
    for (auto& error : errors) report_finding(config_, item, std::move(error), diagnostics_);
  }

  void report(std::vector<Error> errors, const CategoryFile& category) {
    for (auto& error : errors) report_finding(config_, category, std::move(error), diagnostics_);
  }

  /// What belongs to the site as a whole: only its level can be set.
  void report(std::vector<Error> errors) {
    for (auto& error : errors) {
      if (const auto level = level_of(config_, error.rule)) diagnostics_.add(*level, std::move(error));
    }
  }

  void report(std::vector<Error> errors, const PublishedFile& file) {
    if (file.item) report(std::move(errors), *file.item);
    else if (file.category) report(std::move(errors), *file.category);
    else report(std::move(errors));
  }

 private:
  const SiteConfig& config_;
  Diagnostics& diagnostics_;
};

void report_pictures(std::size_t count, Reporter& reporter) {
  if (count == 0) return;
  reporter.report({{ErrorKind::content,
                    "pictures-not-scanned",
                    counted(count, "picture or recording") + " not scanned: what they show is not read",
                    {},
                    "look through those that show documents or lists of people",
                    {}}});
}

void check_names(const Site& site, const PrivacySettings& settings, Reporter& reporter) {
  for (const auto& item : site.loaded.items) {
    if (item.disclosure == Disclosure::proactive)
      reporter.report(personal_name_findings(item.source, item.name, settings), item);
  }
  for (const auto& category : site.loaded.categories)
    reporter.report(personal_name_findings(category.source, path_name(category.key), settings), category);
}

}  // namespace

void check_personal_data(const FileReader& files, const Site& site, unsigned jobs, ScannedFiles& known,
                         Diagnostics& diagnostics) {
  const auto settings = privacy_settings(site.config);
  Reporter reporter(site.config, diagnostics);
  check_names(site, settings, reporter);
  const auto published = published_files(files, site);
  auto found = parallel_map(std::span<const PublishedFile>(published), jobs, [&](const PublishedFile& file) {
    return scanned(files, file, known, site.config, settings);
  });
  known.clear();
  std::size_t pictures = 0;
  for (std::size_t i = 0; i < published.size(); ++i) {
    const auto& file = published[i];
    auto errors = found[i].findings.errors;
    for (auto& error : personal_name_findings(file.source, file.name, settings)) errors.push_back(std::move(error));
    reporter.report(std::move(errors), file);
    pictures += found[i].findings.pictures;
    known.insert_or_assign(file.source, std::move(found[i]));
  }
  report_pictures(pictures, reporter);
}

}  // namespace gazette
