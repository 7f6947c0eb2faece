#include "pages/page_tags.hpp"

#include "base/text.hpp"
#include "pages/head_context.hpp"

namespace gazette {

namespace {

using Tags = std::vector<PageTag>;

void add(Tags& tags, std::string name, std::string content) {
  if (!content.empty()) tags.push_back({std::move(name), std::move(content)});
}

// A required tag is never left out: what the editor did not give falls back to the column's name.
void add_column_tags(Tags& tags, const std::string& name, const CategoryFile* file) {
  const auto or_name = [&](const std::string& text) { return text.empty() ? name : text; };
  add(tags, "ColumnName", name);
  add(tags, "ColumnDescription", or_name(file ? file->description : ""));
  add(tags, "ColumnKeywords", or_name(file ? joined(file->keywords, ",") : ""));
  add(tags, "ColumnType", or_name(file ? joined(file->column_types, ",") : ""));
}

void add_article_tags(const SiteValues& values, Tags& tags, const Page& page) {
  const auto& item = *page.entry->item;
  add(tags, "ArticleTitle", item.title);
  if (item.published) add(tags, "PubDate", minute_text(*item.published));
  add(tags, "ContentSource", item.origin.empty() ? values.issuer_name(item) : item.origin);
  add(tags, "Keywords", joined(item.keywords.empty() ? item.tags : item.keywords, ","));
  add(tags, "Description", page_summary(values, page));
  add(tags, "Author", item.author);
  add(tags, "Image", item.image);
  add(tags, "Url", absolute_link_to(values.site().config, page.route.path));
}

}  // namespace

std::vector<PageTag> page_tags(const SiteValues& values, const Page& page) {
  const auto& config = values.site().config;
  Tags tags;
  add(tags, "SiteName", config.title.empty() ? config.agency.name : config.title);
  add(tags, "SiteDomain", config.host);
  add(tags, "SiteIDCode", config.agency.site_id);
  if (page.entry) {
    if (const auto* category = category_of(values.site(), *page.entry))
      add_column_tags(tags, category->file->title, category->file);
    add_article_tags(values, tags, page);
  } else if (page.category || page.taxonomy || page.rules || page.covered || page.kind == PageKind::reports) {
    add_column_tags(tags, page_title(values, page), page.category ? page.category->file : nullptr);
  }
  return tags;
}

}  // namespace gazette
