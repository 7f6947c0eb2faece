#include "config/coverage_config.hpp"

#include "base/text.hpp"

namespace gazette {

namespace {

constexpr auto k_kind = ErrorKind::configuration;

std::vector<NotApplicable> read_not_applicable(TableReader& reader) {
  std::vector<NotApplicable> rows;
  const auto* table = reader.table("not_applicable");
  if (!table) return rows;
  TableReader inside(*table, "[coverage.not_applicable]", k_kind, reader.diagnostics());
  for (const auto& entry : *table) {
    auto reason = inside.text(entry.key);
    if (reason && trimmed(*reason).empty())
      inside.fail(entry.key, "missing-reason", "what does not apply needs a reason: it is published with the coverage",
                  "write " + entry.key + " = \"…\"");
    if (reason) rows.push_back({entry.key, *std::move(reason), entry.key_place});
  }
  return rows;
}

}  // namespace

void read_coverage(RecordedReader& section, CoverageConfig& coverage) {
  section.text("scheme", coverage.scheme);
  section.texts("groups", coverage.groups);
  section.texts("standards", coverage.standards);
  coverage.scheme_place = section.reader().place_of("scheme");
  coverage.groups_place = section.reader().place_of("groups");
  coverage.standards_place = section.reader().place_of("standards");
  coverage.not_applicable = read_not_applicable(section.reader());
}

}  // namespace gazette
