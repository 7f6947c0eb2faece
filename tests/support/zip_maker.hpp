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

}  // namespace gazette::test
