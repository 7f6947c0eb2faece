#pragma once
// The government page tags (《政府网站发展指引》国办发〔2017〕47号, 网页标签): three on every page, seven on
// column pages, ten and the optional ones on article pages. Generated, never written by hand.

#include "model/page.hpp"
#include "pages/site_values.hpp"

#include <string>
#include <vector>

namespace gazette {

struct PageTag {
  std::string name, content;
};

std::vector<PageTag> page_tags(const SiteValues& values, const Page& page);

}  // namespace gazette
