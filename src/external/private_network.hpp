#pragma once
// Addresses that mean something only inside a network. A published link must not make the machine that checks it knock
// at doors behind its own firewall.

#include <string_view>

namespace gazette {

/// Whether a numeric IPv4 or IPv6 address (as `getnameinfo` writes it) is not one of the public internet: loopback,
/// link-local, private (RFC 1918, RFC 4193), shared (RFC 6598), multicast, reserved, and IPv4 inside IPv6 likewise.
/// A text that is no address counts as private.
bool is_private_address(std::string_view address);

}  // namespace gazette
