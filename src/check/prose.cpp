#include "check/prose.hpp"

#include "model/rules.hpp"

#include <utility>

namespace gazette {

namespace {

void report_all(const SiteConfig& config, const Item& item, std::vector<Error> findings, Diagnostics& diagnostics) {
  for (auto& error : findings) {
    error.place = place_in(item, error.place.at);
    report_finding(config, item, std::move(error), diagnostics);
  }
}

}  // namespace

void check_prose(const SiteConfig& config, const Item& item, const std::vector<CitableFigure>& figures,
                 const FigureValue& value_of, Diagnostics& diagnostics) {
  std::vector<ReadProse> prose;
  if (!item.text.essence().has_prose) return;
  const auto text = item.text.whole();
  for (const auto& block : text->body.prose) {
    auto read = read_prose(block, value_of);
    if (read.numbers.empty()) continue;
    report_all(config, item, sum_findings(read.text, read.numbers, read.sums), diagnostics);
    prose.push_back(std::move(read));
  }
  report_all(config, item, figure_findings(prose, figures), diagnostics);
}

}  // namespace gazette
