#include "render/look.hpp"

namespace gazette {

std::string look_stylesheet(const LookConfig& look) {
  if (look.accent.empty()) return {};
  return ":root { --site-accent: " + look.accent + "; --site-accent-dark: " + look.accent_dark + "; }\n";
}

}  // namespace gazette
