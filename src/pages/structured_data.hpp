#pragma once
// schema.org data of a page as JSON-LD.

#include "pages/page_names.hpp"

#include <string>

namespace gazette {

/// One JSON object, safe inside a script element.
std::string structured_data(const PageSubject& subject);

}  // namespace gazette
