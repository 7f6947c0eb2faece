#include "content/waivers.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "model/rules.hpp"

namespace gazette {

namespace {

constexpr auto k_kind = ErrorKind::content;

// `report-check:I4` waives one check of a form.
constexpr char k_waived_check = ':';

constexpr auto k_form = "write waive = [{ rule = \"…\", reason = \"…\" }]";

}  // namespace

std::vector<Waiver> read_waivers(TableReader& reader) {
  std::vector<Waiver> waivers;
  for (const auto* table : reader.tables("waive")) {
    TableReader inside(*table, "a waiver", k_kind, reader.diagnostics());
    const auto rule = inside.text("rule"), reason = inside.text("reason");
    if (!inside.has("rule")) inside.fail("rule", "missing-key", "a waiver needs the name of a rule", k_form);
    else if (rule && !find_rule(rule->substr(0, rule->find(k_waived_check)))) {
      std::vector<std::string_view> known;
      for (const auto& each : rules()) known.push_back(each.name);
      auto help = suggestion(*rule, known);
      inside.fail("rule", "unknown-rule", quoted(*rule) + " is not a rule that can be waived",
                  help.empty() ? "write the name that stands in brackets behind the finding" : help);
    }
    if (!inside.has("reason") || (reason && trimmed(*reason).empty()))
      inside.fail("reason", "missing-reason", "a waiver needs a reason: it is published with the build report", k_form);
    inside.finish();
    waivers.push_back({rule.value_or(""), reason.value_or(""), inside.place_of("rule").at});
  }
  return waivers;
}

}  // namespace gazette
