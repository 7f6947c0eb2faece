#include "pages/page_tags.hpp"

#include "base/text.hpp"

namespace gazette {

namespace {

using Tags = std::vector<PageTag>;

void add(Tags& tags, std::string_view name, std::string content) {
  if (!content.empty()) tags.push_back({name, std::move(content)});
}

// A required tag is never left out: what the editor did not give falls back to the column's name.
void add_column_tags(Tags& tags, const std::string& name, const CategoryFile* file) {
  const auto or_name = [&](const std::string& text) { return text.empty() ? name : text; };
  add(tags, "ColumnName", name);
  add(tags, "ColumnDescription", or_name(file ? file->description : ""));
  add(tags, "ColumnKeywords", or_name(file ? joined(file->keywords, ",") : ""));
  add(tags, "ColumnType", or_name(file ? joined(file->column_types, ",") : ""));
}

void add_article_tags(const PageSubject& p, Tags& tags) {
  const auto& values = p.values;
  const auto& item = *p.page.entry->item;
  add(tags, "ArticleTitle", item.title);
  if (item.published) add(tags, "PubDate", minute_text(*item.published));
  add(tags, "ContentSource", item.origin.empty() ? values.issuer_name(item) : item.origin);
  add(tags, "Keywords", joined(item.keywords.empty() ? item.tags : item.keywords, ","));
  add(tags, "Description", p.description());
  add(tags, "Author", item.author);
  add(tags, "Image", item.image);
  add(tags, "Url", absolute_link_to(values.site().config, p.page.route.path));
}

}  // namespace

std::vector<PageTag> page_tags(const PageSubject& p) {
  const auto& values = p.values;
  const auto& page = p.page;
  const auto& config = values.site().config;
  Tags tags;
  tags.reserve(16);
  add(tags, "SiteName", config.title.empty() ? config.agency.name : config.title);
  add(tags, "SiteDomain", config.host);
  add(tags, "SiteIDCode", config.agency.site_id);
  if (page.entry) {
    if (const auto* category = category_of(values.site(), *page.entry))
      add_column_tags(tags, category->file->title, category->file);
    add_article_tags(p, tags);
  } else if (page.category || page.taxonomy || page.rules || page.covered || page.kind == PageKind::reports) {
    add_column_tags(tags, p.title(), page.category ? page.category->file : nullptr);
  }
  return tags;
}

}  // namespace gazette
