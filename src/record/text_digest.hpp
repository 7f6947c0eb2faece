#pragma once
// What a reader of an item or a category reads, as one digest: it changes when the text does, and not when the theme
// does.

#include "model/site.hpp"

#include <string>

namespace gazette {

/// SHA-256 of an item's title, numbers, dates, standing, descriptions, Markdown source and, in an annual report, the
/// figures that it declares. Left out are what only sorts or places it (slug, aliases, weight, tags, template), its
/// change notes, and its attachments, which have digests of their own.
std::string text_digest(const Entry& entry);

/// SHA-256 of a category's title, description and Markdown source. Left out are what only sorts, places or measures it,
/// its change notes and its files.
std::string text_digest(const CategoryFile& category);

}  // namespace gazette
