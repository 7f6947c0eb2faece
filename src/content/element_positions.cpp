#include "content/element_positions.hpp"

#include "base/text.hpp"

namespace gazette {

void keep_element_positions(const TomlValue* value, const std::string& key, PositionMap& positions) {
  const auto* list = value ? value->as_array() : nullptr;
  if (!list) return;
  for (const auto& element : *list) {
    if (const auto* text = element.as_text())
      positions.try_emplace(key + ":" + std::string(trimmed(*text)), element.place.at);
  }
}

}  // namespace gazette
