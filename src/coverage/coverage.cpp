#include "coverage/coverage.hpp"

#include "base/slug.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"
#include "coverage/scheme_reader.hpp"
#include "coverage/standard_paths.hpp"
#include "coverage/standard_reader.hpp"

#include <algorithm>
#include <map>

namespace gazette {

namespace {

const std::string k_folder = "coverage/";

Error error_at(ErrorKind kind, std::string rule, std::string message, Place place, std::string help) {
  return {kind, std::move(rule), std::move(message), std::move(place), std::move(help), {}};
}

bool is_asked(const CoverageConfig& config) { return !config.scheme.empty() || !config.standards.empty(); }

void check_groups(const CoverageConfig& config, const Scheme& scheme, Diagnostics& diagnostics) {
  std::vector<std::string_view> known;
  for (const auto& group : scheme.groups) known.push_back(group.key);
  for (const auto& group : config.groups) {
    if (std::find(known.begin(), known.end(), group) != known.end()) continue;
    auto help = suggestion(group, known);
    if (help.empty() && known.empty()) help = "the scheme has none: leave groups out";
    if (help.empty()) help = "use one of: " + joined({known.begin(), known.end()}, ", ");
    diagnostics.add_error(error_at(ErrorKind::configuration, "unknown-group",
                                   quoted(group) + " is not a group of the scheme " + scheme.id, config.groups_place,
                                   std::move(help)));
  }
}

// The names of rows, wherever they are written.
class RowNames {
 public:
  RowNames(const Site& site, const Scheme& scheme) : scheme_(scheme), groups_(site.config.coverage.groups) {
    for (const auto& row : scheme.rows) known_.push_back(row.key);
  }

  bool is_owed(const SchemeRow& row) const {
    return row.group.empty() || std::find(groups_.begin(), groups_.end(), row.group) != groups_.end();
  }

  // Reports a name that leads nowhere.
  void check(const std::string& key, ErrorKind kind, const Place& place, Diagnostics& diagnostics) const {
    const auto row =
        std::find_if(scheme_.rows.begin(), scheme_.rows.end(), [&](const SchemeRow& r) { return r.key == key; });
    if (row == scheme_.rows.end()) {
      auto help = suggestion(key, known_);
      if (help.empty()) help = "the scheme's rows are " + joined({known_.begin(), known_.end()}, ", ");
      diagnostics.add_error(error_at(kind, "unknown-scheme-row",
                                     quoted(key) + " is not a row of the scheme " + scheme_.id, place,
                                     std::move(help)));
    } else if (!is_owed(*row)) {
      diagnostics.add_error(error_at(kind, "unknown-scheme-row",
                                     quoted(key) + " belongs to the group " + row->group + ", which is off", place,
                                     "write groups = [\"" + row->group + "\"] in [coverage] of site.toml"));
    }
  }

 private:
  const Scheme& scheme_;
  const std::vector<std::string>& groups_;
  std::vector<std::string_view> known_;
};

// Of one text of a list in the metadata, or of the list.
Place place_of_element(const std::string& source, const PositionMap& positions, const std::string& key,
                       const std::string& element) {
  for (const auto& name : {key + ":" + element, key}) {
    if (const auto at = positions.find(name); at != positions.end()) return {source, at->second};
  }
  return {source, {}};
}

void check_row_names(const Site& site, const RowNames& names, Diagnostics& diagnostics) {
  for (const auto& row : site.config.coverage.not_applicable)
    names.check(row.row, ErrorKind::configuration, row.place, diagnostics);
  for (const auto& file : site.loaded.categories) {
    for (const auto& key : file.scheme)
      names.check(key, ErrorKind::content, place_of_element(file.source, file.positions, "scheme", key), diagnostics);
  }
  for (const auto& item : site.loaded.items) {
    for (const auto& key : item.scheme)
      names.check(key, ErrorKind::content, place_of_element(item.source, item.positions, "scheme", key), diagnostics);
  }
}

const std::vector<std::string>& rows_of(const Site& site, const Entry& entry) {
  static const std::vector<std::string> none;
  if (!entry.item->scheme.empty()) return entry.item->scheme;
  for (const auto* category = category_of(site, entry); category; category = category->parent) {
    if (!category->file->scheme.empty()) return category->file->scheme;
  }
  return none;
}

void cover_rows(const Site& site, const Scheme& scheme, const RowNames& names, Coverage& coverage) {
  auto& rows = coverage.rows;
  std::map<std::string_view, std::size_t> index;
  for (const auto& row : scheme.rows) {
    if (!names.is_owed(row)) continue;
    index[row.key] = rows.size();
    rows.push_back({&row, {k_folder + row.key + "/"}, {}, {}, {}});
  }
  const auto with_row = [&](const std::string& key, const auto& take) {
    if (const auto found = index.find(key); found != index.end()) take(rows[found->second], found->second);
  };
  for (const auto& category : site.categories) {
    for (const auto& key : category->file->scheme)
      with_row(key, [&](CoveredRow& row, std::size_t) { row.categories.push_back(category.get()); });
  }
  for (const auto& entry : site.entries) {
    if (!entry->is_current) continue;
    for (const auto& key : rows_of(site, *entry))
      with_row(key, [&](CoveredRow& row, std::size_t at) {
        row.entries.push_back(entry.get());
        coverage.rows_of[entry->item->source].push_back(at);
      });
  }
  for (const auto& none : site.config.coverage.not_applicable)
    with_row(none.row, [&](CoveredRow& row, std::size_t) { row.not_applicable = none.reason; });
}

void cover_scheme(const Site& site, const FileReader& files, Coverage& coverage, Diagnostics& diagnostics) {
  const auto& config = site.config.coverage;
  if (config.scheme.empty()) return;
  const auto scheme = load_scheme(files, config.scheme, config.scheme_place, diagnostics);
  if (!scheme) return;
  check_groups(config, *scheme, diagnostics);
  const RowNames names(site, *scheme);
  check_row_names(site, names, diagnostics);
  cover_rows(site, *scheme, names, coverage);
  coverage.scheme = scheme;
}

// The rows that an item names; the names that lead nowhere are reported.
std::vector<const StandardRow*> standards_of(const Item& item, const StandardCatalogues& catalogues,
                                             Diagnostics& diagnostics) {
  std::vector<const StandardRow*> rows;
  for (const auto& path : item.standards) {
    auto row = find_standard_row(catalogues, path);
    if (row) {
      if (std::find(rows.begin(), rows.end(), *row) == rows.end()) rows.push_back(*row);
      continue;
    }
    auto error = std::move(row).error();
    error.place = place_of_element(item.source, item.positions, "standard", path);
    diagnostics.add_error(std::move(error));
  }
  return rows;
}

void add_entries(const Site& site, Coverage& coverage) {
  std::unordered_map<const StandardRow*, CoveredStandardRow*> covered;
  for (auto& standard : coverage.standards) {
    for (auto& row : standard.rows) covered[row.row] = &row;
  }
  for (const auto& entry : site.entries) {
    const auto found = coverage.standards_of.find(entry->item->source);
    if (!entry->is_current || found == coverage.standards_of.end()) continue;
    for (const auto* row : found->second) covered.at(row)->entries.push_back(entry.get());
  }
}

void cover_standards(const Site& site, const FileReader& files, Coverage& coverage, Diagnostics& diagnostics) {
  const auto errors_before = diagnostics.count(Severity::error);
  const auto catalogues = load_standards(files, site.config.coverage, diagnostics);
  for (const auto& catalogue : catalogues) {
    const auto folder = k_folder + slug_of(catalogue->name) + "/";
    CoveredStandard covered{catalogue, {folder}, {folder + std::string(path_name(catalogue->source))}, {}};
    for (const auto& row : catalogue->rows) covered.rows.push_back({&row, {}});
    coverage.standards.push_back(std::move(covered));
  }
  // A faulty catalogue makes names of its rows look wrong.
  if (diagnostics.count(Severity::error) > errors_before) return;
  for (const auto& item : site.loaded.items) {
    auto rows = standards_of(item, catalogues, diagnostics);
    if (!rows.empty()) coverage.standards_of.emplace(item.source, std::move(rows));
  }
  add_entries(site, coverage);
}

}  // namespace

Site with_coverage(Site site, const FileReader& files, Diagnostics& diagnostics) {
  if (!is_asked(site.config.coverage)) return site;
  Coverage coverage;
  cover_scheme(site, files, coverage, diagnostics);
  cover_standards(site, files, coverage, diagnostics);
  site.coverage = std::move(coverage);
  return site;
}

}  // namespace gazette
