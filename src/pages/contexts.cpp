#include "pages/contexts.hpp"

#include "pages/coverage_context.hpp"
#include "pages/data_context.hpp"
#include "pages/head_context.hpp"
#include "pages/item_context.hpp"
#include "pages/list_contexts.hpp"
#include "pages/register_context.hpp"
#include "pages/report_comparison.hpp"
#include "pages/report_context.hpp"
#include "pages/subscribe_context.hpp"

namespace gazette {

namespace {

// Mustache cannot say "once, if the list holds something": for every list `x` there is a flag `has_x`.
constexpr std::string_view k_flag_prefix = "has_";

const PageTable& table_of(PageKind kind) {
  switch (kind) {
    case PageKind::home: return home_names();
    case PageKind::category:
    case PageKind::reports: return category_names();
    case PageKind::item:
    case PageKind::page:
    case PageKind::report: return item_names();
    case PageKind::taxonomy: return taxonomy_names();
    case PageKind::term: return term_names();
    case PageKind::verify: return verify_names();
    case PageKind::search: return search_names();
    case PageKind::subscribe: return subscribe_names();
    case PageKind::data: return data_names();
    case PageKind::redirect: return redirect_names();
    case PageKind::not_found: return not_found_names();
    case PageKind::comparison:
    case PageKind::coverage:
    case PageKind::standard:
    case PageKind::rules_register: break;
  }
  return page_names();
}

void add_rest(const SiteValues& values, const Page& page, Record& record) {
  switch (page.kind) {
    case PageKind::report: add_report_names(values, page, record); break;
    case PageKind::reports: add_reports_names(values, record); break;
    case PageKind::comparison: add_comparison_names(values, record); break;
    case PageKind::coverage: add_coverage_names(values, record); break;
    case PageKind::standard: add_standard_names(values, page, record); break;
    case PageKind::rules_register: add_register_names(values, page, record); break;
    default: break;
  }
}

}  // namespace

PageContext::PageContext(const SiteValues& values, const Page& page)
    : subject_{values, page}, names_(table_of(page.kind), subject_) {}

const Value* PageContext::find(const Name& name) const {
  static const Value yes(true), no(false);
  if (const auto* value = find_set(name)) return value;
  if (!name.text().starts_with(k_flag_prefix)) return nullptr;
  const auto* list = find_set(name.text().substr(k_flag_prefix.size()));
  const auto rows = list ? list->row_count() : std::nullopt;
  if (!rows) return nullptr;
  return *rows > 0 ? &yes : &no;
}

const Value* PageContext::find_set(const Name& name) const {
  if (const auto* value = names_.find(name)) return value;
  return rest().find(name);
}

const Record& PageContext::rest() const {
  if (!rest_) add_rest(subject_.values, subject_.page, rest_.emplace());
  return *rest_;
}

std::vector<std::string_view> PageContext::all() const {
  auto names = names_.all();
  for (const auto name : rest().all()) names.push_back(name);
  flag_names_.clear();
  for (const auto name : names) {
    if (find_set(name)->row_count()) flag_names_.push_back(std::string(k_flag_prefix).append(name));
  }
  names.insert(names.end(), flag_names_.begin(), flag_names_.end());
  return names;
}

}  // namespace gazette
