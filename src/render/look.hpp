#pragma once
// The site's own colours as a style sheet: pages need no inline style, and a theme says itself where they go.

#include "model/config.hpp"

#include <string>
#include <string_view>

namespace gazette {

/// The name of the style sheet in `static/`: a theme's own file of that name gives way to it.
inline constexpr std::string_view k_look_file = "look.css";

/// Custom properties `--site-accent` and `--site-accent-dark`; empty for a site without colours of its own.
std::string look_stylesheet(const LookConfig& look);

}  // namespace gazette
