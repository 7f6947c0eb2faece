#pragma once
// The one answer to "is this published?", asked by build, list, feeds, sitemap, search, counts and checks.

#include "model/site.hpp"

#include <string_view>
#include <vector>

namespace gazette {

enum class Publicity {
  published,
  draft,      ///< `draft = true`
  scheduled,  ///< published after the moment of the view
  withheld    ///< disclosed on request only, or not at all; no flag ever builds it
};

std::string_view publicity_name(Publicity publicity);

/// What an item is as of the view's moment, whatever the view includes.
Publicity publicity_of(const Item& item, const BuildView& view);

/// Whether the view shows the item: it is published, or the view includes drafts or the future.
bool is_shown(const Item& item, const BuildView& view);

/// The change notes of a category's text that are dated on the view's day or before, oldest first.
std::vector<Change> told_changes(const CategoryFile& category, const SiteConfig& config, const BuildView& view);

/// The day of a moment on the site's clock.
Date day_at(const SiteConfig& config, const DateTime& moment);

/// The view's day at the item's offset.
Date today_of(const Item& item, const BuildView& view);

/// Whether the item's last day in force lies before the view's day.
bool is_expired(const Item& item, const BuildView& view);

}  // namespace gazette
