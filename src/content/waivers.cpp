#include "content/waivers.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "model/rules.hpp"

namespace gazette {

namespace {

constexpr auto k_kind = ErrorKind::content;

// `report-check:I4` waives one check of a form.
constexpr char k_waived_check = ':';

}  // namespace

std::vector<Waiver> read_waivers(TableReader& reader) {
  std::vector<Waiver> waivers;
  for (const auto* table : reader.tables("waive")) {
    TableReader inside(*table, "a waiver", k_kind, reader.diagnostics());
    const auto rule = inside.text("rule").value_or("");
    const auto reason = inside.text("reason").value_or("");
    if (!find_rule(rule.substr(0, rule.find(k_waived_check)))) {
      std::vector<std::string_view> known;
      for (const auto& each : rules()) known.push_back(each.name);
      inside.fail("rule", "unknown-rule", quoted(rule) + " is not a rule that can be waived", suggestion(rule, known));
    }
    if (trimmed(reason).empty())
      reader.fail("waive", "missing-reason", "a waiver needs a reason: it is published with the build report",
                  "write waive = [{ rule = \"…\", reason = \"…\" }]");
    inside.finish();
    waivers.push_back({rule, reason, inside.place_of("rule").at});
  }
  return waivers;
}

}  // namespace gazette
