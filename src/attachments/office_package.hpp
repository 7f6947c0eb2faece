#pragma once
// Office documents: DOCX, XLSX, PPTX (ECMA-376), OpenDocument and OFD, all of them XML in a ZIP archive.

#include "attachments/extraction.hpp"
#include "attachments/zip_archive.hpp"

#include <string>
#include <string_view>

namespace gazette {

/// Reads a file found inside another.
using EmbeddedReader = std::function<void(const std::string& name, const std::string& bytes)>;

bool is_office_package(const ZipArchive& archive);

/// Reads every part that holds words: text, sheets, notes, comments, headers, charts, cached tables, links, properties.
/// What is embedded goes to `embedded`; pictures are counted.
void read_office_package(const ZipArchive& archive, ReadingLimits& limits, const TextSink& sink, Extraction& found,
                         const EmbeddedReader& embedded);

}  // namespace gazette
