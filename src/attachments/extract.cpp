#include "attachments/extract.hpp"

#include "attachments/html_text.hpp"
#include "attachments/office_package.hpp"
#include "attachments/pdf_document.hpp"
#include "attachments/zip_archive.hpp"
#include "base/active_content.hpp"
#include "base/charset.hpp"
#include "base/file_types.hpp"
#include "base/text.hpp"
#include "base/text_encoding.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace gazette {

namespace {

using namespace std::string_view_literals;

struct Beginning {
  std::string_view bytes, kind;
};

// Files that hold words which are not read.
constexpr std::array<Beginning, 6> k_closed = {
    {{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "it is an old binary office file, or an encrypted one"},
     {"Rar!\x1A\x07"sv, "it is a RAR archive"},
     {"7z\xBC\xAF\x27\x1C"sv, "it is a 7z archive"},
     {"\x1F\x8B"sv, "it is a gzip archive"},
     {"BZh"sv, "it is a bzip2 archive"},
     {"\xFD"
      "7zXZ"sv,
      "it is an xz archive"}}};

bool is_one_of(std::string_view label, std::initializer_list<std::string_view> labels) {
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

bool is_picture_or_recording(std::string_view name) {
  const auto media = media_type(name);
  const bool is_media = media.starts_with("image/") || media.starts_with("audio/") || media.starts_with("video/");
  return (is_media && media != "image/svg+xml") ||
         is_one_of(file_type_label(name), {"BMP", "TIF", "TIFF", "WAV", "AVI", "MOV", "WMV", "FLV", "M4A", "MPG"});
}

bool is_font(std::string_view name) { return is_one_of(file_type_label(name), {"WOFF", "WOFF2", "TTF", "OTF", "EOT"}); }

bool is_markup(std::string_view name, std::string_view text) {
  return is_one_of(file_type_label(name), {"HTML", "XHTML", "SHTML", "XML", "SVG", "MHT"}) ||
         text.substr(0, 64).find("<?xml") != std::string_view::npos ||
         lower_ascii(text.substr(0, 256)).find("<html") != std::string::npos;
}

/// The text in UTF-8, or nothing when it is none. Bytes of another encoding may be bad here and there.
std::optional<std::string> as_utf8(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const bool has_zero = bytes.find('\0') != std::string_view::npos;
  if (!has_zero && !find_invalid_utf8(bytes)) return std::string(bytes);
  const auto encoding = likely_encoding(bytes);
  if (!encoding) return std::nullopt;
  return decode(bytes, *encoding).text;
}

class Extractor {
 public:
  explicit Extractor(const TextSink& sink) : sink_(sink) {}

  Extraction run(std::string_view name, std::string_view bytes) {
    read(name, bytes, sink_);
    return std::move(found_);
  }

 private:
  void read(std::string_view name, std::string_view bytes, const TextSink& sink) {
    if (bytes.empty()) return;
    if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return read_pdf(bytes, sink, found_);
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return read_zip(bytes, sink);
    for (const auto& closed : k_closed) {
      if (bytes.starts_with(closed.bytes)) return skip(std::string(closed.kind));
    }
    if (is_picture_or_recording(name)) ++found_.pictures;
    else if (!is_font(name)) read_text(name, bytes, sink);
  }

  void read_text(std::string_view name, std::string_view bytes, const TextSink& sink) {
    const auto text = as_utf8(bytes);
    if (!text) return skip("it is neither text in a known encoding nor a known kind of document");
    TextPlace place;
    place.is_source = true;
    sink(place, *text);
    if (is_markup(name, *text)) sink({}, text_without_tags(*text));
    const bool is_packed = limits_.depth_left < ReadingLimits().depth_left;
    if (is_packed || !is_opened_as_markup(name)) return;
    for (auto& part : active_parts(*text)) found_.active.push_back(std::move(part.what));
  }

  void read_zip(std::string_view bytes, const TextSink& sink) {
    const auto archive = ZipArchive::open(bytes);
    if (!archive) return skip(archive.error().message);
    if (is_office_package(*archive)) {
      const EmbeddedReader embedded = [&](const std::string& name, const std::string& inside) {
        read_inside(name, inside, sink);
      };
      return read_office_package(*archive, limits_, sink, found_, embedded);
    }
    for (std::size_t i = 0; i < archive->entries().size(); ++i) read_entry(*archive, i, sink);
  }

  void read_entry(const ZipArchive& archive, std::size_t index, const TextSink& sink) {
    const auto name = as_shown(archive.entries()[index].name);
    if (name.ends_with('/')) return;
    TextPlace place;
    place.part = "the name of " + name;
    sink(place, name);
    const auto bytes = archive.read(index, limits_);
    if (bytes) read_inside(name, *bytes, sink);
    else skip(name + ": " + bytes.error().message);
  }

  /// Reads a file in a file: its places and faults are told with its name.
  void read_inside(const std::string& name, const std::string& bytes, const TextSink& sink) {
    if (limits_.depth_left == 0) return skip(name + ": it is packed too deep");
    --limits_.depth_left;
    const auto faults = found_.not_scanned.size(), hidden = found_.hidden.size();
    const TextSink within = [&](const TextPlace& place, std::string_view text) {
      auto inner = place;
      inner.part = name + (place.part.empty() ? "" : ", " + place.part);
      inner.is_source = false;
      sink(inner, text);
    };
    read(name, bytes, within);
    for (auto i = faults; i < found_.not_scanned.size(); ++i)
      found_.not_scanned[i] = name + ": " + found_.not_scanned[i];
    for (auto i = hidden; i < found_.hidden.size(); ++i) found_.hidden[i] += " in " + name;
    ++limits_.depth_left;
  }

  void skip(std::string reason) { found_.not_scanned.push_back(std::move(reason)); }

  const TextSink& sink_;
  Extraction found_;
  ReadingLimits limits_;
};

}  // namespace

Extraction extract_text(std::string_view name, std::string_view bytes, const TextSink& sink) {
  return Extractor(sink).run(name, bytes);
}

}  // namespace gazette
