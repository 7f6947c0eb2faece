#pragma once
// How the addresses in pages and style sheets are written anew.

#include <functional>
#include <string>

namespace gazette {

/// What a browser does with an address: fetches it to show the page, or goes there when a reader asks for it.
enum class AddressUse { load, follow };

/// What to write instead of an address; the same text leaves the page's bytes as they are there.
using NewAddress = std::function<std::string(const std::string& address, AddressUse use)>;

}  // namespace gazette
