#pragma once
// What a file is, by its ending: the label that pages show and the media type that feeds and servers send.

#include <string>
#include <string_view>

namespace gazette {

/// `PDF`, `CSV`, `JPEG`, …; the ending in capitals for others; `FILE` without one.
std::string file_type_label(std::string_view name);

/// Whether a path ends like a file: `old/annex.pdf` does; `notices/v1.2`, whose ending is no type that we know, does
/// not. A `/` at the end makes no difference. What decides wherever an address may be that of a file or of a folder.
bool is_file_name(std::string_view path);

/// The media type, with `charset=utf-8` for text; `application/octet-stream` when unknown.
std::string media_type(std::string_view name);

}  // namespace gazette
