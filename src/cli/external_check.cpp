#include "cli/external_check.hpp"

#include "base/text.hpp"
#include "external/http_fetcher.hpp"
#include "external/link_findings.hpp"

namespace gazette {

namespace {

constexpr std::string_view k_folder = ".gazette";
constexpr std::string_view k_file = ".gazette/external-links.tsv";

LinkCache load_cache(const FileReader& files) {
  const std::string path(k_file);
  if (!files.is_file(path)) return {};
  const auto text = files.read(path);
  return text ? LinkCache(*text) : LinkCache();
}

Result<Done> write_cache(FileSystem& files, const std::string& text) {
  const auto fresh = std::string(k_file) + ".new";
  if (auto done = files.make_folders(std::string(k_folder)); !done) return done;
  if (auto done = files.write(fresh, text); !done) return done;
  return files.rename(fresh, std::string(k_file));
}

std::string summary_of(const LinkReport& report) {
  auto line = "links to other sites: " + std::to_string(report.asked) + " asked";
  if (report.known > 0) line += ", " + std::to_string(report.known) + " known from the last day";
  if (report.left > 0 && !report.is_offline) line += ", " + std::to_string(report.left) + " left for the next run";
  return line;
}

}  // namespace

void check_external_links(const Console& console, FileSystem& files, const Site& site, Diagnostics& diagnostics) {
  const auto clock = make_link_clock();
  HttpOptions options;
  options.may_ask_private = site.config.checks_private_links;
  const auto fetcher = make_http_fetcher(options);
  auto cache = load_cache(files);
  const auto report = check_addresses(external_addresses(site), cache, *fetcher, *clock, {});
  report_external_links(site, report, diagnostics);
  if (auto done = write_cache(files, cache.text(clock->now())); !done)
    diagnostics.add(Severity::warning, std::move(done).error());
  console.say(summary_of(report));
}

}  // namespace gazette
