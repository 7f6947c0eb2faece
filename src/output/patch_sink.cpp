// The journal: a line that names it, then one step after another, then an end with the checksum of all steps.
//   step: how many bytes of text follow, as a number and a blank, then the text: "w path\n" and the file's bytes, or
//   "r path\n"; the end is "e checksum\n".
// A journal without its end is torn, and then no file was touched yet.
#include "output/patch_sink.hpp"

#include "base/fingerprint.hpp"
#include "base/text.hpp"
#include "output/manifest.hpp"
#include "output/work_names.hpp"

#include <optional>
#include <set>

namespace gazette {

namespace {

constexpr std::string_view k_head = "gazette patch 1\n";
constexpr std::size_t k_most_ahead = 4096;  // bytes read to find out how long a step is

constexpr std::size_t k_most_synced = 1000;  // files: 0.1 ms each on ext4

enum class StepKind { write, remove, end };

struct Step {
  StepKind kind = StepKind::end;
  std::string path;  ///< of the end: the checksum
  std::string bytes;
};

std::string framed(std::string_view letter, std::string_view path, std::string_view bytes) {
  const auto size = letter.size() + 2 + path.size() + bytes.size();
  std::string out = std::to_string(size) + " ";
  out.reserve(out.size() + size);
  return out.append(letter).append(" ").append(path).append("\n").append(bytes);
}

/// Reads a journal step by step, so that a large one is never in memory.
class JournalReader {
 public:
  explicit JournalReader(const DataFile& file) : file_(file) {}

  bool has_head() {
    const auto head = read(0, k_head.size());
    at_ = k_head.size();
    return head && *head == k_head;
  }

  /// Nothing where the journal is torn, or cannot be read.
  std::optional<Step> next() {
    const auto ahead = read(at_, k_most_ahead);
    if (!ahead) return std::nullopt;
    const auto blank = ahead->find(' ');
    const auto size = blank == std::string::npos ? std::nullopt : parse_integer(ahead->substr(0, blank));
    if (!size || *size < 3 || static_cast<std::uint64_t>(*size) > file_.size()) return std::nullopt;
    const auto text = read(at_ + blank + 1, static_cast<std::size_t>(*size));
    if (!text || text->size() != static_cast<std::size_t>(*size)) return std::nullopt;
    at_ += blank + 1 + text->size();
    auto step = parsed(*text);
    if (step && step->kind != StepKind::end) sum_ = fingerprint(sum_, *text);
    return step;
  }

  std::string checksum() const { return std::to_string(sum_); }

  /// What the disk had against reading it: a journal that cannot be read is not a torn one.
  const std::optional<Error>& fault() const { return fault_; }

 private:
  std::optional<std::string> read(std::uint64_t offset, std::size_t size) {
    auto bytes = file_.read_at(offset, size);
    if (bytes) return *std::move(bytes);
    fault_ = bytes.error();
    return std::nullopt;
  }

  static std::optional<Step> parsed(const std::string& text) {
    const auto end = text.find('\n');
    if (end == std::string::npos || text[1] != ' ') return std::nullopt;
    Step step;
    step.path = text.substr(2, end - 2);
    step.bytes = text.substr(end + 1);
    switch (text[0]) {
      case 'w': step.kind = StepKind::write; break;
      case 'r': step.kind = StepKind::remove; break;
      case 'e': step.kind = StepKind::end; break;
      default: return std::nullopt;
    }
    // The checksum tells a torn journal from a whole one, not ours from one that somebody made up.
    if (step.kind != StepKind::end && (step.path.empty() || normal_path(step.path) != step.path)) return std::nullopt;
    return step;
  }

  const DataFile& file_;
  std::uint64_t at_ = 0, sum_ = 0;
  std::optional<Error> fault_;
};

Result<bool> is_whole(const DataFile& file) {
  JournalReader journal(file);
  if (journal.has_head()) {
    while (const auto step = journal.next()) {
      if (step->kind == StepKind::end) return step->path == journal.checksum();
    }
  }
  if (journal.fault()) return *journal.fault();
  return false;
}

// The file's folder, and those above it up to the output's own, as far as nothing is left in them.
void remove_empty_folders(FileSystem& files, const std::string& folder, const std::string& path) {
  for (auto above = path_folder(path); !above.empty(); above = path_folder(above)) {
    const auto listing = files.list(path_join(folder, above));
    if (!listing || !listing->empty() || !files.remove(path_join(folder, above))) return;
  }
}

// A link, or a file below one, is somebody else's, whatever had that name when the journal was written.
bool is_own_file(const FileReader& files, const std::string& folder, std::string_view path) {
  for (auto above = path_folder(path); !above.empty(); above = path_folder(above)) {
    if (files.own_kind(path_join(folder, above)) != FileKind::folder) return false;
  }
  return files.own_kind(path_join(folder, path)) == FileKind::file;
}

/// Does what a journal says.
class Patch {
 public:
  Patch(FileSystem& files, const std::string& folder) : files_(files), folder_(folder) {}

  Result<Done> apply_all(const DataFile& file) {
    JournalReader journal(file);
    if (!journal.has_head()) return journal.fault() ? Result<Done>(*journal.fault()) : Done{};
    for (auto step = journal.next(); step && step->kind != StepKind::end; step = journal.next()) {
      if (auto done = apply(*step); !done) return done;
    }
    if (journal.fault()) return *journal.fault();
    if (auto fault = files_.looking_fault()) return *std::move(fault);  // a file to be removed may have seemed gone
    return make_durable();
  }

 private:
  Result<Done> apply(const Step& step) {
    const auto target = path_join(folder_, step.path);
    if (step.kind == StepKind::remove) {
      if (!is_own_file(files_, folder_, step.path)) return Done{};
      if (auto removed = files_.remove(target); !removed) return removed;
      remove_empty_folders(files_, folder_, step.path);
      add_names_above(step.path);
      return Done{};
    }
    if (!files_.is_file(target)) {
      if (auto made = files_.make_folders(std::string(path_folder(target))); !made) return made;
      add_names_above(step.path);
    }
    written_.push_back(target);
    return files_.overwrite(target, step.bytes);
  }

  void add_names_above(std::string_view path) {
    for (auto above = path_folder(path); !above.empty(); above = path_folder(above))
      changed_.insert(path_join(folder_, above));
    changed_.insert(folder_);
  }

  // Some files one by one; many with all else that waits to be written to the disk, which may be much.
  Result<Done> make_durable() {
    if (written_.size() + changed_.size() > k_most_synced) return files_.sync(folder_);
    for (const auto& path : written_) {
      if (auto done = files_.sync(path); !done) return done;
    }
    for (const auto& path : changed_) {
      if (auto done = files_.is_folder(path) ? files_.sync_names(path) : Done{}; !done) return done;
    }
    return Done{};
  }

  FileSystem& files_;
  const std::string& folder_;
  std::vector<std::string> written_;
  std::set<std::string> changed_;  ///< folders that names were made in or taken from
};

class PatchSink final : public Sink {
 public:
  PatchSink(FileSystem& files, std::string folder, std::vector<std::string> gone, std::unique_ptr<DataFile> journal)
      : files_(files), folder_(std::move(folder)), gone_(std::move(gone)), journal_(std::move(journal)) {}

  ~PatchSink() override {
    journal_.reset();
    if (!is_committed_) (void)files_.remove(journal_name(folder_));
  }

  Result<Done> put(const std::string& path, std::string bytes) override {
    const std::lock_guard lock(mutex_);
    if (auto begun = begin(); !begun) return begun;
    if (auto done = add("w", path, bytes); !done) return done;
    // A signature of another manifest would only say that somebody tampered with ours.
    return path == k_manifest_file ? add("r", k_signature_file, {}) : Done{};
  }

  Result<Done> commit() override {
    if (end_ == 0 && gone_.empty()) return Done{};
    if (auto begun = begin(); !begun) return begun;
    if (auto done = write(framed("e", std::to_string(sum_), {})); !done) return done;
    if (auto done = journal_->sync(); !done) return done;
    if (auto done = files_.sync_names(std::string(path_folder(folder_))); !done) return done;
    is_committed_ = true;
    if (auto done = Patch(files_, folder_).apply_all(*journal_); !done) return done;
    journal_.reset();
    return files_.remove(journal_name(folder_));
  }

 private:
  // What goes, goes first: a folder may take the place of a file.
  Result<Done> begin() {
    if (end_ > 0) return Done{};
    if (auto done = write(k_head); !done) return done;
    for (const auto& path : gone_) {
      if (auto done = add("r", path, {}); !done) return done;
    }
    return Done{};
  }

  Result<Done> add(std::string_view letter, std::string_view path, std::string_view bytes) {
    if (path.find('\n') != std::string_view::npos)
      return Error{ErrorKind::input_output, "io", "a name with a line break cannot be written", {std::string(path), {}},
                   "rename the file",       {}};
    const auto step = framed(letter, path, bytes);
    sum_ = fingerprint(sum_, std::string_view(step).substr(step.find(' ') + 1));
    return write(step);
  }

  Result<Done> write(std::string_view bytes) {
    if (auto done = journal_->write_at(end_, bytes); !done) return done;
    end_ += bytes.size();
    return Done{};
  }

  FileSystem& files_;
  std::string folder_;
  std::vector<std::string> gone_;
  std::unique_ptr<DataFile> journal_;
  std::mutex mutex_;
  std::uint64_t end_ = 0, sum_ = 0;
  bool is_committed_ = false;
};

}  // namespace

Result<std::unique_ptr<Sink>> open_patch_sink(FileSystem& files, const std::string& folder,
                                              std::vector<std::string> gone) {
  auto journal = files.open_data(journal_name(folder));
  if (!journal) return journal.error();
  if (auto cleared = (*journal)->clear(); !cleared) return cleared.error();
  return std::unique_ptr<Sink>(std::make_unique<PatchSink>(files, folder, std::move(gone), *std::move(journal)));
}

Result<Done> finish_patch(FileSystem& files, const std::string& folder) {
  const auto name = journal_name(folder);
  if (!files.is_file(name)) return Done{};
  auto journal = files.open_data(name);
  if (!journal) return journal.error();
  const auto whole = is_whole(**journal);
  if (!whole) return whole.error();
  if (files.is_folder(folder) && *whole) {
    if (auto done = Patch(files, folder).apply_all(**journal); !done) return done;
  }
  journal->reset();
  return files.remove(name);
}

}  // namespace gazette
