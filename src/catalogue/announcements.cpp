#include "catalogue/announcements.hpp"

#include <algorithm>

namespace gazette {

Announcement announcement_of(const Item& item) {
  const auto published = item.published.value_or(DateTime{});
  const auto midnight = [&](const Date& date) { return DateTime{date, 0, 0, 0, published.offset_minutes}; };
  if (item.withdrawn)
    return {AnnouncementKind::withdrawn, std::max(midnight(item.withdrawn->date), published), item.withdrawn->reason};
  for (auto change = item.changes.rbegin(); change != item.changes.rend(); ++change) {
    if (change->kind != ChangeKind::major || change->date < published.date) continue;
    return {AnnouncementKind::updated, std::max(midnight(change->date), published), change->note};
  }
  return {AnnouncementKind::published, published, {}};
}

}  // namespace gazette
