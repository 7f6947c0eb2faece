#include "catalogue/publication.hpp"

namespace gazette {

std::string_view publicity_name(Publicity publicity) {
  switch (publicity) {
    case Publicity::published: return "published";
    case Publicity::draft: return "draft";
    case Publicity::scheduled: return "scheduled";
    case Publicity::withheld: return "withheld";
  }
  return "published";
}

Publicity publicity_of(const Item& item, const BuildView& view) {
  if (item.disclosure != Disclosure::proactive) return Publicity::withheld;
  if (item.is_draft) return Publicity::draft;
  if (item.published && *item.published > view.as_of) return Publicity::scheduled;
  return Publicity::published;
}

bool is_shown(const Item& item, const BuildView& view) {
  switch (publicity_of(item, view)) {
    case Publicity::published: return true;
    case Publicity::draft: return view.with_drafts;
    case Publicity::scheduled: return view.with_future;
    case Publicity::withheld: return false;
  }
  return false;
}

std::vector<Change> told_changes(const CategoryFile& category, const SiteConfig& config, const BuildView& view) {
  auto changes = category.changes;
  const auto today = day_at(config, view.as_of);
  std::erase_if(changes, [&](const Change& change) { return change.date > today; });
  return changes;
}

Date day_at(const SiteConfig& config, const DateTime& moment) {
  return at_offset(moment, config.utc_offset_minutes).date;
}

Date today_of(const Item& item, const BuildView& view) {
  // Nearly always the same clock, and this is asked of every item.
  const bool is_same_clock = !item.published || item.published->offset_minutes == view.as_of.offset_minutes;
  return is_same_clock ? view.as_of.date : at_offset(view.as_of, item.published->offset_minutes).date;
}

bool is_expired(const Item& item, const BuildView& view) {
  return item.expires && *item.expires < today_of(item, view);
}

}  // namespace gazette
