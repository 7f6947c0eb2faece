#pragma once
// A folder of items with its `_index.md`, as the file says it.

#include "base/position_map.hpp"
#include "model/body.hpp"
#include "model/item.hpp"
#include "model/rhythm.hpp"
#include "model/route.hpp"
#include "model/value.hpp"

#include <map>
#include <string>
#include <vector>

namespace gazette {

/// The columns that a disclosure platform must have (国办公开办函〔2019〕61号); none for any other category.
enum class Column { none, guide, institutions, statutory, reports, requests };

enum class SortOrder { date, weight, title };

/// What `_index.md` says about its folder. The home page's own text is the one of `content/_index.md`.
struct CategoryFile {
  std::string source;  ///< `content/policy/_index.md`; a folder without one has its would-be path here
  bool exists = false;
  std::string key;  ///< `policy`, `statutory/finance`; empty for the home page
  Route route;
  std::vector<Route> aliases;
  std::string title;
  std::string description;
  std::vector<std::string> keywords;
  std::vector<std::string> column_types;  ///< ColumnType of the page tags (国办发〔2017〕47号)
  Column column = Column::none;
  std::vector<std::string> scheme;  ///< rows of the site's scheme that its items answer
  std::int64_t weight = 0;
  SortOrder sort = SortOrder::date;
  int paginate_by = 0;                             ///< 0: the site's
  std::optional<Rhythm> rhythm;                    ///< absent: the site's
  std::optional<int> publish_within_working_days;  ///< absent: that of the category above, else the site's
  Record extra;
  std::vector<Change> changes;  ///< by date, oldest first
  Body body;
  std::string text_sha256;        ///< of the Markdown below the metadata, as of an item
  std::vector<Waiver> waivers;    ///< for its own text and files
  std::vector<Attachment> files;  ///< other files in the folder, published beside the index
  PositionMap positions;
  std::uint64_t fingerprint = 0;  ///< of `_index.md` and of the files beside it
};

/// Where the value of a metadata key of `_index.md` stands; the file where the key is not written.
Place place_of(const CategoryFile& category, const std::string& key);

}  // namespace gazette
