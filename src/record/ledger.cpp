// Lines are sorted by moment, then by their bytes, and folded in that order: whatever order they stand in, and however
// often one of them stands there, comes to the same.
#include "record/ledger.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace gazette {

namespace {

constexpr std::string_view k_attributes_file = ".gitattributes";
constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t k_most_faults = 100;                      // that are told one by one
constexpr std::size_t k_longest_line = std::size_t{16} << 20U;  // bytes: an item with 100,000 attachments has less
constexpr std::array<std::string_view, 4> k_merge_marks = {"<<<<<<<", "|||||||", "=======", ">>>>>>>"};

Error broken(int line, std::string message, std::string help) {
  return {ErrorKind::content, "broken-ledger",
          std::move(message), {std::string(k_ledger_file), {line, 1, 1}},
          std::move(help),    {}};
}

// What is wrong with a line before anybody reads what it says.
std::optional<Error> form_fault(std::string_view line, int number) {
  const auto is_mark = [&](std::string_view mark) { return line.starts_with(mark); };
  if (std::any_of(k_merge_marks.begin(), k_merge_marks.end(), is_mark))
    return broken(number, "a mark that a merge left behind",
                  "keep the lines of both sides and remove the mark; \"published.jsonl merge=union\" in "
                  ".gitattributes lets git do so");
  if (number == 1 && line.starts_with(k_byte_order_mark))
    return broken(number, "the ledger begins with a byte order mark", "save it as UTF-8 without a byte order mark");
  if (line.ends_with('\r'))
    return broken(
        number, "the line ends as on Windows (CR LF)",
        "restore the ledger from version control; \"published.jsonl -text\" in .gitattributes keeps its bytes");
  return std::nullopt;
}

struct ReadLine {
  Publication publication;
  std::string_view bytes;
};

// The publication that a line tells, or what is wrong with it.
Result<Publication> read_line(std::string_view line, int number, bool is_ended) {
  if (line.size() > k_longest_line)
    return broken(number, "the line has " + counted(line.size(), "byte") + ": no line of a ledger is as long",
                  "restore the ledger from version control");
  if (auto fault = form_fault(line, number)) return *std::move(fault);
  if (!is_ended)
    return broken(number, "the last line breaks off: it has no line end",
                  "writing it was interrupted: remove this line, then publish again");
  auto publication = parse_publication(line);
  if (publication) {
    publication->line = number;
    return publication;
  }
  auto error = std::move(publication).error();
  error.place = {std::string(k_ledger_file), {number, error.place.at.column, 1}};
  return error;
}

std::vector<ReadLine> read_lines(std::string_view text, Diagnostics& diagnostics) {
  std::vector<ReadLine> lines;
  int number = 0;
  std::size_t faults = 0;
  for (std::size_t start = 0; start < text.size();) {
    const auto end = text.find('\n', start);
    const auto line = text.substr(start, end == std::string_view::npos ? end : end - start);
    start = end == std::string_view::npos ? text.size() : end + 1;
    ++number;
    if (line.empty()) continue;
    if (faults == k_most_faults) {
      diagnostics.add_error(broken(number, "the lines from here on are not looked at: too many are broken",
                                   "restore the ledger from version control"));
      break;
    }
    auto publication = read_line(line, number, end != std::string_view::npos);
    if (publication) {
      lines.push_back({*std::move(publication), line});
    } else {
      ++faults;
      diagnostics.add_error(std::move(publication).error());
    }
  }
  return lines;
}

// What a newer line leaves out and an older one said is still known of the address.
void keep_known(const Publication& before, Publication& now) {
  if (now.index_number.empty() && now.kind == PublicationKind::redirect) now.index_number = before.index_number;
  if (now.title.empty()) now.title = before.title;
  if (now.source.empty()) now.source = before.source;
  if (now.text.empty()) {
    now.text = before.text;
    now.notes = before.notes;
  }
}

class Fold {
 public:
  explicit Fold(PublicationLedger& ledger) : ledger_(ledger) {}

  void take(const Publication& publication) {
    ledger_.newest = publication.at;
    ledger_.newest_line = publication.line;
    if (publication.kind == PublicationKind::manifest) {
      ledger_.manifests.push_back(publication);
      return;
    }
    ledger_.lines[publication.url] = publication;
    take_address(publication, {});
    for (const auto& [name, digest] : publication.attachments) {
      Publication file;
      file.at = publication.at;
      file.kind = PublicationKind::file;
      file.url = publication.url + name;
      file.title = name;
      file.sha256 = digest;
      file.line = publication.line;
      take_address(file, publication.url);
    }
  }

 private:
  void take_address(const Publication& publication, const std::string& item_url) {
    const auto first = publication.first_published.value_or(publication.at);
    const auto [known, is_new] = ledger_.addresses.try_emplace(publication.url);
    auto& address = known->second;
    auto now = publication;
    if (!is_new) keep_known(address.last, now);
    address.last = std::move(now);
    address.first_published = is_new ? first : std::min(first, address.first_published);
    if (!item_url.empty()) address.item_url = item_url;
  }

  PublicationLedger& ledger_;
};

}  // namespace

const PublishedAddress* PublicationLedger::find(const std::string& url) const {
  const auto found = addresses.find(url);
  return found == addresses.end() ? nullptr : &found->second;
}

PublicationLedger fold_ledger(std::string text, const std::optional<DateTime>& until, Diagnostics& diagnostics) {
  auto lines = read_lines(text, diagnostics);
  std::sort(lines.begin(), lines.end(), [](const ReadLine& a, const ReadLine& b) {
    if (a.publication.at != b.publication.at) return a.publication.at < b.publication.at;
    if (a.bytes != b.bytes) return a.bytes < b.bytes;
    return a.publication.line < b.publication.line;
  });
  PublicationLedger ledger;
  Fold fold(ledger);
  std::string_view before;
  for (const auto& [publication, bytes] : lines) {
    const bool is_repeated = std::exchange(before, bytes) == bytes;
    if (is_repeated || (until && publication.at > *until)) continue;
    fold.take(publication);
  }
  ledger.bytes = std::move(text);
  return ledger;
}

PublicationLedger load_ledger(const FileReader& files, const std::optional<DateTime>& until, Diagnostics& diagnostics) {
  const std::string path(k_ledger_file);
  if (!files.is_file(path) && files.status(path)) {
    diagnostics.add_error({ErrorKind::content,
                           "broken-ledger",
                           files.is_folder(path) ? "the ledger is a folder, not a file"
                                                 : "the ledger is a link to nothing, a pipe or a device, not a file",
                           {path, {}},
                           "take the file from version control; where nothing was published yet, remove what is there",
                           {}});
    return {};
  }
  if (!files.is_file(path)) return {};
  auto text = files.read(path);
  if (text) return fold_ledger(*std::move(text), until, diagnostics);
  diagnostics.add_error(std::move(text).error());
  return {};
}

std::optional<Error> stamp_fault(const PublicationLedger& ledger, std::int64_t now) {
  constexpr std::int64_t k_day = 24 * 60 * 60;  // clocks and time zones of two machines may differ by as much
  if (!ledger.newest || ledger.newest->unix_seconds() <= now + k_day) return std::nullopt;
  return Error{ErrorKind::content,
               "future-ledger",
               "the line is stamped " + rfc3339(*ledger.newest) + ", but it is " +
                   rfc3339(from_unix_seconds(now, ledger.newest->offset_minutes)) +
                   " now: nothing can be published after it",
               {std::string(k_ledger_file), {ledger.newest_line, 1, 1}},
               "set this machine's clock if it is wrong; else remove the lines that were written by a clock that was, "
               "and publish again",
               {}};
}

namespace {

Error changed_meanwhile() {
  return {ErrorKind::input_output,
          "ledger-changed",
          "the ledger changed while gazette was publishing",
          {std::string(k_ledger_file), {}},
          "somebody else published at the same time: publish again",
          {}};
}

// Puts bytes in the place of the ledger, if that is still the one that was folded.
Result<Done> put_ledger(FileSystem& files, const PublicationLedger& ledger, const std::string& bytes) {
  const std::string path(k_ledger_file);
  if (!files.is_file(path)) {
    if (!ledger.bytes.empty()) return changed_meanwhile();
    // Empty first: a ledger that breaks off would be one that nobody can mend.
    if (auto made = files.create(path, ""); !made) return made;
  } else if (const auto now = files.read(path); !now) {
    return now.error();
  } else if (*now != ledger.bytes) {
    return changed_meanwhile();
  }
  if (auto replaced = files.replace(path, bytes); !replaced) return replaced;
  return files.sync_names("");
}

}  // namespace

Result<Done> append_to_ledger(FileSystem& files, const PublicationLedger& ledger,
                              const std::vector<Publication>& publications) {
  auto bytes = ledger.bytes;
  for (const auto& publication : publications) bytes += publication_line(publication) + "\n";
  return put_ledger(files, ledger, bytes);
}

Result<Done> add_missing_lines(FileSystem& files, const std::vector<std::string>& lines) {
  PublicationLedger ledger;
  const std::string path(k_ledger_file);
  if (files.is_file(path)) {
    auto text = files.read(path);
    if (!text) return text.error();
    ledger.bytes = *std::move(text);
  }
  auto bytes = ledger.bytes;
  if (!bytes.empty() && !bytes.ends_with('\n')) bytes += '\n';
  const auto known = split(ledger.bytes, '\n');
  const std::set<std::string_view> there(known.begin(), known.end());
  for (const auto& line : lines) {
    if (!there.contains(line)) bytes += line + "\n";
  }
  return bytes == ledger.bytes ? Done{} : put_ledger(files, ledger, bytes);
}

Result<Done> rehearse_append(FileSystem& files, const PublicationLedger& ledger) {
  const std::string path(k_ledger_file);
  if (files.is_file(path) || !ledger.bytes.empty()) return put_ledger(files, ledger, ledger.bytes);
  // Only what was made here may be removed: a ledger may be there that the disk did not tell of.
  if (auto made = files.create(path, ""); !made) return made;
  return files.remove(path);
}

Result<bool> ensure_union_merge(FileSystem& files) {
  const std::string path(k_attributes_file);
  const std::string line = std::string(k_ledger_file) + " -text merge=union\n";
  if (!files.is_file(path)) {
    if (auto made = files.create(path, line); !made) return made.error();
    return true;
  }
  auto text = files.read(path);
  if (!text) return text.error();
  for (const auto each : split(*text, '\n')) {
    const auto words = trimmed(each);
    if (words.starts_with(k_ledger_file) &&
        (words.size() == k_ledger_file.size() || is_ascii_space(words[k_ledger_file.size()])))
      return false;
  }
  if (!text->empty() && !text->ends_with('\n')) *text += '\n';
  if (auto written = files.replace(path, *text + line); !written) return written.error();
  return true;
}

}  // namespace gazette
