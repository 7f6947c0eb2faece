#include "pages/register_context.hpp"

#include "catalogue/rules_register.hpp"
#include "pages/list_contexts.hpp"

#include <algorithm>

namespace gazette {

namespace {

Value day_or_absent(const std::optional<Date>& day) { return day ? Value(iso_date(*day)) : Value(); }

// The last day in force, which is what `expires` says too.
Value last_day(const Entry& entry) {
  if (!is_ended(entry.state) || !entry.life.ends) return {};
  return iso_date(date_from_days(days_since_epoch(*entry.life.ends) - 1));
}

List successors(const SiteValues& values, const Entry& entry) {
  List list;
  for (const auto* successor : entry.replaced_by) list.push_back(values.link(*successor));
  if (entry.successor && entry.replaced_by.empty()) list.push_back(values.link(*entry.successor));
  return list;
}

Value rule(const SiteValues& values, const Entry& entry) {
  const auto& item = *entry.item;
  Record record;
  record.set("title", item.title);
  record.set("url", values.url(item.route));
  record.set("document_number", Value::text_or_absent(item.document_number));
  record.set("issuer", Value::text_or_absent(values.issuer_name(item)));
  record.set("genre", Value::text_or_absent(item.genre));
  record.set("made", day_or_absent(item.made));
  record.set("year", Value::text_or_absent(register_year_of(item)));
  record.set("effective", day_or_absent(item.effective));
  record.set("ended", item.withdrawn ? Value(iso_date(item.withdrawn->date)) : last_day(entry));
  record.set("state", life_state_key(entry.state));
  record.set("state_label", values.state_label(entry.state));
  record.set("is_in_force", is_in_force(entry.state));
  record.set("successors", successors(values, entry));
  return record;
}

std::string list_title(const SiteValues& values, const RegisterView& view) {
  switch (view.filter) {
    case RegisterFilter::all: return values.word("register_all");
    case RegisterFilter::in_force: return values.word("register_in_force");
    case RegisterFilter::pending: return values.word("register_pending");
    case RegisterFilter::ended: return values.word("register_ended");
    default: return view.title;
  }
}

Value link_to_list(const SiteValues& values, const RegisterView& view, const Page& page) {
  Record record;
  record.set("title", list_title(values, view));
  record.set("url", values.url(view.route));
  record.set("count", std::to_string(view.entries.size()));
  record.set("is_current", &view == page.rules);
  return record;
}

// A choice of one helps nobody, and a list without rules has a page but is not offered.
void add_group(const SiteValues& values, const Page& page, std::string_view label, RegisterFilter first,
               RegisterFilter last, List& groups) {
  List links;
  for (const auto& view : values.site().rules_register) {
    const bool is_in_group = view.filter >= first && view.filter <= last;
    if (is_in_group && (!view.entries.empty() || &view == page.rules))
      links.push_back(link_to_list(values, view, page));
  }
  if (links.size() < 2 && first != RegisterFilter::all) return;
  Record group;
  group.set("title", values.word(std::string(label)));
  group.set("links", std::move(links));
  groups.emplace_back(std::move(group));
}

}  // namespace

std::string register_title(const SiteValues& values, const RegisterView& view) {
  const auto& own = values.site().config.rules_register.title;
  const auto title = own.empty() ? values.word("register_title") : own;
  return view.filter == RegisterFilter::all ? title : title + values.word("colon") + list_title(values, view);
}

void add_register_names(const SiteValues& values, const Page& page, Record& record) {
  const auto& view = *page.rules;
  List rules, groups;
  for (std::size_t i = page.part.first; i < page.part.first + page.part.size; ++i)
    rules.push_back(rule(values, *view.entries[i]));
  add_group(values, page, "fact_validity", RegisterFilter::all, RegisterFilter::ended, groups);
  add_group(values, page, "fact_genre", RegisterFilter::genre, RegisterFilter::genre, groups);
  add_group(values, page, "fact_issuer", RegisterFilter::issuer, RegisterFilter::issuer, groups);
  add_group(values, page, "register_year", RegisterFilter::year, RegisterFilter::year, groups);
  record.set("rules", std::move(rules));
  record.set("filters", std::move(groups));
  record.set("list_url", values.url(view.route));
  record.set("pager", pager(values, page));
}

}  // namespace gazette
