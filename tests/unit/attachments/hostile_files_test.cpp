// Files made to crash, hang or fill the memory of what reads them.

#include "attachments/extract.hpp"
#include "attachments/zip_archive.hpp"
#include "base/parallel.hpp"
#include "support/catch.hpp"
#include "support/office_files.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

Extraction read(const std::string& name, const std::string& bytes, std::size_t* heard = nullptr) {
  return extract_text(name, bytes, [&](const TextPlace&, std::string_view text) {
    if (heard) *heard += text.size();
  });
}

std::string repeated(const std::string& one, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += one;
  return all;
}

}  // namespace

TEST_CASE("a document cut short at any byte is either read or said to be damaged") {
  auto parts = core_properties("x");
  const auto whole = docx_of(paragraph_of("text"), parts);
  for (std::size_t length = 4; length < whole.size(); ++length) {  // fewer are the text "PK"
    const auto found = read("a.docx", whole.substr(0, length));
    if (found.not_scanned.empty()) FAIL_CHECK("nothing said of " << length << " bytes");
  }
  const auto pdf = pdf_of("text");
  for (std::size_t length = 1; length < pdf.size(); length += 3) {
    CHECK_NOTHROW(read("a.pdf", pdf.substr(0, length)));
  }
}

TEST_CASE("a document with any one byte changed is read without harm") {
  const auto whole = xlsx_of({{"A", "<row r=\"1\">" + text_cell("A1", "text") + "</row>"}});
  for (std::size_t at = 0; at < whole.size(); ++at) {
    auto changed = whole;
    changed[at] = "\0\xFF<"[at % 3];
    CHECK_NOTHROW(read("a.xlsx", changed));
  }
}

TEST_CASE("an archive that states a size beyond the limit is not unpacked") {
  auto bytes = zip_of({{"a.txt", "text"}});
  const auto directory = bytes.find("PK\x01\x02");
  for (std::size_t i = 0; i < 4; ++i) bytes[directory + 24 + i] = static_cast<char>(0x7F);
  CHECK(read("a.zip", bytes).not_scanned.size() == 1);
}

TEST_CASE("an archive that grows a thousandfold when unpacked is given up at the limit, whatever it states") {
  const auto bomb = zip_bomb(ReadingLimits::k_entry_bytes + 1'000'000, 100);
  CHECK(bomb.size() < 500'000);
  std::size_t heard = 0;
  const auto found = read("a.zip", bomb, &heard);
  CHECK(heard < 100);
  REQUIRE(found.not_scanned.size() == 1);
  CHECK(found.not_scanned.front() == "a.txt: it is too large when unpacked");
}

TEST_CASE("what an archive holds in all is bounded") {
  ReadingLimits limits;
  limits.bytes_left = 10;
  const auto bytes = zip_of({{"a", "123456"}, {"b", "123456"}});
  const auto archive = ZipArchive::open(bytes);
  REQUIRE(archive);
  CHECK(archive->read("a", limits));
  CHECK(limits.bytes_left == 4);
  const auto second = archive->read("b", limits);
  REQUIRE_FALSE(second);
  CHECK(second.error().message == "it is too large when unpacked");
}

TEST_CASE("an archive of too many files is refused, an encrypted one is said") {
  ZipParts parts;
  for (std::size_t i = 0; i <= ReadingLimits::k_entries; ++i) parts.push_back({std::to_string(i), ""});
  CHECK(read("a.zip", zip_of(parts)).not_scanned.size() == 1);
  const auto locked = read("a.zip", zip_of({{"a.txt", "0123456789abtext"}}, 1));
  REQUIRE(locked.not_scanned.size() == 1);
  CHECK(locked.not_scanned.front() == "a.txt: it is encrypted");
}

TEST_CASE("XML nested a million deep, and entities that stand for each other, cost nothing") {
  std::size_t heard = 0;
  read("a.docx", docx_of(repeated("<w:p>", 1'000'000) + "<w:r><w:t>x"), &heard);
  CHECK(heard > 0);
  heard = 0;
  const std::string bomb =
      "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><l>&b;</l>";
  read("a.xml", bomb, &heard);
  CHECK(heard < 2 * bomb.size());
}

TEST_CASE("a sheet of 200,000 rows is read as a stream") {
  std::size_t heard = 0;
  const auto found = read("a.xlsx", xlsx_of({{"A", repeated("<row><c><v>12345</v></c></row>", 200'000)}}), &heard);
  CHECK(heard >= 200'000 * 6);
  CHECK(found.not_scanned.empty());
}

TEST_CASE("markup without an end is read to where it is whole") {
  for (const auto* text :
       {"<", "<a", "<a b", "<a b=\"", "<!--", "<![CDATA[", "<?", "<!", "&", "&#", "&#x;", "&#99999999;", "</"}) {
    INFO(text);
    CHECK_NOTHROW(read("a.html", text));
    CHECK_NOTHROW(read("a.docx", docx_of(text)));
  }
}

TEST_CASE("PDFs are read in several threads at once with the same result") {
  const std::vector<std::string> files(64, pdf_of("Call 13812345678 now"));
  const auto heard = parallel_map(std::span<const std::string>(files), 4, [](const std::string& bytes) {
    std::size_t count = 0;
    read("a.pdf", bytes, &count);
    return count;
  });
  for (const auto count : heard) CHECK(count == heard.front());
}

TEST_CASE("a shared text that cells repeat for a few bytes each costs no more than what may be unpacked, and is said") {
  const auto text = std::string(1'000'000, 'x');
  const auto row = "<row>" + repeated("<c t=\"s\"><v>0</v></c>", 4'000) + "</row>";
  const auto sheet = xlsx_of({{"A", row}}, {{"xl/sharedStrings.xml", "<sst><si><t>" + text + "</t></si></sst>"}});
  std::size_t heard = 0, largest = 0;
  const auto found = extract_text("a.xlsx", sheet, [&](const TextPlace&, std::string_view piece) {
    heard += piece.size();
    largest = std::max(largest, piece.size());
  });
  CHECK(heard < 300'000'000);
  CHECK(largest < 4'000'000);
  REQUIRE_FALSE(found.not_scanned.empty());
  CHECK(found.not_scanned.front() == "sheet 1 “A” is too large when unpacked");
}

TEST_CASE("a long row is handed on in pieces, and counted once") {
  const auto hidden = "<row hidden=\"1\">" + repeated(text_cell("A1", std::string(1'000, 'x')), 5'000) + "</row>";
  std::size_t pieces = 0;
  const auto found = extract_text("a.xlsx", xlsx_of({{"A", hidden}}),
                                  [&](const TextPlace& place, std::string_view) { pieces += place.is_hidden ? 1 : 0; });
  CHECK(pieces >= 5);
  REQUIRE(found.hidden.size() == 1);
  CHECK(found.hidden.front() == "1 hidden row in sheet 1 “A”");
}

TEST_CASE("archives in archives share one measure, and the third level is said to be too deep") {
  const auto inner = zip_bomb(ReadingLimits::k_entry_bytes - 1'000'000, 100);
  ZipParts parts;
  for (int i = 0; i < 50; ++i) parts.push_back({std::to_string(i) + ".zip", inner});
  std::size_t heard = 0;
  const auto found = read("a.zip", zip_of(parts), &heard);
  CHECK(heard < 300'000'000);
  CHECK_FALSE(found.not_scanned.empty());
  const auto deep =
      read("a.zip", zip_of({{"b.zip", zip_of({{"c.zip", zip_of({{"d.zip", zip_of({{"e.txt", "x"}})}})}})}}));
  REQUIRE(deep.not_scanned.size() == 1);
  CHECK(deep.not_scanned.front().find("it is packed too deep") != std::string::npos);
}

TEST_CASE("entries that lie over each other in one archive unpack no more than the measure") {
  auto bytes = zip_of({{"a.txt", std::string(2'000'000, 'x')}});
  const auto directory = bytes.find("PK\x01\x02");
  const auto end = bytes.find("PK\x05\x06");
  const auto entry = bytes.substr(directory, end - directory);
  std::string tail = bytes.substr(end);
  const std::uint32_t count = 2'000;
  std::string all;
  for (std::uint32_t i = 0; i < count; ++i) all += entry;
  std::string overlapping = bytes.substr(0, directory) + all + std::string("PK\x05\x06\0\0\0\0", 8);
  append_number(overlapping, count, 2);
  append_number(overlapping, count, 2);
  append_number(overlapping, static_cast<std::uint32_t>(all.size()), 4);
  append_number(overlapping, static_cast<std::uint32_t>(directory), 4);
  overlapping += std::string(2, '\0');
  std::size_t heard = 0;
  const auto found = read("a.zip", overlapping, &heard);
  CHECK(heard <= 270'000'000);
  CHECK_FALSE(found.not_scanned.empty());
}

TEST_CASE("an office document whose part grows without measure is given up, and a PDF that names itself ends") {
  const auto bomb = "<w:p><w:r><w:t>" + repeated("x", 70'000'000) + "</w:t></w:r></w:p>";
  std::size_t heard = 0;
  const auto found = read("a.docx", docx_of(bomb), &heard);
  CHECK(heard < 70'000'000);
  CHECK_FALSE(found.not_scanned.empty());
  const std::string loop =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count "
      "1000000000>>endobj\nxref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n"
      "trailer<</Size 3/Root 1 0 R>>\nstartxref\n120\n%%EOF";
  CHECK_FALSE(read("a.pdf", loop).not_scanned.empty());
}
