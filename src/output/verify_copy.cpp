#include "output/verify_copy.hpp"

#include "base/parallel.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "io/copy_files.hpp"

#include <map>
#include <optional>

namespace gazette {

namespace {

// A name that is no UTF-8 is shown with its bytes spelt out: it may be anything.
std::string shown(const std::string& path) {
  if (!find_invalid_utf8(path)) return path;
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) out += c;
    else (out += "\\x").append({digits[byte >> 4], digits[byte & 0x0F]});
  }
  return out;
}

Error finding(std::string rule, const std::string& path, std::string message) {
  return {ErrorKind::content, std::move(rule), std::move(message), {shown(path), {}}, "", {}};
}

// What is wrong with a file that both the manifest and the folder have.
std::optional<Error> fault_of(const std::string& folder, const ManifestEntry& entry, CopyKind kind) {
  if (kind == CopyKind::link) return finding("changed-file", entry.path, "a symbolic link; it was not followed");
  if (kind == CopyKind::other) return finding("changed-file", entry.path, "no file of the usual kind");
  auto sum = sum_of_file(folder, entry.path);
  if (!sum) return std::move(sum).error();
  if (sum->size != entry.size)
    return finding("changed-file", entry.path,
                   "changed: it has " + counted(sum->size, "byte") + ", published were " + std::to_string(entry.size));
  if (sum->sha256 != entry.sha256)
    return finding("changed-file", entry.path, "changed: its bytes are not those that were published");
  return std::nullopt;
}

bool is_apart(const std::string& path) { return path == k_manifest_file || path == k_signature_file; }

}  // namespace

VerifiedCopy verify_copy(const std::string& folder, const Manifest& manifest, unsigned jobs, Diagnostics& diagnostics) {
  const auto listing = list_copy(folder);
  if (!listing) {
    diagnostics.add_error(listing.error());
    return {};
  }
  std::map<std::string_view, CopyKind> there;
  for (const auto& entry : *listing) there.emplace(entry.path, entry.kind);

  const auto& entries = manifest.entries;
  std::vector<std::optional<Error>> faults(entries.size());
  parallel_for(entries.size(), jobs, [&] {
    return [&](std::size_t i) {
      const auto found = there.find(entries[i].path);
      if (found == there.end()) faults[i] = finding("missing-file", entries[i].path, "missing");
      else faults[i] = fault_of(folder, entries[i], found->second);
    };
  });
  VerifiedCopy verified;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    there.erase(entries[i].path);
    if (faults[i]) {
      diagnostics.add_error(*std::move(faults[i]));
      continue;
    }
    ++verified.files;
    verified.bytes += entries[i].size;
  }
  for (const auto& [path, kind] : there) {
    if (!is_apart(std::string(path)))
      diagnostics.add_error(finding("added-file", std::string(path),
                                    kind == CopyKind::link ? "added: a symbolic link, not followed" : "added"));
  }
  return verified;
}

}  // namespace gazette
