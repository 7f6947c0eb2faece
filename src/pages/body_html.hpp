#pragma once
// A Body's HTML with its slots filled: links, images and figures.

#include "catalogue/links.hpp"
#include "model/site.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace gazette {

/// Whether addresses start at `/` or with scheme and host (feeds).
enum class LinkForm { rooted, absolute };

/// `origin.body`'s HTML. Dead links and unknown figures have been reported by the checks before; here they give an
/// empty address and nothing. `report` is null for all but annual reports.
std::string body_html(const Site& site, const LinkOrigin& origin, const ReportEntry* report, LinkForm form);

/// A part of a report's text, and the table whose place comes after it.
struct BodyPart {
  std::string html;
  std::optional<std::size_t> table;  ///< index into the form's tables; nothing after the last part
  std::string heading;               ///< the last one before the table
};

/// The text of a report cut at the places of its tables: at least one part.
std::vector<BodyPart> body_parts(const Site& site, const Item& item, const ReportEntry& report);

}  // namespace gazette
