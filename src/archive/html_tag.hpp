#pragma once
// A start tag of HTML taken apart, with the places of its attributes' values.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct TagAttribute {
  std::string name;                 ///< in lower case
  std::size_t start = 0, size = 0;  ///< of the value as written, with its quotes; size 0: there is none
  std::string value;                ///< decoded: characters by number, and the five names of XML
};

struct StartTag {
  std::string name;  ///< in lower case
  std::vector<TagAttribute> attributes;
  std::size_t end = 0;  ///< behind its `>`

  /// The attribute of this name, or null.
  const TagAttribute* find(std::string_view attribute) const;
};

/// The start tag whose `<` stands at `at` (HTML, section 13.2.5); nothing where it does not end.
std::optional<StartTag> read_start_tag(std::string_view html, std::size_t at);

}  // namespace gazette
