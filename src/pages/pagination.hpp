#pragma once
// How long lists are cut into pages.

#include "model/page.hpp"

#include <cstddef>
#include <vector>

namespace gazette {

/// The parts of a list of `count` entries, `size` on each page; one empty part for an empty list.
std::vector<ListPart> list_parts(std::size_t count, std::size_t size);

/// Where part `number` of a list stands whose first page is at `first`: `policy/page/2/`.
Route part_route(const Route& first, std::size_t number);

/// The numbers that a pager shows around `number`: at most nine.
std::vector<std::size_t> pages_around(std::size_t number, std::size_t total);

}  // namespace gazette
