#include "content/category_reader.hpp"

#include "base/slug.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"
#include "content/changes.hpp"
#include "content/element_positions.hpp"
#include "content/front_matter.hpp"
#include "content/markdown_options.hpp"
#include "content/permalinks.hpp"
#include "content/text_findings.hpp"
#include "content/waivers.hpp"
#include "formats/table_reader.hpp"
#include "formats/toml_record.hpp"
#include "model/rules.hpp"

#include <algorithm>

namespace gazette {

namespace {

// Reads one of a closed list of words by its index; `fallback` when absent or unknown.
std::size_t read_word(TableReader& reader, std::string_view key, const std::vector<std::string_view>& words,
                      std::size_t fallback) {
  const auto word = reader.text(key);
  if (!word) return fallback;
  const auto found = std::find(words.begin(), words.end(), *word);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  const std::vector<std::string> shown(words.begin(), words.end());
  reader.fail(key, "wrong-value", quoted(*word) + " is not a value of " + std::string(key),
              "use one of: " + joined(shown, ", "));
  return fallback;
}

void read_paginate_by(TableReader& reader, CategoryFile& category) {
  const auto number = reader.integer("paginate_by");
  if (!number) return;
  if (*number >= 1 && *number <= 10'000) category.paginate_by = static_cast<int>(*number);
  else reader.fail("paginate_by", "out-of-range", "paginate_by must be 1 to 10000, found " + std::to_string(*number));
}

void read_rhythm(TableReader& reader, CategoryFile& category) {
  const auto written = reader.text("rhythm");
  if (!written) return;
  category.rhythm = parse_rhythm(*written);
  if (!category.rhythm)
    reader.fail("rhythm", "invalid-rhythm", quoted(*written) + " is not a rhythm",
                "write \"2 weeks\", \"6 months\", \"1 year\", or \"none\"");
}

void read_publication_limit(TableReader& reader, CategoryFile& category) {
  constexpr std::string_view k_key = "publish_within_working_days";
  const auto number = reader.integer(k_key);
  if (!number) return;
  if (*number >= 1 && *number <= 366) category.publish_within_working_days = static_cast<int>(*number);
  else reader.fail(k_key, "out-of-range", std::string(k_key) + " must be 1 to 366, found " + std::to_string(*number));
}

void read_fields(TableReader& reader, CategoryFile& category) {
  static const std::vector<std::string_view> columns = {"guide", "institutions", "statutory", "reports", "requests"};
  static const std::vector<std::string_view> orders = {"date", "weight", "title"};
  category.title = std::string(trimmed(reader.text("title").value_or("")));
  category.description = reader.text("description").value_or("");
  category.keywords = reader.texts("keywords").value_or(std::vector<std::string>{});
  category.column_types = reader.texts("column_type").value_or(std::vector<std::string>{});
  const auto column = read_word(reader, "column", columns, columns.size());
  category.column = column == columns.size() ? Column::none : static_cast<Column>(column + 1);
  category.scheme = reader.texts("scheme").value_or(std::vector<std::string>{});
  keep_element_positions(reader.value("scheme"), "scheme", category.positions);
  category.weight = reader.integer("weight").value_or(0);
  category.sort = static_cast<SortOrder>(read_word(reader, "sort", orders, 0));
  read_paginate_by(reader, category);
  read_rhythm(reader, category);
  read_publication_limit(reader, category);
  category.aliases = read_aliases(reader);
  category.waivers = read_waivers(reader);
  category.changes = read_changes(reader);
  if (const auto* extra = reader.table("extra")) category.extra = record_of(*extra);
  for (const auto* key : {"title", "column", "aliases", "rhythm", "scheme", "changes"}) {
    if (const auto place = reader.place_of(key); !place.file.empty()) category.positions[key] = place.at;
  }
}

}  // namespace

CategoryFile bare_category(const CategoryFolder& folder) {
  CategoryFile category;
  category.source = folder.source;
  category.exists = folder.has_index;
  category.key = folder.key;
  category.title = std::string(path_name(folder.key));
  category.route = {folder.key.empty() ? "" : folder.key + "/"};
  const auto home = path_folder(folder.source);
  for (const auto& file : folder.files) {
    Attachment attachment;
    attachment.file = file.path;
    attachment.source = path_join(home, file.path);
    category.files.push_back(std::move(attachment));
  }
  return category;
}

CategoryFile read_category(const CategoryFolder& folder, std::string_view text, const SiteConfig& config,
                           Diagnostics& diagnostics) {
  auto category = bare_category(folder);
  const auto parts = split_front_matter(folder.source, text);
  if (!parts) {
    diagnostics.add_error(parts.error());
    return category;
  }
  const auto table =
      parse_toml({folder.source, parts->metadata, parts->metadata_line, ErrorKind::content}, diagnostics);
  TableReader reader(table, "the metadata of a category", ErrorKind::content, diagnostics, config.utc_offset_minutes);
  read_fields(reader, category);
  const auto* title = reader.value("title");
  const bool has_no_title = !reader.has("title") || (title && title->as_text() && category.title.empty());
  if (has_no_title && !folder.key.empty())
    diagnostics.add_error({ErrorKind::content,
                           "missing-title",
                           "the category's title is missing",
                           {folder.source, {1, 1, 3}},
                           "write title = \"…\" in the metadata",
                           {}});
  reader.finish();
  const auto options = markdown_options(config);
  category.text_sha256 = body_digest(parts->body);
  category.body = render_markdown({folder.source, parts->body, parts->body_line}, options, diagnostics);
  for (const auto& finding : text_findings({text, *parts, table, false})) {
    report_finding(config, category, text_error(folder.source, finding), diagnostics);
  }
  return category;
}

}  // namespace gazette
