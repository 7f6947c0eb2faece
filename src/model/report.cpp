#include "model/report.hpp"

namespace gazette {

const Cell& cell_at(const Figures& figures, std::string_view address) {
  static const Cell blank;
  const auto found = figures.cells.find(address);
  return found == figures.cells.end() ? blank : found->second;
}

}  // namespace gazette
