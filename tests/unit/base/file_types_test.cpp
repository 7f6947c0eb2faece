#include "base/file_types.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("a file's type is told by its ending whatever its case") {
  CHECK(file_type_label("annex.pdf") == "PDF");
  CHECK(file_type_label("ANNEX.PDF") == "PDF");
  CHECK(file_type_label("photo.jpeg") == "JPEG");
  CHECK(file_type_label("photo.jpg") == "JPEG");
  CHECK(file_type_label("附件1.docx") == "DOCX");
  CHECK(file_type_label("backup.tar.gz") == "GZ");
  CHECK(file_type_label("data.xyz") == "XYZ");
}

TEST_CASE("a file without an ending is just a file, even below a folder with a dot") {
  CHECK(file_type_label("README") == "FILE");
  CHECK(file_type_label("odd.") == "FILE");
  CHECK(file_type_label("") == "FILE");
  CHECK(file_type_label("data.v1/README") == "FILE");
  CHECK(media_type("data.csv/README") == "application/octet-stream");
}

TEST_CASE("text has a media type with its encoding and unknown files are bytes") {
  CHECK(media_type("a.html") == "text/html; charset=utf-8");
  CHECK(media_type("figures.CSV") == "text/csv; charset=utf-8");
  CHECK(media_type("rss.xml") == "application/xml; charset=utf-8");
  CHECK(media_type("a.pdf") == "application/pdf");
  CHECK(media_type("a.svg") == "image/svg+xml");
  CHECK(media_type("a.xyz") == "application/octet-stream");
  CHECK(media_type("README") == "application/octet-stream");
}

TEST_CASE("an address is that of a file where its ending is a type that we know") {
  for (const auto* path : {"old.pdf", "/old.pdf/", "a/b.CSV", "/index.html"}) CHECK(is_file_name(path));
  for (const auto* path : {"notices/v1.2/", "/v1.2", "a.pdf/b", "a", "", "/", "a.xyz"}) CHECK_FALSE(is_file_name(path));
}
