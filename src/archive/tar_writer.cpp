// A tar archive is blocks of 512 bytes: for each file a header whose numbers are octal text, then its bytes, filled up
// with zeros; at the end two blocks of zeros. What a header has no room for stands in records "LENGTH KEY=VALUE\n" of a
// file of type `x` before it. Nothing here asks the locale, the clock or who is working.
#include "archive/tar_writer.hpp"

#include <algorithm>
#include <cassert>

namespace gazette {

namespace {

constexpr std::size_t k_block = 512, k_name_bytes = 100;
constexpr std::uint64_t k_octal_limit = 1ULL << 33U;  // eleven digits

std::string octal(std::uint64_t number, std::size_t digits) {
  std::string out(digits, '0');
  for (auto at = digits; at > 0; --at, number /= 8) out[at - 1] = static_cast<char>('0' + number % 8);
  return out;
}

std::string zeros_to_full_block(std::uint64_t size) { return std::string((k_block - size % k_block) % k_block, '\0'); }

bool fits_old_header(std::string_view path) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  return path.size() <= k_name_bytes && std::ranges::all_of(path, is_ascii);
}

// The name for programs that know no extended records: its end, as far as that is ASCII.
std::string old_name(std::string_view path) {
  if (fits_old_header(path)) return std::string(path);
  std::string out(path.substr(path.size() > k_name_bytes ? path.size() - k_name_bytes : 0));
  std::ranges::replace_if(
      out, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '_');
  return out;
}

std::string old_header(std::string_view name, char type, std::uint64_t size, std::int64_t modified) {
  std::string block;
  block.reserve(k_block);
  block.append(name).append(k_name_bytes - name.size(), '\0');
  for (const std::uint64_t number : {0644U, 0U, 0U}) block.append(octal(number, 7)) += '\0';  // mode, user, group
  block.append(octal(size < k_octal_limit ? size : 0, 11)) += '\0';
  block.append(octal(static_cast<std::uint64_t>(modified), 11)) += '\0';
  const auto sum_at = block.size();
  block.append(8, ' ');
  block += type;
  block.append(k_name_bytes, '\0');                    // of a link
  block.append("ustar").append(1, '\0').append("00");  // magic and version
  block.append(64, '\0');                              // names of user and group
  block.append(octal(0, 7)).append(1, '\0').append(octal(0, 7)).append(1, '\0');
  block.append(k_block - block.size(), '\0');
  std::uint64_t sum = 0;
  for (const char c : block) sum += static_cast<unsigned char>(c);
  block.replace(sum_at, 8, octal(sum, 6).append(1, '\0').append(1, ' '));
  return block;
}

// The length counts its own digits.
std::string record(std::string_view key, std::string_view value) {
  const auto rest = key.size() + value.size() + 3;
  auto length = rest + 1;
  while (std::to_string(length).size() + rest != length) ++length;
  return std::to_string(length).append(" ").append(key).append("=").append(value).append("\n");
}

Result<Done> write_file(const FileReader& site, const PackedFile& file, std::int64_t modified, const TakeBytes& take) {
  if (auto done = take(tar_header(file.path, file.size, modified)); !done) return done;
  PackedPieces pieces(site, file);
  for (;;) {
    const auto piece = pieces.next();
    if (!piece) return piece.error();
    if (piece->empty()) break;
    if (auto done = take(*piece); !done) return done;
  }
  return take(zeros_to_full_block(file.size));
}

}  // namespace

std::string tar_header(std::string_view path, std::uint64_t size, std::int64_t modified) {
  assert(modified >= 0);
  std::string records;
  if (!fits_old_header(path)) records += record("path", path);
  if (size >= k_octal_limit) records += record("size", std::to_string(size));
  auto header = old_header(old_name(path), '0', size, modified);
  if (records.empty()) return header;
  const auto filling = zeros_to_full_block(records.size());
  return old_header("././@PaxHeader", 'x', records.size(), modified) + records + filling + header;
}

Result<Done> write_tar(const FileReader& site, std::span<const PackedFile> files, std::int64_t modified,
                       const TakeBytes& take) {
  for (const auto& file : files) {
    if (auto done = write_file(site, file, modified, take); !done) return done;
  }
  return take(std::string(2 * k_block, '\0'));
}

}  // namespace gazette
