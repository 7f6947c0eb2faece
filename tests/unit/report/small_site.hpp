#pragma once
// A site in memory with items and categories, as `catalogue` would leave it: only what counting needs.

#include "model/site.hpp"

#include <memory>
#include <string>
#include <vector>

namespace gazette {

/// Items are added first; `finish` then ties entries and categories to them.
class SmallSite {
 public:
  SmallSite& category(const std::string& key, const std::string& title) {
    CategoryFile file;
    file.key = key;
    file.title = title;
    site_.loaded.categories.push_back(std::move(file));
    return *this;
  }

  /// The item, for what else it says; valid until the next is added.
  Item& item(const std::string& category, const std::string& published) {
    Item item;
    item.category = category;
    item.published = *parse_date_time(published, site_.config.utc_offset_minutes);
    item.source = "content/" + std::to_string(site_.loaded.items.size()) + ".md";
    site_.loaded.items.add(std::move(item));
    return site_.loaded.items.edit(site_.loaded.items.size() - 1);
  }

  Site& finish() {
    for (const auto& item : site_.loaded.items) {
      site_.entries.push_back(std::make_unique<Entry>());
      site_.entries.back()->item = &item;
    }
    for (const auto& file : site_.loaded.categories) {
      site_.categories.push_back(std::make_unique<Category>());
      site_.categories.back()->file = &file;
      if (file.key.find('/') == std::string::npos) site_.top_categories.push_back(site_.categories.back().get());
    }
    return site_;
  }

 private:
  Site site_;
};

}  // namespace gazette
