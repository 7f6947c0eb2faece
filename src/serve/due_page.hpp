#pragma once
// The board of the preview: what falls due, as a page that only `gazette serve` shows. No build holds it.

#include "deadlines/due.hpp"
#include "model/site.hpp"

#include <string>
#include <vector>

namespace gazette {

/// How far ahead the board looks.
inline constexpr int k_board_days = 30;

/// A whole HTML page, in Chinese on a Chinese site and in English on any other. Pages that the preview has are linked.
std::string due_page(const Site& site, const std::vector<DueEntry>& entries);

}  // namespace gazette
