#pragma once
// A form with the rows of one body's components: what a report is read, checked and shown with.

#include "model/report.hpp"

#include <memory>
#include <vector>

namespace gazette {

/// The form with a row for each component, and one for the whole body (`overall`), in every table of component rows.
/// Without components only `overall`. Enumerations of components get them as choices. A form without component tables
/// is returned as it is.
std::shared_ptr<const Form> with_components(const std::shared_ptr<const Form>& form,
                                            const std::vector<Component>& components);

}  // namespace gazette
