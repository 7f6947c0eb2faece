#include "content/pinyin_slugs.hpp"

#include "base/pinyin.hpp"
#include "base/text.hpp"
#include "content/permalinks.hpp"
#include "model/rules.hpp"

namespace gazette {

namespace {

bool takes_slug_of_title(const Item& item) {
  return !item.category.empty() && !item.report && !item.positions.contains("slug") && !item.title.empty();
}

}  // namespace

void give_pinyin_slugs(ItemList& items, const SiteConfig& config, Diagnostics& diagnostics) {
  if (config.slug_source != SlugSource::pinyin) return;
  PinyinReader reader;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto& item = items[i];
    if (!takes_slug_of_title(item)) continue;
    const auto slug = reader.slug_of(item.title);
    if (!slug.empty()) {
      auto route = item_route(item, slug, config);
      items.edit(i).route = std::move(route);
      continue;
    }
    report_finding(config, item,
                   {ErrorKind::content,
                    "title-without-letters",
                    "the title " + quoted(item.title) + " gives no address; the file's name is used",
                    place_of(item, "title"),
                    "write slug = \"…\" to choose one",
                    {}},
                   diagnostics);
  }
}

}  // namespace gazette
