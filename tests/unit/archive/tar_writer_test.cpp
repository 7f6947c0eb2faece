#include "archive/tar_writer.hpp"

#include "io/memory.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

constexpr std::int64_t k_moment = 1'700'000'000;

// What stands in a header's field, up to its end (POSIX.1-2017, pax, "ustar Interchange Format").
std::string field(const std::string& block, std::size_t at, std::size_t size) {
  const auto text = block.substr(at, size);
  return text.substr(0, text.find('\0'));
}

// The sum that a header must state: its own field counts as blanks.
std::uint64_t sum_of(std::string block) {
  block.replace(148, 8, 8, ' ');
  std::uint64_t sum = 0;
  for (const char c : block) sum += static_cast<unsigned char>(c);
  return sum;
}

std::string archive_of(const std::vector<PackedFile>& files) {
  const MemoryFileSystem site;
  std::string out;
  REQUIRE(write_tar(site, files, k_moment, [&](std::string_view bytes) {
    out += bytes;
    return Result<Done>(Done{});
  }));
  return out;
}

}  // namespace

TEST_CASE("a header is one block that says name, mode, owner, size and time in octal") {
  const auto block = tar_header("office/a.txt", 1000, k_moment);
  REQUIRE(block.size() == 512);
  CHECK(field(block, 0, 100) == "office/a.txt");
  CHECK(field(block, 100, 8) == "0000644");
  CHECK(field(block, 108, 8) == "0000000");
  CHECK(field(block, 116, 8) == "0000000");
  CHECK(std::stoull(field(block, 124, 12), nullptr, 8) == 1000);
  CHECK(std::stoll(field(block, 136, 12), nullptr, 8) == k_moment);
  CHECK(std::stoull(field(block, 148, 8), nullptr, 8) == sum_of(block));
  CHECK(block[156] == '0');
  CHECK(block.substr(257, 8) == std::string("ustar\0"
                                            "00",
                                            8));
}

TEST_CASE("a name that is long or not ASCII stands whole in a record before its header") {
  for (const auto& path : {std::string("office/附件.pdf"), std::string(99, 'a') + "/b", std::string(700, 'x')}) {
    const auto header = tar_header(path, 0, k_moment);
    CHECK(header.size() % 512 == 0);
    CHECK(header[156] == 'x');
    const auto size = std::stoull(field(header, 124, 12), nullptr, 8);
    const auto record = header.substr(512, size);
    CHECK(record == std::to_string(size) + " path=" + path + "\n");
    const auto last = header.substr(header.size() - 512);
    CHECK(last[156] == '0');
    CHECK(std::stoull(field(last, 148, 8), nullptr, 8) == sum_of(last));
  }
  CHECK(tar_header(std::string(100, 'a'), 0, k_moment).size() == 512);
}

TEST_CASE("a size from 8 GiB on stands in a record") {
  constexpr std::uint64_t k_limit = 8ULL << 30U;
  CHECK(tar_header("a", k_limit - 1, k_moment).size() == 512);
  const auto header = tar_header("a", k_limit, k_moment);
  CHECK(header.find(" size=8589934592\n") != std::string::npos);
}

TEST_CASE("files are filled up to whole blocks, and two empty blocks end the archive") {
  const auto archive = archive_of({packed_text("a", "text"), packed_text("b", std::string(512, 'b'))});
  REQUIRE(archive.size() == 512 * 6);
  CHECK(archive.substr(512, 4) == "text");
  CHECK(archive.substr(516, 508) == std::string(508, '\0'));
  CHECK(archive.substr(1536, 512) == std::string(512, 'b'));
  CHECK(archive.substr(2048) == std::string(1024, '\0'));
}

TEST_CASE("what takes the archive's bytes ends the writing with its error") {
  const MemoryFileSystem site;
  const std::vector<PackedFile> files = {packed_text("a", "text")};
  const auto done = write_tar(site, files, k_moment, [](std::string_view) -> Result<Done> {
    return Error{ErrorKind::input_output, "io", "no space left on device", {}, {}, {}};
  });
  REQUIRE_FALSE(done);
  CHECK(done.error().message == "no space left on device");
}
