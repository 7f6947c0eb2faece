#include "model/route_set.hpp"

namespace gazette {

RouteSet::RouteSet(std::initializer_list<std::string_view> paths) {
  for (const auto path : paths) insert(path);
}

void RouteSet::reserve(std::size_t count) {
  paths_.reserve(count);
  numbers_.reserve(count);
}

void RouteSet::insert(std::string_view path) {
  auto& number = numbers_.place(name_hash(path), [&](std::uint32_t one) { return paths_[one] == path; });
  if (number != k_no_number) return;
  number = static_cast<std::uint32_t>(paths_.size());
  paths_.push_back(path);
}

bool RouteSet::contains(std::string_view path) const {
  return numbers_.find(name_hash(path), [&](std::uint32_t one) { return paths_[one] == path; }) != k_no_number;
}

}  // namespace gazette
