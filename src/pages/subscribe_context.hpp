#pragma once
// The page that lists all feeds of the site.

#include "pages/page_names.hpp"

namespace gazette {

const PageTable& subscribe_names();

}  // namespace gazette
