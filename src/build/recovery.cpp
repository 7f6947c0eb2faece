#include "build/recovery.hpp"

#include "base/digest.hpp"
#include "io/disk_replace.hpp"
#include "output/manifest.hpp"
#include "output/recovery.hpp"
#include "output/work_names.hpp"
#include "record/ledger.hpp"
#include "record/pending_publication.hpp"

namespace gazette {

namespace {

bool is_publication_pending(const FileReader& files) { return files.is_file(std::string(k_pending_file)); }

// Of somebody who is at work, or who died.
bool is_locked(const FileReader& files, std::string_view path) { return files.own_kind(lock_name(path)).has_value(); }

// An Error where it cannot be told: then nothing may be dropped.
Result<bool> is_published(const FileReader& files, const PendingPublication& pending) {
  const auto path = path_join(pending.destination, k_manifest_file);
  if (!files.is_file(path)) {
    if (auto fault = files.looking_fault()) return *std::move(fault);
    return false;
  }
  const auto manifest = files.read(path);
  if (!manifest) return manifest.error();
  return sha256_hex(*manifest) == pending.manifest_sha256;
}

// For whoever has the ledger's lock and that of the output which the publication went to, whose swap is finished.
Result<Done> settle(FileSystem& files, const PendingPublication& pending) {
  const auto published = is_published(files, pending);
  if (!published) return published.error();
  if (*published) {
    if (auto added = add_missing_lines(files, pending.lines); !added) return added;
  }
  return drop_pending(files);
}

// What is in use is left alone: a publisher that is at work settles its own.
Result<Done> unless_locked(Result<Done> done) {
  if (!done && done.error().rule == "locked") return Done{};
  return done;
}

Result<Done> finish_publication(FileSystem& files, const std::string& taken) {
  if (!is_publication_pending(files) && !is_locked(files, k_ledger_file)) return Done{};
  const auto lock = files.lock(lock_name(k_ledger_file));
  if (!lock) return unless_locked(lock.error());
  if (auto removed = files.remove(replacement_name(k_ledger_file)); !removed) return removed;
  return unless_locked(settle_publication(files, taken));
}

}  // namespace

bool is_run_unfinished(const FileReader& files, const std::string& destination) {
  return is_output_unfinished(files, destination) || is_publication_pending(files);
}

// A publication went to its output as a whole or not at all, and the ledger follows.
Result<Done> settle_publication(FileSystem& files, const std::string& destination) {
  const auto read = read_pending(files);
  if (!read) return read.error();
  if (!*read) return drop_pending(files);
  const auto& pending = **read;
  if (pending.destination == destination) return settle(files, pending);
  const auto lock = lock_output(files, pending.destination);
  if (!lock) return lock.error();
  if (auto done = recover_output(files, pending.destination); !done) return done;
  return settle(files, pending);
}

Result<TakenOutput> take_output(FileSystem& files, const std::string& destination) {
  auto lock = lock_output(files, destination);
  if (!lock) return lock.error();
  TakenOutput taken;
  taken.lock = *std::move(lock);
  taken.was_unfinished = is_run_unfinished(files, destination);
  if (auto done = recover_output(files, destination); !done) return done.error();
  if (auto done = finish_publication(files, destination); !done) return done.error();
  return taken;
}

Result<bool> finish_interrupted_runs(FileSystem& files, const std::string& destination) {
  if (!is_run_unfinished(files, destination) && !is_locked(files, destination) && !is_locked(files, k_ledger_file))
    return false;
  const auto taken = take_output(files, destination);
  if (taken) return taken->was_unfinished;
  if (taken.error().rule == "locked") return false;
  return taken.error();
}

Result<std::unique_ptr<FileLock>> take_ledger(FileSystem& files) {
  auto lock = files.lock(lock_name(k_ledger_file));
  if (lock || lock.error().rule != "locked") return lock;
  auto error = std::move(lock).error();
  error.message = "the ledger is " + error.message;
  error.help = "wait until that has ended; nothing was published";
  error.place.file = std::string(k_ledger_file);
  return error;
}

}  // namespace gazette
