#pragma once
// Every name that a template may use, as data: the lint checks templates against it, tests check the contexts
// against it, and docs/THEMES.md is generated from it.

#include "formats/template.hpp"
#include "model/page.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// One documented name. `of` is the record inside, for records and lists of records; empty for a list of text.
struct DocumentedName {
  std::string_view name;
  NameType type = NameType::text;
  std::string_view of;
  std::string_view note;
};

struct DocumentedRecord {
  std::string_view name;
  std::string_view note;
  std::vector<DocumentedName> names;
};

/// All records, the page's outermost level first: `page` is common to all kinds, the records named after a page
/// kind hold what that kind adds.
const std::vector<DocumentedRecord>& documented_records();

/// The names of one page kind for the lint. Valid for the life of the program. Thread-safe.
const NameSchema& names_of(PageKind kind);

/// The part of docs/THEMES.md that lists all names, as Markdown.
std::string names_as_markdown();

}  // namespace gazette
