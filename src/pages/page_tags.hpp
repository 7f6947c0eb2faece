#pragma once
// The government page tags (《政府网站发展指引》国办发〔2017〕47号, 网页标签): three on every page, seven on
// column pages, ten and the optional ones on article pages. Generated, never written by hand.

#include "pages/page_names.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct PageTag {
  std::string_view name;  ///< written in the program
  std::string content;
};

std::vector<PageTag> page_tags(const PageSubject& subject);

}  // namespace gazette
