#pragma once
// The name of a host as the network knows it.

#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// `name` in lower-case ASCII: Chinese names in their `xn--` form (UTS 46, non-transitional). An IPv6 address in square
/// brackets stays as it is. Nothing for a text that can be no host name. Thread-safe.
std::optional<std::string> ascii_host(std::string_view name);

}  // namespace gazette
