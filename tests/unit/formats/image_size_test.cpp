#include "formats/image_size.hpp"

#include "support/catch.hpp"

#include <string>

using namespace gazette;
using namespace std::string_literals;

namespace {

const auto k_png = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xE0\x08\x06\0\0\0"s;
const auto k_gif = "GIF89a\x40\x01\xF0\0\xF7\0\0"s;

std::string jpeg(const std::string& segments) {
  return "\xFF\xD8" + segments + "\xFF\xC0\0\x11\x08\x01\xE0\x02\x80\x03"s;
}

// An Exif segment of a camera that was held at an angle; `order` is II or MM.
std::string exif(bool is_little, char orientation) {
  const auto tiff = is_little ? "II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"s + orientation + "\0\0\0\0\0\0\0"s
                              : "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s + orientation + "\0\0\0\0\0\0"s;
  const auto body = "Exif\0\0"s + tiff;
  return "\xFF\xE1\0"s + static_cast<char>(body.size() + 2) + body;
}

std::string webp(const std::string& kind, const std::string& data) {
  return "RIFF\0\0\0\0WEBP"s + kind + "\0\0\0\0"s + data + std::string(16, '\0');
}

}  // namespace

TEST_CASE("a picture's size is read from its first bytes") {
  const PixelSize size{640, 480};
  CHECK(image_size(k_png) == size);
  CHECK(image_size(k_gif) == PixelSize{320, 240});
  CHECK(image_size(jpeg("")) == size);
  CHECK(image_size(jpeg("\xFF\xE0\0\x04\0\0\xFF\xFF"s)) == size);
  CHECK(image_size(webp("VP8X", "\0\0\0\0\x7F\x02\0\xDF\x01\0"s)) == size);
  CHECK(image_size(webp("VP8 ", "\0\0\0\x9D\x01\x2A\x80\x02\xE0\x01"s)) == size);
  CHECK(image_size(webp("VP8L", "\x2F\x7F\xC2\x77\0"s)) == size);
}

TEST_CASE("a photograph that a camera turned has the size that it is shown in") {
  for (const bool is_little : {true, false}) {
    CHECK(image_size(jpeg(exif(is_little, 1))) == PixelSize{640, 480});
    CHECK(image_size(jpeg(exif(is_little, 6))) == PixelSize{480, 640});
    CHECK(image_size(jpeg(exif(is_little, 8))) == PixelSize{480, 640});
  }
}

TEST_CASE("other files, and pictures that break off anywhere, have none and do no harm") {
  for (const auto& bytes : {""s, "text"s, "<svg/>"s, "%PDF-1.4"s, "RIFF"s, "\xFF\xD8"s, "\x89PNG\r\n\x1A\n"s})
    CHECK_FALSE(image_size(bytes));
  const auto whole = jpeg(exif(true, 6));
  for (std::size_t size = 0; size + 1 < whole.size(); ++size) CHECK_FALSE(image_size(whole.substr(0, size)));
  for (const auto& bytes : {k_png, k_gif, webp("VP8X", "\0\0\0\0\x7F\x02\0\xDF\x01\0"s)}) {
    for (std::size_t size = 0; size < bytes.size(); ++size) (void)image_size(bytes.substr(0, size));
  }
  CHECK_FALSE(image_size("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\0\0\0\x01\xE0"s));
}
