#include "model/category.hpp"

namespace gazette {

Place place_of(const CategoryFile& category, const std::string& key) {
  const auto at = category.positions.find(key);
  return {category.source, at == category.positions.end() ? Position{} : at->second};
}

}  // namespace gazette
