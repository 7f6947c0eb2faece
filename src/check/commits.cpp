#include "check/commits.hpp"

#include "base/text.hpp"
#include "model/rules.hpp"

#include <optional>

namespace gazette {

namespace {

// When the first items of the site were committed, shown or not.
std::optional<std::int64_t> time_of_import(const Site& site, const FirstCommits& commits) {
  std::optional<std::int64_t> first;
  for (const auto& item : site.loaded.items) {
    const auto found = commits.find(item.source);
    if (found != commits.end() && (!first || found->second.at < *first)) first = found->second.at;
  }
  return first;
}

void check_item(const SiteConfig& config, const Item& item, const FirstCommit& commit, Diagnostics& diagnostics) {
  const auto committed = from_unix_seconds(commit.at, config.utc_offset_minutes).date;
  if (config.commits_since && committed < *config.commits_since) return;
  const auto& published = item.published->date;
  const auto days = days_since_epoch(committed) - days_since_epoch(published);
  if (days <= config.commit_days) return;
  report_finding(config, item,
                 {ErrorKind::content,
                  "date-differs-from-commit",
                  "published on " + iso_date(published) + ", but first committed on " + iso_date(committed) + ", " +
                      counted(static_cast<std::size_t>(days), "day") + " later",
                  place_of(item, "published"),
                  "write the day on which it was published here; for what came from another site write [check] "
                  "commits_since, or waive date-differs-from-commit with the reason",
                  {}},
                 diagnostics);
}

}  // namespace

bool is_dated_after_commit(const Site& site, const Item& item, const FirstCommit& commit,
                           const PublicationLedger& ledger) {
  if (item.category.empty() || !item.published || ledger.find(url_of(item.route))) return false;
  return from_unix_seconds(commit.at, site.config.utc_offset_minutes).date < item.published->date;
}

void check_first_dates(const Site& site, const FirstDates& first_dates, Diagnostics& diagnostics) {
  for (const auto& entry : site.entries) {
    const auto& item = *entry->item;
    const auto found = first_dates.find(item.source);
    if (found == first_dates.end() || !item.published || item.published->date <= found->second) continue;
    const auto day = iso_date(found->second);
    report_finding(
        site.config, item,
        {ErrorKind::content,
         "redated-publication",
         "dated " + iso_date(item.published->date) + ", but when it was first committed it was published on " + day,
         place_of(item, "published"),
         "write published = " + day + "; what is new in the text says changes = [{ date = …, note = \"…\" }]",
         {}},
        diagnostics);
  }
}

void check_commits(const Site& site, const FirstCommits& commits, Diagnostics& diagnostics) {
  const auto import = time_of_import(site, commits);
  for (const auto& entry : site.entries) {
    const auto& item = *entry->item;
    const auto found = commits.find(item.source);
    if (!item.published || found == commits.end()) continue;
    const auto& commit = found->second;
    if (!commit.is_root && commit.at != import) check_item(site.config, item, commit, diagnostics);
  }
}

}  // namespace gazette
