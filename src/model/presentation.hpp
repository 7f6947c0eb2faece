#pragma once
// What a theme brings to the contexts: its words in the site's language and the addresses of its files.
// Made by `render` when the theme is loaded, read by `pages`.

#include "model/value.hpp"

#include <map>
#include <string>

namespace gazette {

struct Presentation {
  std::map<std::string, std::string, std::less<>> words;
  Record assets;  ///< `style_css`: address from `/`
};

/// The word, or its key where the theme has none (the theme loader has reported that).
inline std::string word(const Presentation& presentation, const std::string& key) {
  const auto found = presentation.words.find(key);
  return found == presentation.words.end() ? key : found->second;
}

}  // namespace gazette
