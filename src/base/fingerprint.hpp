#pragma once
// Short names for bytes (XXH3): to tell whether something is as it was, never to prove who made it.

#include <cstdint>
#include <string_view>

namespace gazette {

/// 64 bits that differ, but for one chance in 2^64, where the bytes differ. The same on every machine.
std::uint64_t fingerprint(std::string_view bytes);

/// The fingerprint of a sequence: of what was there before and of one thing more.
std::uint64_t fingerprint(std::uint64_t before, std::string_view bytes);
std::uint64_t fingerprint(std::uint64_t before, std::uint64_t next);

}  // namespace gazette
