#pragma once
// What `{{name}}` in the text of an annual report becomes: one of its own figures, or one of the site's.

#include "base/result.hpp"
#include "model/report.hpp"
#include "model/site.hpp"
#include "report/computed.hpp"

#include <string>
#include <string_view>

namespace gazette {

/// The figure called `name`, as plain text (whoever inserts it escapes it).
///
/// `name` is an address of the form (`disclosed.year`, `t3.n.total`; the only column of a table may be named or not) or
/// a computed figure (`site.published.year`). Numbers are as written, a percentage with its `%`, no other unit; not
/// applicable is 不适用, or `n/a` on a site that is not Chinese.
/// Error, of ErrorKind::content and without a place: `unknown-figure` with the nearest name, `blank-figure`.
Result<std::string> figure_text(const Site& site, const Report& report, const PublishedCounts& counts,
                                std::string_view name);

/// The same for a single figure: counts the whole site where `name` is a computed one.
Result<std::string> figure_text(const Site& site, const Report& report, std::string_view name);

}  // namespace gazette
