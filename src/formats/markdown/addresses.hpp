#pragma once
// The address of a link or an image: what kind it is, its parts, and how it is written in an attribute.

#include <string>
#include <string_view>

namespace gazette::markdown {

enum class AddressKind {
  internal,  ///< a path, a query or a fragment: a file or page of the site
  external,  ///< another scheme or host
  contact,   ///< mailto: and tel:
  dangerous  ///< a scheme that runs code or reads the reader's disk
};

AddressKind kind_of_address(std::string_view url);

/// Whether it begins with `http://` or `https://`.
bool is_web_address(std::string_view url);

/// cmark's list: `javascript:`, `vbscript:`, `file:`, and `data:` except for png, gif, jpeg and webp images.
bool is_dangerous_address(std::string_view url);

/// The parts of an internal address. `path` and `fragment` are percent-decoded when that gives readable UTF-8;
/// `query` is as written, with its `?`.
struct AddressParts {
  std::string path;
  std::string query;
  std::string fragment;
};
AddressParts parts_of_address(std::string_view url);

/// Writes `url` as cmark does: percent-encoded where an address must be, `&` and `'` as entities.
void append_href(std::string& out, std::string_view url);

}  // namespace gazette::markdown
