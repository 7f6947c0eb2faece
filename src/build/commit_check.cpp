#include "build/commit_check.hpp"

#include "check/commits.hpp"
#include "content/front_matter.hpp"
#include "formats/table_reader.hpp"
#include "formats/toml.hpp"
#include "io/git.hpp"
#include "model/rules.hpp"

namespace gazette {

namespace {

// The day of publication in an item's text of former times. None in a draft and in what was to be published later than
// it was committed: neither was public then. None either where the text cannot be read.
std::optional<Date> published_in(const std::string& text, const SiteConfig& config, const Date& committed) {
  const auto parts = split_front_matter({}, text);
  if (!parts) return std::nullopt;
  Diagnostics unheard;
  const auto table = parse_toml({{}, parts->metadata, parts->metadata_line, ErrorKind::content}, unheard);
  TableReader reader(table, "the metadata of an item", ErrorKind::content, unheard, config.utc_offset_minutes);
  const auto published = reader.date_time("published");
  const bool is_public = !reader.flag("draft").value_or(false) &&
                         reader.text("disclosure").value_or(std::string(disclosure_key(Disclosure::proactive))) ==
                             disclosure_key(Disclosure::proactive);
  if (!published || !is_public || unheard.has_errors()) return std::nullopt;
  const auto day = at_offset(*published, config.utc_offset_minutes).date;
  return day <= committed ? std::optional(day) : std::nullopt;
}

FirstDates first_dates(const std::string& folder, const Site& site, const FirstCommits& commits,
                       const PublicationLedger& ledger) {
  FirstDates dates;
  for (const auto& entry : site.entries) {
    const auto& item = *entry->item;
    const auto commit = commits.find(item.source);
    if (commit == commits.end() || !is_dated_after_commit(site, item, commit->second, ledger)) continue;
    const auto text = file_at(folder, commit->second);
    const auto committed = from_unix_seconds(commit->second.at, site.config.utc_offset_minutes).date;
    if (const auto day = text ? published_in(*text, site.config, committed) : std::nullopt) dates[item.source] = *day;
  }
  return dates;
}

}  // namespace

Result<Done> check_commit_dates(const std::string& folder, const Site& site, const PublicationLedger& ledger,
                                Diagnostics& diagnostics) {
  const bool compares_days = level_of(site.config, "date-differs-from-commit").has_value();
  const bool compares_texts = level_of(site.config, "redated-publication").has_value();
  if (!compares_days && !compares_texts) return Done{};
  const auto place = folder.empty() ? std::string(".") : folder;
  const auto commits = first_commits(place);
  if (!commits) return commits.error();
  if (compares_days) check_commits(site, *commits, diagnostics);
  if (compares_texts) check_first_dates(site, first_dates(place, site, *commits, ledger), diagnostics);
  return Done{};
}

}  // namespace gazette
