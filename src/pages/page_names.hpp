#pragma once
// The names of each kind of page, as tables of functions: each name's value is made when a template asks for it.

#include "model/lazy_names.hpp"
#include "model/page.hpp"
#include "pages/site_values.hpp"

#include <memory>
#include <optional>
#include <string>

namespace gazette {

/// What the values of a page are made of. Site and page outlive the page's render. Belongs to one thread.
struct PageSubject {
  const SiteValues& values;
  const Page& page;

  /// The page's own title, and a plain paragraph about it: made once, as several values hold them.
  const std::string& title() const;
  const std::string& summary() const;
  /// For those who see no more of the page: the summary, else the site's description or its own title.
  const std::string& description() const;

  /// The text of the page's item, fetched once. Only for pages that have one.
  const std::shared_ptr<const Body>& body() const;

  mutable std::optional<std::string> made_title = {}, made_summary = {};
  mutable std::shared_ptr<const Body> fetched_body = {};
};

using PageTable = NameTable<PageSubject>;

}  // namespace gazette
