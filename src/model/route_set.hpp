#pragma once
// Every address of the output, so that links can be checked and nothing takes the place of something else.

#include "base/hash_index.hpp"

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace gazette {

/// A set of paths as in `Route`. It holds views: the paths live, where they are, as long as the set.
class RouteSet {
 public:
  RouteSet() = default;
  RouteSet(std::initializer_list<std::string_view> paths);
  RouteSet(const RouteSet&) = delete;
  RouteSet& operator=(const RouteSet&) = delete;
  RouteSet(RouteSet&&) = default;
  RouteSet& operator=(RouteSet&&) = default;

  void reserve(std::size_t count);
  void insert(std::string_view path);

  bool contains(std::string_view path) const;
  /// How many there are; equal ones count once.
  std::size_t size() const { return paths_.size(); }
  /// In the order in which they were put in.
  auto begin() const { return paths_.begin(); }
  auto end() const { return paths_.end(); }

 private:
  std::vector<std::string_view> paths_;
  NumberIndex numbers_;
};

}  // namespace gazette
