#include "attachments/extract.hpp"

#include "base/charset.hpp"
#include "support/catch.hpp"
#include "support/office_files.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

struct Read {
  std::vector<std::string> pieces;  ///< `place: text`
  Extraction rest;

  bool has(const std::string& piece) const { return std::find(pieces.begin(), pieces.end(), piece) != pieces.end(); }
};

Read read(const std::string& name, const std::string& bytes) {
  Read all;
  all.rest = extract_text(name, bytes, [&](const TextPlace& place, std::string_view text) {
    all.pieces.push_back(place_text(place) + ": " + std::string(text));
  });
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a text is read whole in whatever encoding it is") {
  const std::string text = "姓名,电话\n张三,13812345678\n";
  CHECK(read("a.csv", text).pieces == Texts{": " + text});
  CHECK(read("a.csv", "\xEF\xBB\xBF" + text).pieces == Texts{": " + text});
  CHECK(read("a.csv", *encode(text, Encoding::gb18030)).pieces == Texts{": " + text});
  CHECK(read("a.txt", "\xFF\xFE" + *encode(text, Encoding::utf16_le)).pieces.size() == 1);
}

TEST_CASE("the words of HTML are read with its tags and without") {
  const auto all = read("a.html", "<p title='13987654321'>138<b>1234</b>5678</p><td>1</td><td>2</td>");
  REQUIRE(all.pieces.size() == 2);
  CHECK(all.pieces[0].find("13987654321") != std::string::npos);
  CHECK(all.pieces[1].find("13812345678") != std::string::npos);
  CHECK(all.pieces[1].find("12") == all.pieces[1].find("12345678"));
}

TEST_CASE("what holds no text, and what cannot be read, is said") {
  CHECK(read("a.png", "\x89PNG\r\n").rest.pictures == 1);
  CHECK(read("a.woff2", "wOF2").rest.not_scanned.empty());
  CHECK(read("a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old").rest.not_scanned.size() == 1);
  CHECK(read("a.rar", std::string("Rar!\x1A\x07\x01\0", 8)).rest.not_scanned.size() == 1);
  CHECK(read("a.bin", std::string("\x01\x02\0\xFF\xFE\0\x80", 7)).rest.not_scanned.size() == 1);
  CHECK(read("empty.txt", "").rest.not_scanned.empty());
}

TEST_CASE("a Word document is read by paragraphs, with what runs cut and text boxes nest") {
  const auto all = read("a.docx", docx_of("<w:p><w:r><w:t>138</w:t></w:r><w:r><w:t>1234</w:t></w:r><w:r><w:t "
                                          "xml:space=\"preserve\">5678 &amp; co</w:t></w:r></w:p>"
                                          "<w:p><w:r><w:t>out</w:t></w:r><w:txbxContent>" +
                                          paragraph_of("in") +
                                          "</w:txbxContent><w:r><w:t>side</w:t></w:r></w:p>"
                                          "<wp:posOffset>13812345678</wp:posOffset>"));
  CHECK(all.pieces == Texts{"paragraph 1: 13812345678 & co", "paragraph 2: in", "paragraph 3: outside"});
  CHECK(all.rest.hidden.empty());
  CHECK(all.rest.authors.empty());
}

TEST_CASE("tracked changes are read as they are now and as they were") {
  const auto all =
      read("a.docx", docx_of("<w:p><w:r><w:t>138</w:t></w:r><w:del w:author=\"张三\"><w:r><w:delText>1234"
                             "</w:delText></w:r></w:del><w:ins w:author=\"李四\"><w:r><w:t>****</w:t></w:r>"
                             "</w:ins><w:r><w:t>5678</w:t></w:r></w:p>"));
  CHECK(all.pieces == Texts{"paragraph 1: 138****5678", "paragraph 1 (hidden): 13812345678"});
  CHECK(all.rest.hidden == Texts{"tracked changes"});
  CHECK(all.rest.authors == Texts{"张三", "李四"});
}

TEST_CASE("headers, comments, hidden text, alternative text, links and properties of a Word document are read") {
  auto parts = core_properties("王五", "赵六");
  parts.push_back({"word/comments.xml", "<w:comments><w:comment w:id=\"0\" w:author=\"钱七\">" + paragraph_of("note") +
                                            "</w:comment></w:comments>"});
  parts.push_back({"word/header1.xml", "<w:hdr>" + paragraph_of("head") + "</w:hdr>"});
  parts.push_back({"word/_rels/document.xml.rels", "<Relationship Target=\"tel:13812345678\"/>"});
  parts.push_back({"word/media/image1.png", "\x89PNG"});
  parts.push_back(
      {"word/embeddings/list.xlsx", xlsx_of({{"S", "<row r=\"1\">" + text_cell("A1", "deep") + "</row>"}})});
  const auto all = read(
      "a.docx",
      docx_of("<w:p><wp:docPr descr=\"C:\\Users\\x\"/><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r></w:p>",
              parts));
  CHECK(all.has("comments, paragraph 1: note"));
  CHECK(all.has("word/header1.xml, paragraph 1: head"));
  CHECK(all.has("word/_rels/document.xml.rels: tel:13812345678"));
  CHECK(all.has("paragraph 1: unseen"));
  CHECK(all.has(": C:\\Users\\x"));
  CHECK(all.has("word/embeddings/list.xlsx, sheet 1 “S”, row 1: deep\t"));
  CHECK(all.rest.authors == Texts{"王五", "赵六", "钱七"});
  CHECK(all.rest.hidden == Texts{"comments", "hidden text"});
  CHECK(all.rest.pictures == 1);
}

TEST_CASE("a workbook is read row by row, shared and inline strings and numbers alike") {
  const auto sheet = "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c>" + text_cell("B3", "in") +
                     number_cell("C3", "13812345678") + number_cell("D3", "1.3912345678E10") +
                     number_cell("E3", "0.5") + "</row>";
  const auto all = read(
      "a.xlsx", xlsx_of({{"名单", sheet}}, {{"xl/sharedStrings.xml",
                                             "<sst><si><t>x</t></si><si><r><t>张</t></r><r><t>三</t></r><rPh><t>zhang"
                                             "</t></rPh></si></sst>"}}));
  CHECK(all.has("sheet 1 “名单”, row 3: 张三\tin\t13812345678\t13912345678\t0.5\t"));
  CHECK(all.rest.hidden.empty());
  CHECK(all.rest.not_scanned.empty());
}

TEST_CASE("hidden sheets, rows and columns are read and told when they hold something") {
  const std::string columns = "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>";
  const auto all = read("a.xlsx", xlsx_of({{"A", columns + "<row r=\"1\">" + text_cell("A1", "seen") +
                                                     text_cell("B1", "unseen") + "</row><row r=\"2\" hidden=\"1\">" +
                                                     text_cell("A2", "row") + "</row><row r=\"3\" hidden=\"1\"/>"},
                                           {"B", "<row r=\"1\">" + text_cell("A1", "sheet") + "</row>", "veryHidden"},
                                           {"C", "", "hidden"}}));
  CHECK(all.has("sheet 1 “A”, row 1: seen\t"));
  CHECK(all.has("sheet 1 “A”, row 1 (hidden): unseen\t"));
  CHECK(all.has("sheet 1 “A”, row 2 (hidden): row\t"));
  CHECK(all.has("sheet 2 “B” (hidden), row 1: sheet\t"));
  CHECK(all.rest.hidden ==
        Texts{"1 hidden column in sheet 1 “A”", "1 hidden row in sheet 1 “A”", "the hidden sheet 2 “B”"});
}

TEST_CASE("cached tables, notes and drawings of a workbook are read") {
  const auto all =
      read("a.xlsx", xlsx_of({{"A", ""}}, {{"xl/pivotCache/pivotCacheRecords1.xml", "<r><s v=\"13812345678\"/></r>"},
                                           {"xl/comments1.xml",
                                            "<comments><authors><author>张三</author></authors><commentList>"
                                            "<comment ref=\"A1\"><text><r><t>no</t></r><r><t>te</t></r></text>"
                                            "</comment></commentList></comments>"},
                                           {"xl/drawings/drawing1.xml", "<a:p><a:r><a:t>box</a:t></a:r></a:p>"}}));
  CHECK(all.has("xl/pivotCache/pivotCacheRecords1.xml: 13812345678"));
  CHECK(all.has("comments, paragraph 1: note"));
  CHECK(all.has("xl/drawings/drawing1.xml, paragraph 1: box"));
  CHECK(all.rest.authors == Texts{"张三"});
  CHECK(all.rest.hidden == Texts{"comments"});
}

TEST_CASE("slides, hidden ones and the speaker's notes are read") {
  const std::string text = "<a:p><a:r><a:t>138</a:t></a:r><a:r><a:t>12345678</a:t></a:r></a:p>";
  const auto all = read("a.pptx", zip_of({{"[Content_Types].xml", "<Types/>"},
                                          {"ppt/slides/slide1.xml", "<p:sld>" + text + "</p:sld>"},
                                          {"ppt/slides/slide2.xml", "<p:sld show=\"0\">" + text + "</p:sld>"},
                                          {"ppt/notesSlides/notesSlide1.xml", "<p:notes>" + text + "</p:notes>"}}));
  CHECK(all.has("slide 1, paragraph 1: 13812345678"));
  CHECK(all.has("slide 2 (hidden), paragraph 1: 13812345678"));
  CHECK(all.has("speaker notes 1, paragraph 1 (hidden): 13812345678"));
  CHECK(all.rest.hidden == Texts{"hidden slides"});
}

TEST_CASE("OpenDocument and OFD are read") {
  const auto odt = read("a.odt", zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                         {"content.xml", "<text:p>138<text:span>12345678</text:span></text:p>"},
                                         {"meta.xml", "<dc:creator>张三</dc:creator>"}}));
  CHECK(odt.has("paragraph 1: 13812345678"));
  CHECK(odt.rest.authors == Texts{"张三"});
  const auto ofd =
      read("a.ofd", zip_of({{"OFD.xml", "<ofd:Author>李四</ofd:Author>"},
                            {"Doc_0/Pages/Page_0/Content.xml",
                             "<ofd:TextObject><ofd:TextCode>13812345678</ofd:TextCode></ofd:TextObject>"}}));
  CHECK(ofd.has("Doc_0/Pages/Page_0/Content.xml, paragraph 1: 13812345678"));
  CHECK(ofd.rest.authors == Texts{"李四"});
}

TEST_CASE("text and metadata of a PDF are read") {
  const auto all = read("a.pdf", pdf_of("Call 13812345678 now", "/Author(Zhang San)/Title(A list)"));
  REQUIRE(all.pieces.size() == 5);
  CHECK(all.has("properties: A list"));
  CHECK(all.pieces.back().find("page 1: Call 13812345678 now") == 0);
  CHECK(all.rest.authors == Texts{"Zhang San"});
  CHECK(all.rest.not_scanned.empty());
}

TEST_CASE("a PDF without text and one that is broken are said") {
  CHECK(read("a.pdf", pdf_of("")).rest.not_scanned == Texts{"it has no text, only pictures of pages"});
  CHECK(read("a.pdf", "%PDF-1.7 and nothing else").rest.not_scanned == Texts{"the PDF is damaged"});
}

TEST_CASE("the files in an archive are read, and their names") {
  const auto inner = zip_of({{"b.txt", "13912345678"}});
  const auto all = read("a.zip", zip_of({{"list/", ""}, {"list/13812345678.txt", "text"}, {"b.zip", inner}}));
  CHECK(all.has("the name of list/13812345678.txt: list/13812345678.txt"));
  CHECK(all.has("list/13812345678.txt: text"));
  CHECK(all.has("b.zip, b.txt: 13912345678"));
}

TEST_CASE("archives in archives end somewhere, and that is said") {
  auto bytes = zip_of({{"a.txt", "deep"}});
  for (int i = 0; i < 5; ++i) bytes = zip_of({{"a.zip", bytes}});
  const auto all = read("a.zip", bytes);
  REQUIRE(all.rest.not_scanned.size() == 1);
  CHECK(all.rest.not_scanned.front().ends_with("it is packed too deep"));
}

TEST_CASE("a PDF that only a password opens, and one that is cut off before its pages, are said to be unread") {
  auto locked = pdf_of("Call 13812345678 now");
  const std::string zeros(64, '0');
  locked.insert(locked.find("/Info 6 0 R"),
                "/Encrypt<</Filter/Standard/V 1/R 2/O<" + zeros + ">/U<" + zeros + ">/P -4>>/ID[<00><00>]");
  const auto all = read("a.pdf", locked);
  CHECK(all.pieces.empty());
  CHECK(all.rest.not_scanned == Texts{"it is encrypted"});
  const auto cut = read("a.pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog");
  CHECK(cut.pieces.empty());
  CHECK(cut.rest.not_scanned == Texts{"the PDF is damaged"});
}

TEST_CASE("blanks, tabs, line breaks and hyphens that are elements part words or join them as on paper") {
  const auto all = read("a.docx", docx_of("<w:p><w:r><w:t>010</w:t><w:noBreakHyphen/><w:t>1234</w:t><w:tab/><w:t>a"
                                          "</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r></w:p>"));
  CHECK(all.pieces == Texts{"paragraph 1: 010-1234\ta\nb\nc"});
  const auto open_text = read(
      "a.odt", zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                       {"content.xml", "<x><text:p>138<text:s/>1234<text:tab/>5<text:line-break/>6</text:p></x>"}}));
  CHECK(open_text.has("paragraph 1: 138 1234\t5\n6"));
}

TEST_CASE("people who commented on slides and sheets are named among the authors") {
  const auto slides =
      read("a.pptx", zip_of({{"[Content_Types].xml", "<Types/>"},
                             {"ppt/slides/slide1.xml", "<a:p><a:r><a:t>words</a:t></a:r></a:p>"},
                             {"ppt/commentAuthors.xml", "<l><p:cmAuthor id=\"0\" name=\"王五\"/></l>"}}));
  CHECK(slides.has("slide 1, paragraph 1: words"));
  CHECK(slides.rest.authors == Texts{"王五"});
  const auto sheets =
      read("a.xlsx", xlsx_of({{"A", "<row r=\"1\">" + text_cell("A1", "x") + "</row>"}},
                             {{"xl/persons/person.xml", "<l><person displayName=\"赵六\" id=\"1\"/></l>"}}));
  CHECK(sheets.rest.authors == Texts{"赵六"});
}
