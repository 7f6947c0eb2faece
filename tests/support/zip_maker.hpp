#pragma once
// ZIP archives from literals, for tests of what reads them: stored, without compression, or with sizes that lie.

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace gazette::test {

using ZipParts = std::vector<std::pair<std::string, std::string>>;

inline std::uint32_t crc32_of(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) crc = (crc >> 1U) ^ (crc & 1U ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

inline void append_number(std::string& out, std::uint32_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((number >> (8U * static_cast<unsigned>(i))) & 0xFFU);
}

/// An archive of these parts (APPNOTE.TXT 6.3.3, method 0). `flags` 1 says that they are encrypted.
inline std::string zip_of(const ZipParts& parts, std::uint32_t flags = 0) {
  std::string out, directory;
  for (const auto& [name, bytes] : parts) {
    std::string fields;
    append_number(fields, 20, 2);
    append_number(fields, flags, 2);
    append_number(fields, 0, 2);
    append_number(fields, 0x58210000U, 4);
    append_number(fields, crc32_of(bytes), 4);
    append_number(fields, static_cast<std::uint32_t>(bytes.size()), 4);
    append_number(fields, static_cast<std::uint32_t>(bytes.size()), 4);
    append_number(fields, static_cast<std::uint32_t>(name.size()), 2);
    append_number(fields, 0, 2);
    directory += std::string("PK\x01\x02\x14\0", 6) + fields;
    directory += std::string(10, '\0');
    append_number(directory, static_cast<std::uint32_t>(out.size()), 4);
    directory += name;
    out += std::string("PK\x03\x04", 4) + fields + name + bytes;
  }
  const auto start = static_cast<std::uint32_t>(out.size());
  out += directory;
  out += std::string("PK\x05\x06\0\0\0\0", 8);
  append_number(out, static_cast<std::uint32_t>(parts.size()), 2);
  append_number(out, static_cast<std::uint32_t>(parts.size()), 2);
  append_number(out, static_cast<std::uint32_t>(directory.size()), 4);
  append_number(out, start, 4);
  return out + std::string(2, '\0');
}

/// An archive of one part whose `zeros` zeros are deflated (RFC 1951, fixed codes), but which says that they are
/// `stated`.
inline std::string zip_bomb(std::size_t zeros, std::uint32_t stated) {
  std::string packed;
  unsigned held = 0, bits = 0;
  const auto put = [&](unsigned value, unsigned count) {
    for (unsigned i = 0; i < count; ++i) {
      held |= ((value >> i) & 1U) << bits;
      if (++bits < 8) continue;
      packed += static_cast<char>(held);
      held = bits = 0;
    }
  };
  put(0b011, 3);       // the last block, fixed codes
  put(0b00001100, 8);  // the literal 0: 00110000, from its highest bit on
  for (std::size_t i = 0; i < zeros / 258; ++i) {
    put(0b10100011, 8);  // length 258: 11000101
    put(0, 5);           // from one byte before
  }
  put(0, 7);  // the end
  put(0, 7);
  auto bomb = zip_of({{"a.txt", packed}});
  for (const auto* begin : {"PK\x03\x04", "PK\x01\x02"}) {
    const auto at = bomb.find(begin) + (begin[2] == '\x01' ? 10 : 8);
    bomb[at] = 8;
    for (unsigned i = 0; i < 4; ++i) bomb[at + 14 + i] = static_cast<char>((stated >> (8 * i)) & 0xFFU);
  }
  return bomb;
}

}  // namespace gazette::test
