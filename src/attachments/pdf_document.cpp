#include "attachments/pdf_document.hpp"

#include "base/text.hpp"

#include <poppler-document.h>
#include <poppler-embedded-file.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <algorithm>
#include <exception>
#include <limits>
#include <memory>
#include <mutex>

namespace gazette {

namespace {

std::string utf8_of(const poppler::ustring& text) {
  const auto bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

void ignore_message(const std::string&, void*) {}

// Poppler prints what it dislikes on the terminal, through one function for the whole process.
void keep_poppler_quiet() {
  static std::once_flag once;
  std::call_once(once, [] { poppler::set_debug_error_function(ignore_message, nullptr); });
}

void read_properties(const poppler::document& document, const TextSink& sink, Extraction& found) {
  TextPlace place;
  place.part = "properties";
  found.add_author(utf8_of(document.info_key("Author")));
  for (const auto* key : {"Author", "Title", "Subject", "Keywords"}) sink(place, utf8_of(document.info_key(key)));
}

void read_pages(const poppler::document& document, const TextSink& sink, Extraction& found) {
  const auto pages = document.pages();
  const auto most = std::min<int>(pages, static_cast<int>(ReadingLimits::k_pages));
  bool has_text = false;
  TextPlace place;
  place.unit = "page";
  for (int i = 0; i < most; ++i) {
    const std::unique_ptr<poppler::page> page(document.create_page(i));
    if (!page) continue;
    const auto text = utf8_of(page->text());
    has_text = has_text || !trimmed(text).empty();
    place.number = static_cast<std::size_t>(i) + 1;
    sink(place, text);
  }
  if (most < pages) found.not_scanned.push_back("its pages after page " + std::to_string(most));
  if (!has_text) found.not_scanned.push_back("it has no text, only pictures of pages");
}

void read(std::string_view bytes, const TextSink& sink, Extraction& found) {
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) {
    found.not_scanned.push_back("the PDF is damaged");
    return;
  }
  if (document->is_locked()) {
    found.not_scanned.push_back("it is encrypted");
    return;
  }
  read_properties(*document, sink, found);
  read_pages(*document, sink, found);
  if (document->has_embedded_files()) found.not_scanned.push_back("the files attached to the PDF");
}

}  // namespace

void read_pdf(std::string_view bytes, const TextSink& sink, Extraction& found) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    found.not_scanned.push_back("it is too large");
    return;
  }
  keep_poppler_quiet();
  try {
    read(bytes, sink, found);
  } catch (const std::exception&) {
    found.not_scanned.push_back("the PDF is damaged");
  }
}

}  // namespace gazette
