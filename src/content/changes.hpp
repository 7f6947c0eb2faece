#pragma once
// `changes = [{ date = 2026-05-01, note = "…", kind = "major" }]` in the metadata of an item or a category, and what
// they are about.

#include "formats/table_reader.hpp"
#include "model/item.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The change notes that the metadata declare, by date, oldest first. One without a date or a note is an error
/// (`incomplete-change`).
std::vector<Change> read_changes(TableReader& reader);

/// SHA-256 of the Markdown below the metadata, without what editors and version control change unseen: line ends, and
/// blanks and empty lines at its end.
std::string body_digest(std::string_view body);

}  // namespace gazette
