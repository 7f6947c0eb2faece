#pragma once
// The examples of the CommonMark and GFM specifications. They are not copied into the repository: GAZETTE_SPEC_DIR
// names the folder.

#include "base/text.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::test {

struct SpecExample {
  int number = 0;
  std::string info;  ///< what follows "example", such as "strikethrough"
  std::string markdown;
  std::string html;
};

/// The text of a specification, such as `gfm/spec.txt`; empty where there is none.
inline std::string spec_file(const std::string& name) {
  const char* folder = std::getenv("GAZETTE_SPEC_DIR");
  std::ifstream in((folder != nullptr ? folder : GAZETTE_SOURCE_DIR "/../shared/spec") + ("/" + name));
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

inline std::vector<SpecExample> spec_examples(std::string_view spec) {
  const std::string fence(32, '`');
  std::vector<SpecExample> examples;
  std::string* part = nullptr;
  for (const auto line : split(spec, '\n')) {
    if (line.starts_with(fence + " example")) {
      auto& example = examples.emplace_back();
      example.number = static_cast<int>(examples.size());
      example.info = trimmed(line.substr(fence.size() + 8));
      part = &example.markdown;
    } else if (line == fence) {
      part = nullptr;
    } else if (line == "." && part != nullptr && part == &examples.back().markdown) {
      part = &examples.back().html;
    } else if (part != nullptr) {
      part->append(replaced(line, "→", "\t")).append("\n");
    }
  }
  return examples;
}

}  // namespace gazette::test
