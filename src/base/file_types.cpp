#include "base/file_types.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

struct FileType {
  std::string_view ending, label, media_type;
};

constexpr std::array<FileType, 36> k_types = {{
    {"html", "HTML", "text/html; charset=utf-8"},
    {"htm", "HTML", "text/html; charset=utf-8"},
    {"css", "CSS", "text/css; charset=utf-8"},
    {"js", "JavaScript", "text/javascript; charset=utf-8"},
    {"mjs", "JavaScript", "text/javascript; charset=utf-8"},
    {"json", "JSON", "application/json; charset=utf-8"},
    {"xml", "XML", "application/xml; charset=utf-8"},
    {"txt", "TXT", "text/plain; charset=utf-8"},
    {"md", "Markdown", "text/markdown; charset=utf-8"},
    {"csv", "CSV", "text/csv; charset=utf-8"},
    {"toml", "TOML", "application/toml; charset=utf-8"},
    {"svg", "SVG", "image/svg+xml"},
    {"png", "PNG", "image/png"},
    {"jpg", "JPEG", "image/jpeg"},
    {"jpeg", "JPEG", "image/jpeg"},
    {"gif", "GIF", "image/gif"},
    {"webp", "WebP", "image/webp"},
    {"ico", "ICO", "image/x-icon"},
    {"pdf", "PDF", "application/pdf"},
    {"ofd", "OFD", "application/ofd"},
    {"doc", "DOC", "application/msword"},
    {"docx", "DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"xls", "XLS", "application/vnd.ms-excel"},
    {"xlsx", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"ppt", "PPT", "application/vnd.ms-powerpoint"},
    {"pptx", "PPTX", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"wps", "WPS", "application/vnd.ms-works"},
    {"odt", "ODT", "application/vnd.oasis.opendocument.text"},
    {"ods", "ODS", "application/vnd.oasis.opendocument.spreadsheet"},
    {"zip", "ZIP", "application/zip"},
    {"rar", "RAR", "application/vnd.rar"},
    {"7z", "7Z", "application/x-7z-compressed"},
    {"gz", "GZ", "application/gzip"},
    {"mp3", "MP3", "audio/mpeg"},
    {"mp4", "MP4", "video/mp4"},
    {"woff2", "WOFF2", "font/woff2"},
}};

std::string ending_of(std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string() : lower_ascii(name.substr(dot + 1));
}

const FileType* find_type(const std::string& ending) {
  const auto found =
      std::find_if(k_types.begin(), k_types.end(), [&](const FileType& t) { return t.ending == ending; });
  return found == k_types.end() ? nullptr : &*found;
}

}  // namespace

std::string file_type_label(std::string_view name) {
  auto ending = ending_of(name);
  if (const auto* type = find_type(ending)) return std::string(type->label);
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return ending.empty() ? "FILE" : ending;
}

bool is_file_name(std::string_view path) {
  if (path.ends_with('/')) path.remove_suffix(1);
  return find_type(ending_of(path)) != nullptr;
}

std::string media_type(std::string_view name) {
  const auto* type = find_type(ending_of(name));
  return type ? std::string(type->media_type) : "application/octet-stream";
}

}  // namespace gazette
