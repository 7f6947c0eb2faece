// A published file of any bytes, read as each kind of document: an end, in bounded time and memory, and the same text
// twice.

#include "attachments/extract.hpp"
#include "base/unicode.hpp"
#include "fuzz/targets.hpp"

#include <string>
#include <string_view>

namespace gazette::fuzz {

namespace {

std::string_view name_of(char letter) {
  switch (letter) {
    case 'd': return "a.docx";
    case 'x': return "a.xlsx";
    case 'p': return "a.pptx";
    case 'o': return "a.ods";
    case 'z': return "a.zip";
    case 'f': return "a.pdf";
    case 'h': return "a.html";
    default: return "a.txt";
  }
}

struct Heard {
  Extraction extraction;
  std::string text;  ///< each piece with its place
  std::size_t bytes = 0;
  bool is_utf8 = true;
};

Heard heard_in(std::string_view name, std::string_view bytes) {
  Heard heard;
  heard.extraction = extract_text(name, bytes, [&](const TextPlace& place, std::string_view piece) {
    heard.bytes += piece.size();
    heard.is_utf8 = heard.is_utf8 && !find_invalid_utf8(piece);
    heard.text += place_text(place) + "\n";
    if (heard.text.size() < (std::size_t{1} << 20U)) heard.text += piece;
  });
  return heard;
}

}  // namespace

void fuzz_attachment(std::string_view bytes, Claims& claims) {
  if (bytes.empty()) return;
  const auto name = name_of(bytes[0]);
  const auto first = heard_in(name, bytes.substr(1)), second = heard_in(name, bytes.substr(1));
  claims.expect(first.text == second.text, "the same file has the same text");
  claims.expect(first.extraction.not_scanned == second.extraction.not_scanned, "the same file has the same faults");
  claims.expect(first.bytes <= 2 * ReadingLimits{}.bytes_left, "what is read is bounded");
  claims.expect(first.is_utf8, "text is UTF-8");
  for (const auto& author : first.extraction.authors) claims.expect(!find_invalid_utf8(author), "a name is UTF-8");
}

}  // namespace gazette::fuzz
