#include "catalogue/life.hpp"

#include <algorithm>

namespace gazette {

namespace {

struct End {
  Date day;
  LifeState state;
};

// What is withdrawn before its first day never took the place of anything.
std::optional<Date> took_over_on(const Item& successor) {
  const auto first = first_day_of(successor);
  if (!first || (successor.withdrawn && successor.withdrawn->date <= *first)) return std::nullopt;
  return first;
}

std::optional<Date> superseded_on(const Entry& entry) {
  std::optional<Date> earliest;
  for (const auto* successor : entry.replaced_by) {
    const auto day = took_over_on(*successor->item);
    if (day && (!earliest || *day < *earliest)) earliest = day;
  }
  return earliest;
}

// The first of the ends; of two on one day it is the successor that readers look for.
std::optional<End> first_end(const Entry& entry) {
  std::optional<End> end;
  if (const auto day = superseded_on(entry)) end = End{*day, LifeState::superseded};
  if (const auto& expires = entry.item->expires; expires && (!end || day_after(*expires) < end->day))
    end = End{day_after(*expires), LifeState::expired};
  return end;
}

// The change that ended a document: its last major one, or its only one. A correction of a comma ends nothing, so of
// several minor ones none can be told to be it.
std::optional<Date> ending_change(const Item& item, const Date& today) {
  std::optional<Date> last_major, last;
  std::size_t count = 0;
  for (const auto& change : item.changes) {
    if (change.date > today) continue;
    ++count;
    last = change.date;
    if (change.kind == ChangeKind::major) last_major = change.date;
  }
  return last_major || count != 1 ? last_major : last;
}

void set_end(const Entry& entry, const Date& today, Life& life) {
  const auto& item = *entry.item;
  const auto end = first_end(entry);
  const bool is_past = end && end->day <= today;
  const auto declared = item.declared_validity;
  const bool is_declared_over = declared == Validity::repealed || declared == Validity::expired;
  if (end && (!declared || (is_declared_over && is_past) || (!is_declared_over && !is_past))) {
    life.ends = end->day;
    life.end = end->state;
  } else if (is_declared_over) {
    life.ends = ending_change(item, today);
    life.end = declared == Validity::repealed ? LifeState::repealed : LifeState::expired;
  }
}

}  // namespace

std::optional<Date> first_day_of(const Item& item) {
  if (item.effective) return item.effective;
  if (item.made) return item.made;
  return item.published ? std::optional(item.published->date) : std::nullopt;
}

Life life_of(const Entry& entry, const Date& today) {
  const auto& item = *entry.item;
  Life life;
  life.known_on = today;
  life.begins = first_day_of(item);
  life.is_amended = item.declared_validity == Validity::amended;
  if (item.withdrawn) life.withdrawn = std::min(item.withdrawn->date, today);
  set_end(entry, today, life);
  return life;
}

bool is_normative(const SiteConfig& config, const Item& item) {
  const auto& own = config.rules_register.genres;
  const auto& genres = own.empty() ? config.markdown.article_genres : own;
  return !item.category.empty() && std::find(genres.begin(), genres.end(), item.genre) != genres.end();
}

}  // namespace gazette
