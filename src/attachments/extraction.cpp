#include "attachments/extraction.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace gazette {

std::string place_text(const TextPlace& place) {
  std::string text = place.part;
  if (!place.unit.empty())
    text += (text.empty() ? "" : ", ") + std::string(place.unit) + " " + std::to_string(place.number);
  return place.is_hidden ? text + " (hidden)" : text;
}

void Extraction::add_author(std::string_view name) {
  name = trimmed(name);
  if (name.empty() || std::find(authors.begin(), authors.end(), name) != authors.end()) return;
  authors.emplace_back(name);
}

}  // namespace gazette
