#pragma once
// What a page's template sees: a pure function of the site and the page, made only when the page is rendered, and of
// each name only when the template asks for it.

#include "pages/page_names.hpp"

#include <optional>

namespace gazette {

/// All names that docs/THEMES.md lists for the page's kind. Belongs to one thread; `values` and `page` must outlive it.
class PageContext final : public Names {
 public:
  PageContext(const SiteValues& values, const Page& page);

  const Value* find(const Name& name) const override;
  std::vector<std::string_view> all() const override;

 private:
  const Value* find_set(const Name& name) const;
  const Record& rest() const;

  PageSubject subject_;
  LazyNames<PageSubject> names_;
  mutable std::optional<Record> rest_;  ///< names of rare kinds of pages, made all at once
  mutable std::vector<std::string> flag_names_;
};

inline PageContext context_of(const SiteValues& values, const Page& page) { return {values, page}; }

}  // namespace gazette
