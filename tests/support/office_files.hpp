#pragma once
// Small office documents and PDF from literals, as the programs that make them write them.

#include "support/zip_maker.hpp"

#include <string>

namespace gazette::test {

inline std::string docx_of(const std::string& body, ZipParts more = {}) {
  ZipParts parts = {{"[Content_Types].xml", "<Types/>"},
                    {"word/document.xml",
                     "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document xmlns:w=\"x\"><w:body>" +
                         body + "</w:body></w:document>"}};
  parts.insert(parts.end(), more.begin(), more.end());
  return zip_of(parts);
}

inline std::string paragraph_of(const std::string& text) { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>"; }

inline ZipParts core_properties(const std::string& author, const std::string& last = {}) {
  return {{"docProps/core.xml", "<cp:coreProperties><dc:creator>" + author + "</dc:creator><cp:lastModifiedBy>" + last +
                                    "</cp:lastModifiedBy></cp:coreProperties>"}};
}

struct SheetSource {
  std::string name, xml;
  std::string state = "visible";
};

inline std::string xlsx_of(const std::vector<SheetSource>& sheets, ZipParts more = {}) {
  std::string book = "<workbook xmlns:r=\"r\"><sheets>", relations = "<Relationships>";
  ZipParts parts = {{"[Content_Types].xml", "<Types/>"}};
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const auto number = std::to_string(i + 1);
    book += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + number + "\" state=\"" + sheets[i].state +
            "\" r:id=\"rId" + number + "\"/>";
    relations += "<Relationship Id=\"rId" + number + "\" Target=\"worksheets/sheet" + number + ".xml\"/>";
    parts.push_back({"xl/worksheets/sheet" + number + ".xml", "<worksheet>" + sheets[i].xml + "</worksheet>"});
  }
  parts.push_back({"xl/workbook.xml", book + "</sheets></workbook>"});
  parts.push_back({"xl/_rels/workbook.xml.rels", relations + "</Relationships>"});
  parts.insert(parts.end(), more.begin(), more.end());
  return zip_of(parts);
}

inline std::string number_cell(const std::string& at, const std::string& value) {
  return "<c r=\"" + at + "\"><v>" + value + "</v></c>";
}

inline std::string text_cell(const std::string& at, const std::string& value) {
  return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + value + "</t></is></c>";
}

/// A PDF of one page that shows `text` (ASCII), or of an empty page; `information` is what stands in its Info
/// dictionary.
inline std::string pdf_of(const std::string& text, const std::string& information = {}) {
  const auto stream = text.empty() ? std::string() : "BT /F1 12 Tf 50 700 Td (" + text + ") Tj ET";
  const std::vector<std::string> objects = {
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
      "<</Length " + std::to_string(stream.size()) + ">>\nstream\n" + stream + "\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
      "<<" + information + ">>"};
  std::string out = "%PDF-1.4\n", table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    auto offset = std::to_string(out.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const auto start = out.size();
  out += "xref\n0 7\n0000000000 65535 f \n" + table + "trailer\n<</Size 7/Root 1 0 R/Info 6 0 R>>\nstartxref\n";
  return out + std::to_string(start) + "\n%%EOF\n";
}

}  // namespace gazette::test
