#include "pages/contexts.hpp"

#include "pages/coverage_context.hpp"
#include "pages/head_context.hpp"
#include "pages/item_context.hpp"
#include "pages/list_contexts.hpp"
#include "pages/register_context.hpp"
#include "pages/report_comparison.hpp"
#include "pages/report_context.hpp"

namespace gazette {

namespace {

// Mustache cannot say "once, if the list holds something": for every list `x` there is a flag `has_x`.
void add_list_flags(Record& record) {
  const auto fields = record.fields();
  for (const auto& [name, value] : fields) {
    if (const auto* list = value.as_list()) record.set("has_" + name, !list->empty());
  }
}

}  // namespace

Record context_of(const SiteValues& values, const Page& page) {
  Record record;
  add_page_names(values, page, record);
  switch (page.kind) {
    case PageKind::home: add_home_names(values, page, record); break;
    case PageKind::category: add_category_names(values, page, record); break;
    case PageKind::item:
    case PageKind::page: add_item_names(values, page, record); break;
    case PageKind::report:
      add_item_names(values, page, record);
      add_report_names(values, page, record);
      break;
    case PageKind::reports:
      add_category_names(values, page, record);
      add_reports_names(values, record);
      break;
    case PageKind::comparison: add_comparison_names(values, record); break;
    case PageKind::taxonomy: add_taxonomy_names(values, page, record); break;
    case PageKind::term: add_term_names(values, page, record); break;
    case PageKind::coverage: add_coverage_names(values, record); break;
    case PageKind::standard: add_standard_names(values, page, record); break;
    case PageKind::rules_register: add_register_names(values, page, record); break;
    case PageKind::verify: add_verify_names(values, record); break;
    case PageKind::redirect: add_redirect_names(values, page, record); break;
    case PageKind::not_found: add_not_found_names(values, record); break;
  }
  add_list_flags(record);
  return record;
}

}  // namespace gazette
