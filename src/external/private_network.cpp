#include "external/private_network.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include <arpa/inet.h>

namespace gazette {

namespace {

struct Ipv4Block {
  std::uint32_t start;
  unsigned bits;
};

constexpr std::array<Ipv4Block, 14> k_blocks = {{{0x00000000, 8},  // this network
                                                 {0x0A000000, 8},
                                                 {0x64400000, 10},  // shared, RFC 6598
                                                 {0x7F000000, 8},
                                                 {0xA9FE0000, 16},  // link-local, the clouds' metadata services too
                                                 {0xAC100000, 12},
                                                 {0xC0000000, 24},
                                                 {0xC0000200, 24},  // documentation
                                                 {0xC0A80000, 16},
                                                 {0xC6120000, 15},  // benchmarks
                                                 {0xC6336400, 24},
                                                 {0xCB007100, 24},
                                                 {0xE0000000, 4},  // multicast
                                                 {0xF0000000, 4}}};

bool is_private_v4(std::uint32_t address) {
  return std::ranges::any_of(k_blocks, [&](const Ipv4Block& block) {
    return (address >> (32U - block.bits)) == (block.start >> (32U - block.bits));
  });
}

std::uint32_t four_bytes(const unsigned char* bytes) {
  return (std::uint32_t{bytes[0]} << 24U) | (std::uint32_t{bytes[1]} << 16U) | (std::uint32_t{bytes[2]} << 8U) |
         bytes[3];
}

// Only 2000::/3 is handed out; of it, 6to4 and Teredo carry IPv4 addresses, and 2001:db8::/32 is for documentation.
bool is_private_v6(const unsigned char* bytes) {
  const bool is_mapped =
      std::all_of(bytes, bytes + 10, [](unsigned char b) { return b == 0; }) && bytes[10] == 0xFF && bytes[11] == 0xFF;
  if (is_mapped) return is_private_v4(four_bytes(bytes + 12));
  const bool is_nat64 = bytes[0] == 0x00 && bytes[1] == 0x64 && bytes[2] == 0xFF && bytes[3] == 0x9B;
  if (is_nat64) return is_private_v4(four_bytes(bytes + 12));
  if ((bytes[0] & 0xE0U) != 0x20U) return true;
  const bool is_6to4 = bytes[0] == 0x20 && bytes[1] == 0x02;
  if (is_6to4) return is_private_v4(four_bytes(bytes + 2));
  const bool is_teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
  const bool is_documentation = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0D && bytes[3] == 0xB8;
  return is_teredo || is_documentation;
}

}  // namespace

bool is_private_address(std::string_view address) {
  const std::string text(address.substr(0, address.find('%')));  // without a zone
  std::array<unsigned char, 16> bytes{};
  if (::inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) return is_private_v4(four_bytes(bytes.data()));
  if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return is_private_v6(bytes.data());
  return true;
}

}  // namespace gazette
