// Lines: what the file is, the output folder, the digests of its manifest and of the one before, the lines of the
// ledger, and last the digest of all that comes before it: a file that breaks off has none.
#include "record/pending_publication.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"

namespace gazette {

namespace {

constexpr std::string_view k_head = "gazette pending publication 1";
constexpr std::string_view k_end = "end ";
constexpr std::size_t k_lines_before = 4;

// What lies in the site's folder is named from there, since that may be moved or copied.
std::string named_from_site(const FileReader& files, const std::string& folder) {
  const auto site = files.absolute("") + "/";
  return site.size() > 1 && folder.starts_with(site) ? folder.substr(site.size()) : folder;
}

std::optional<PendingPublication> parse_pending(std::string_view text) {
  if (text.size() < 2 || !text.ends_with('\n')) return std::nullopt;
  const auto end = text.rfind('\n', text.size() - 2);
  if (end == std::string::npos) return std::nullopt;
  const auto body = text.substr(0, end + 1);
  const auto last = text.substr(end + 1, text.size() - end - 2);
  if (last != std::string(k_end) + sha256_hex(body)) return std::nullopt;
  const auto lines = split(body.substr(0, body.size() - 1), '\n');
  if (lines.size() < k_lines_before || lines[0] != k_head) return std::nullopt;
  PendingPublication pending{std::string(lines[1]), std::string(lines[2]), std::string(lines[3]), {}};
  for (std::size_t i = k_lines_before; i < lines.size(); ++i) pending.lines.emplace_back(lines[i]);
  return pending;
}

}  // namespace

Result<Done> write_pending(FileSystem& files, const PendingPublication& pending) {
  std::string text(k_head);
  text.append("\n")
      .append(named_from_site(files, pending.destination))
      .append("\n")
      .append(pending.manifest_sha256)
      .append("\n");
  text.append(pending.former_sha256).append("\n");
  for (const auto& line : pending.lines) text.append(line).append("\n");
  const auto digest = sha256_hex(text);
  text.append(k_end).append(digest).append("\n");
  const std::string path(k_pending_file);
  if (auto removed = files.remove(path); !removed) return removed;
  if (auto made = files.create(path, text); !made) return made;
  if (auto safe = files.sync(path); !safe) return safe;
  return files.sync_names("");
}

Result<std::optional<PendingPublication>> read_pending(const FileReader& files) {
  const std::string path(k_pending_file);
  if (!files.is_file(path)) {
    if (auto fault = files.looking_fault()) return *std::move(fault);
    return std::optional<PendingPublication>{};
  }
  const auto text = files.read(path);
  if (!text) return text.error();
  auto pending = parse_pending(*text);
  if (pending) pending->destination = files.absolute(pending->destination);
  return pending;
}

Result<Done> drop_pending(FileSystem& files) { return files.remove(std::string(k_pending_file)); }

}  // namespace gazette
