#include "attachments/office_package.hpp"

#include "attachments/paragraphs.hpp"
#include "attachments/spreadsheet.hpp"
#include "attachments/xml_reader.hpp"
#include "base/charset.hpp"
#include "base/text.hpp"
#include "base/text_encoding.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace gazette {

namespace {

bool is_below(std::string_view name, std::string_view folder) { return name.starts_with(folder); }

/// `ppt/slides/slide12.xml` below `ppt/slides/slide`: 12; 0 for another.
std::size_t number_of(std::string_view name, std::string_view beginning) {
  if (!name.starts_with(beginning) || !name.ends_with(".xml")) return 0;
  const auto digits = name.substr(beginning.size(), name.size() - beginning.size() - 4);
  const auto number = parse_integer(digits);
  return number && *number > 0 ? static_cast<std::size_t>(*number) : 0;
}

/// Parts without words of the writer.
bool is_about_form(std::string_view name) {
  constexpr std::array<std::string_view, 12> endings = {
      "styles.xml",   "stylesWithEffects.xml", "fontTable.xml", "webSettings.xml", "numbering.xml", "calcChain.xml",
      "manifest.xml", "viewProps.xml",         "presProps.xml", "tableStyles.xml", "Signature.xml", "Signatures.xml"};
  return name.find("/theme/") != std::string_view::npos || name.find("/printerSettings/") != std::string_view::npos ||
         name == "[Content_Types].xml" ||
         std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

bool is_picture(std::string_view name) {
  constexpr std::array<std::string_view, 12> endings = {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emf",
                                                        ".wmf", ".tif", ".tiff", ".wdp", ".jb2", ".webp"};
  const auto lower = lower_ascii(name);
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return lower.ends_with(ending); });
}

bool is_xml(std::string_view name) {
  return name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".vml");
}

/// Names of people by the element or attribute that holds them.
void read_names(std::string_view xml, std::string_view part, Extraction& found) {
  static const std::set<std::string_view> elements = {"creator",         "lastModifiedBy", "Manager",   "author",
                                                      "initial-creator", "Author",         "printed-by"};
  XmlReader reader(xml);
  std::string_view element;
  const bool is_people = part.find("uthors") != std::string_view::npos || part.find("person") != std::string_view::npos;
  for (auto event = reader.next(); event != XmlEvent::done; event = reader.next()) {
    if (event == XmlEvent::text && elements.contains(element)) found.add_author(reader.text());
    element = event == XmlEvent::start ? reader.name() : std::string_view();
    if (event == XmlEvent::start && is_people) {
      found.add_author(reader.attribute("name"));
      found.add_author(reader.attribute("displayName"));
    }
  }
}

/// Every text and every value of an attribute by itself: charts, cached tables, links, properties.
void read_values(std::string_view xml, const TextPlace& place, const TextSink& sink) {
  XmlReader reader(xml);
  for (auto event = reader.next(); event != XmlEvent::done; event = reader.next()) {
    if (event == XmlEvent::text) sink(place, reader.text());
    else if (event == XmlEvent::start)
      reader.each_attribute([&](std::string_view, const std::string& value) { sink(place, value); });
  }
}

class PackageReader {
 public:
  PackageReader(const ZipArchive& archive, ReadingLimits& limits, const TextSink& sink, Extraction& found,
                const EmbeddedReader& embedded)
      : archive_(archive), limits_(limits), sink_(sink), found_(found), embedded_(embedded) {}

  void run() {
    if (archive_.has("xl/workbook.xml")) read_spreadsheet(archive_, limits_, sink_, found_, done_);
    if (archive_.has("xl/workbook.bin")) found_.not_scanned.push_back("its sheets are binary (XLSB)");
    for (std::size_t i = 0; i < archive_.entries().size(); ++i) read_part(i);
    std::sort(found_.hidden.begin(), found_.hidden.end());
    found_.hidden.erase(std::unique(found_.hidden.begin(), found_.hidden.end()), found_.hidden.end());
  }

 private:
  void read_part(std::size_t index) {
    const auto& name = archive_.entries()[index].name;
    if (name.ends_with('/') || done_.contains(name) || is_about_form(name)) return;
    if (is_picture(name)) {
      ++found_.pictures;
      return;
    }
    const bool is_embedded = name.find("embeddings/") != std::string::npos;
    if (!is_xml(name) && !is_embedded) return;
    const auto bytes = archive_.read(index, limits_);
    if (!bytes) found_.not_scanned.push_back(name + ": " + bytes.error().message);
    else if (is_embedded) embedded_(name, *bytes);
    else read_xml(name, in_utf8(*bytes));
  }

  static std::string in_utf8(const std::string& bytes) {
    const bool is_marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    const auto encoding = is_marked ? likely_encoding(bytes) : std::nullopt;
    return encoding ? decode(bytes, *encoding).text : bytes;
  }

  void read_xml(const std::string& name, const std::string& xml) {
    if (name.find("omment") != std::string::npos || name.find("person") != std::string::npos ||
        is_below(name, "docProps/") || name == "meta.xml" || name == "OFD.xml")
      read_names(xml, name, found_);
    TextPlace place;
    place.part = part_name(name, xml);
    place.is_hidden = name.find("notesSlide") != std::string::npos;
    if (is_of_runs(name)) read_paragraphs(xml, place, TextElements::runs, sink_, found_);
    else if (name == "content.xml" || name.ends_with("Content.xml"))
      read_paragraphs(xml, place, TextElements::all, sink_, found_);
    else read_values(xml, place, sink_);
    note_hidden(name, xml);
  }

  static bool is_of_runs(std::string_view name) {
    return (is_below(name, "word/") && !name.ends_with(".rels")) || number_of(name, "ppt/slides/slide") > 0 ||
           number_of(name, "ppt/notesSlides/notesSlide") > 0 || number_of(name, "xl/comments") > 0 ||
           is_below(name, "xl/drawings/drawing");
  }

  static std::string part_name(const std::string& name, std::string_view xml) {
    if (name == "word/document.xml" || name == "content.xml") return {};
    if (const auto slide = number_of(name, "ppt/slides/slide"))
      return "slide " + std::to_string(slide) + (is_hidden_slide(xml) ? " (hidden)" : "");
    if (const auto notes = number_of(name, "ppt/notesSlides/notesSlide"))
      return "speaker notes " + std::to_string(notes);
    if (name.find("omment") != std::string::npos) return "comments";
    if (is_below(name, "docProps/") || name == "meta.xml" || name == "OFD.xml") return "properties";
    return name;
  }

  static bool is_hidden_slide(std::string_view xml) {
    XmlReader reader(xml);
    for (auto event = reader.next(); event != XmlEvent::done; event = reader.next()) {
      if (event == XmlEvent::start && reader.name() == "sld") return reader.attribute("show") == "0";
    }
    return false;
  }

  void note_hidden(const std::string& name, std::string_view xml) {
    if (number_of(name, "ppt/slides/slide") && is_hidden_slide(xml)) found_.hidden.push_back("hidden slides");
    const bool is_comments =
        name.find("omments") != std::string::npos && !name.ends_with(".rels") &&
        (xml.find("omment ") != std::string_view::npos || xml.find("cm ") != std::string_view::npos);
    if (is_comments) found_.hidden.push_back("comments");
  }

  const ZipArchive& archive_;
  ReadingLimits& limits_;
  const TextSink& sink_;
  Extraction& found_;
  const EmbeddedReader& embedded_;
  std::set<std::string> done_;
};

}  // namespace

bool is_office_package(const ZipArchive& archive) {
  return archive.has("[Content_Types].xml") || archive.has("OFD.xml") ||
         (archive.has("content.xml") && archive.has("mimetype"));
}

void read_office_package(const ZipArchive& archive, ReadingLimits& limits, const TextSink& sink, Extraction& found,
                         const EmbeddedReader& embedded) {
  PackageReader(archive, limits, sink, found, embedded).run();
}

}  // namespace gazette
