#include "pages/pagination.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr std::size_t k_reach = 4;

}  // namespace

std::vector<ListPart> list_parts(std::size_t count, std::size_t size) {
  const auto total = std::max<std::size_t>(1, (count + size - 1) / size);
  std::vector<ListPart> parts;
  for (std::size_t number = 1; number <= total; ++number) {
    const auto first = (number - 1) * size;
    parts.push_back({number, total, first, std::min(size, count - first)});
  }
  return parts;
}

Route part_route(const Route& first, std::size_t number) {
  return number == 1 ? first : Route{first.path + "page/" + std::to_string(number) + "/"};
}

std::vector<std::size_t> pages_around(std::size_t number, std::size_t total) {
  const auto first = number > k_reach ? number - k_reach : 1;
  std::vector<std::size_t> numbers;
  for (auto at = first; at <= std::min(total, number + k_reach); ++at) numbers.push_back(at);
  return numbers;
}

}  // namespace gazette
