// PNG: section 11.2.2 (IHDR). GIF89a: section 18. JPEG: ITU-T T.81, B.2.2 (frame header) and Exif 2.3, 4.6.2
// (orientation). WebP: RFC 9649, section 2.
#include "formats/image_size.hpp"

#include <algorithm>
#include <cstdint>

namespace gazette {

namespace {

// Numbers of up to four bytes; 0 behind the end.
std::uint32_t big(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < size && at + i < bytes.size(); ++i)
    number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
  return at + size <= bytes.size() ? number : 0;
}

std::uint32_t little(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = size; i > 0 && at + i - 1 < bytes.size(); --i)
    number = number << 8U | static_cast<unsigned char>(bytes[at + i - 1]);
  return at + size <= bytes.size() ? number : 0;
}

std::optional<PixelSize> sound(std::uint32_t width, std::uint32_t height) {
  constexpr std::uint32_t k_most = 1'000'000;
  if (width == 0 || height == 0 || width > k_most || height > k_most) return std::nullopt;
  return PixelSize{width, height};
}

// Whether an Exif segment says that the picture lies on its side.
bool is_turned(std::string_view exif) {
  constexpr std::uint32_t k_orientation = 0x0112, k_entry = 12, k_first_turned = 5, k_last_turned = 8;
  if (!exif.starts_with(std::string_view("Exif\0\0", 6))) return false;
  const auto tiff = exif.substr(6);
  const auto number = [&](std::size_t at, std::size_t size) {
    return tiff.starts_with("II") ? little(tiff, at, size) : big(tiff, at, size);
  };
  const std::size_t directory = number(4, 4), entries = number(directory, 2);
  for (std::size_t i = 0; i < entries && directory + 2 + i * k_entry < tiff.size(); ++i) {
    const auto entry = directory + 2 + i * k_entry;
    if (number(entry, 2) != k_orientation) continue;
    const auto value = number(entry + 8, 2);
    return value >= k_first_turned && value <= k_last_turned;
  }
  return false;
}

bool is_frame_header(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

std::optional<PixelSize> size_of_jpeg(std::string_view bytes) {
  bool turned = false;
  for (std::size_t at = 2; at + 4 <= bytes.size();) {
    if (big(bytes, at, 1) != 0xFF) return std::nullopt;
    const auto marker = big(bytes, at + 1, 1);
    if (marker == 0xFF) {  // filling
      ++at;
      continue;
    }
    const auto length = big(bytes, at + 2, 2);
    if (length < 2) return std::nullopt;
    if (marker == 0xE1) turned = turned || is_turned(bytes.substr(at + 4, length - 2));
    if (is_frame_header(marker)) {
      const auto height = big(bytes, at + 5, 2), width = big(bytes, at + 7, 2);
      return turned ? sound(height, width) : sound(width, height);
    }
    at += 2 + length;
  }
  return std::nullopt;
}

std::optional<PixelSize> size_of_webp(std::string_view bytes) {
  constexpr std::size_t k_data = 20;
  const auto kind = bytes.substr(12, 4);
  if (kind == "VP8X") return sound(little(bytes, k_data + 4, 3) + 1, little(bytes, k_data + 7, 3) + 1);
  if (kind == "VP8 ") return sound(little(bytes, k_data + 6, 2) & 0x3FFFU, little(bytes, k_data + 8, 2) & 0x3FFFU);
  if (kind != "VP8L" || bytes.size() < k_data + 5) return std::nullopt;
  const auto bits = little(bytes, k_data + 1, 4);
  return sound((bits & 0x3FFFU) + 1, (bits >> 14U & 0x3FFFU) + 1);
}

}  // namespace

std::optional<PixelSize> image_size(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return sound(big(bytes, 16, 4), big(bytes, 20, 4));
  if (bytes.starts_with("GIF8")) return sound(little(bytes, 6, 2), little(bytes, 8, 2));
  if (bytes.starts_with("\xFF\xD8")) return size_of_jpeg(bytes);
  if (bytes.size() >= 30 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return size_of_webp(bytes);
  return std::nullopt;
}

}  // namespace gazette
