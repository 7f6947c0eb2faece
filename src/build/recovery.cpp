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

Error unsettled(const PendingPublication& pending) {
  return {
      ErrorKind::input_output,
      "pending-publication",
      "a publication into " + pending.destination + " did not come to its end, and what stands there now is neither " +
          "what stood there before nor what was published",
      {std::string(k_pending_file), {}},
      "bring that folder back (a drive that is not mounted?); if nobody ever saw that publication, remove this file",
      {}};
}

// For whoever has the ledger's lock and that of the output which the publication went to, whose swap is finished.
Result<Done> settle(FileSystem& files, const PendingPublication& pending) {
  const auto standing = standing_manifest(files, pending.destination);
  if (!standing) return standing.error();
  if (*standing == pending.manifest_sha256) {
    if (auto added = add_missing_lines(files, pending.lines); !added) return added;
  } else if (*standing != pending.former_sha256) {
    return unsettled(pending);
  }
  return drop_pending(files);
}

// What is in use is left alone, and what cannot be told: that keeps only a publisher from going on.
Result<Done> unless_open(Result<Done> done) {
  if (!done && (done.error().rule == "locked" || done.error().rule == "pending-publication")) return Done{};
  return done;
}

Result<Done> finish_publication(FileSystem& files, const std::string& taken) {
  if (!is_publication_pending(files) && !is_locked(files, k_ledger_file)) return Done{};
  const auto lock = files.lock(lock_name(k_ledger_file));
  if (!lock) return unless_open(lock.error());
  if (auto removed = files.remove(replacement_name(k_ledger_file)); !removed) return removed;
  return unless_open(settle_publication(files, taken));
}

}  // namespace

bool is_run_unfinished(const FileReader& files, const std::string& destination) {
  return is_output_unfinished(files, destination) || is_publication_pending(files);
}

Result<std::string> standing_manifest(const FileReader& files, const std::string& folder) {
  const auto path = path_join(folder, k_manifest_file);
  if (!files.is_file(path)) {
    if (auto fault = files.looking_fault()) return *std::move(fault);
    return std::string();
  }
  const auto manifest = files.read(path);
  if (!manifest) return manifest.error();
  return sha256_hex(*manifest);
}

// A publication went to its output as a whole or not at all, and the ledger follows.
Result<Done> settle_publication(FileSystem& files, const std::string& destination) {
  const auto read = read_pending(files);
  if (!read) return read.error();
  if (!*read) return drop_pending(files);
  const auto& pending = **read;
  if (pending.destination == destination) return settle(files, pending);
  if (!files.is_folder(std::string(path_folder(pending.destination)))) return unsettled(pending);
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
  const bool was_output_unfinished = is_output_unfinished(files, destination);
  const bool was_pending = is_publication_pending(files);
  if (auto done = recover_output(files, destination); !done) return done.error();
  if (auto done = finish_publication(files, destination); !done) return done.error();
  taken.was_unfinished = was_output_unfinished || (was_pending && !is_publication_pending(files));
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
