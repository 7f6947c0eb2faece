#pragma once
// A page before it is bytes: its address, its template and what it is about. Planned by `pages`,
// rendered by `render`; nothing is rendered before it is asked for.

#include "model/route.hpp"
#include "model/site.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace gazette {

enum class PageKind {
  home,
  category,
  item,
  page,
  report,
  reports,
  comparison,
  taxonomy,
  term,
  coverage,
  standard,
  rules_register,
  verify,
  search,
  subscribe,
  data,
  redirect,
  not_found
};

std::string_view page_kind_name(PageKind kind);

/// What a redirect page points to.
struct RedirectTarget {
  std::string route_path;
  std::string title;
  Place declared_at;  ///< the alias
};

/// One of several pages of a list; `number` counts from 1.
struct ListPart {
  std::size_t number = 1;
  std::size_t total = 1;
  std::size_t first = 0;  ///< index of its first entry
  std::size_t size = 0;   ///< how many entries
};

struct Page {
  Route route;
  PageKind kind = PageKind::page;
  const Entry* entry = nullptr;
  const Category* category = nullptr;
  const Taxonomy* taxonomy = nullptr;
  const Term* term = nullptr;
  const RegisterView* rules = nullptr;
  const ReportEntry* report = nullptr;
  const CoveredRow* covered = nullptr;        ///< of a `term` page that lists a scheme's row instead of a term
  const CoveredStandard* standard = nullptr;  ///< of a standard catalogue's page
  ListPart part;
  std::shared_ptr<const RedirectTarget> target;  ///< of a redirect
};

/// The template of a page: the one that its item names, else that of its kind. Valid as long as the item.
std::string_view template_name_of(const Page& page);

}  // namespace gazette
