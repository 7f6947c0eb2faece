#include "archive/bag.hpp"

#include "base/digest.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

std::string bytes_of(const std::vector<PackedFile>& files, const std::string& path) {
  for (const auto& file : files) {
    if (file.path == path) return *file.make();
  }
  return "no " + path;
}

std::vector<PackedFile> two_files() { return {packed_text("b/second.txt", "22"), packed_text("a first.txt", "1")}; }

}  // namespace

TEST_CASE("a bag says its version, its metadata and the size of its payload, and lists all files by path") {
  const auto bag = bag_of("office-2025", {{"Source-Organization", "Office"}, {"Contact-Name", ""}}, two_files());
  std::vector<std::string> paths;
  for (const auto& file : bag) paths.push_back(file.path);
  CHECK(paths == std::vector<std::string>{"office-2025/bag-info.txt", "office-2025/bagit.txt",
                                          "office-2025/data/a first.txt", "office-2025/data/b/second.txt",
                                          "office-2025/manifest-sha256.txt", "office-2025/tagmanifest-sha256.txt"});
  CHECK(bytes_of(bag, "office-2025/bagit.txt") == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  CHECK(bytes_of(bag, "office-2025/bag-info.txt") == "Source-Organization: Office\nPayload-Oxum: 3.2\n");
}

TEST_CASE("the manifest has the digest of each file of the payload, the other one those of the files beside it") {
  const auto bag = bag_of("x", {}, two_files());
  const auto manifest = bytes_of(bag, "x/manifest-sha256.txt");
  CHECK(manifest == sha256_hex("1") + "  data/a first.txt\n" + sha256_hex("22") + "  data/b/second.txt\n");
  CHECK(bytes_of(bag, "x/tagmanifest-sha256.txt") == sha256_hex(bytes_of(bag, "x/bag-info.txt")) + "  bag-info.txt\n" +
                                                         sha256_hex(bytes_of(bag, "x/bagit.txt")) + "  bagit.txt\n" +
                                                         sha256_hex(manifest) + "  manifest-sha256.txt\n");
}

TEST_CASE("a path in a manifest has its percent signs and line ends encoded, and nothing else") {
  CHECK(manifest_path("data/附件 1.pdf") == "data/附件 1.pdf");
  CHECK(manifest_path("100%.csv") == "100%25.csv");
  CHECK(manifest_path("a\r\nb") == "a%0D%0Ab");
}

TEST_CASE("a value of bag-info keeps to its line") {
  CHECK(bag_info_text({{"Organization-Address", "1 High Street\nTown"}}) ==
        "Organization-Address: 1 High Street Town\n");
}
