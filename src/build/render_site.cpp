#include "build/render_site.hpp"

#include "base/digest.hpp"
#include "base/parallel.hpp"
#include "build/site_output.hpp"
#include "build/stopwatch.hpp"

#include <atomic>
#include <mutex>
#include <optional>

namespace gazette {

namespace {

// Builds of what was published last give the manifest that was published; all others chain to it.
std::string chained_manifest(const std::vector<ManifestEntry>& entries, const PublicationLedger& ledger) {
  const auto* last = ledger.last_manifest();
  if (!last) return manifest_json(entries);
  auto same = manifest_json(entries, last->previous);
  return sha256_hex(same) == last->sha256 ? same : manifest_json(entries, last->sha256);
}

/// Takes the files of the output from the workers, and makes the manifest of them.
class OutputWriter {
 public:
  OutputWriter(Sink& sink, std::size_t total, std::span<const OutputBefore> before, Observer& observer)
      : sink_(sink), entries_(total), before_(before), observer_(observer) {}

  bool is_as_it_was(std::size_t index) const { return !before_.empty() && before_[index].is_as_it_was; }

  void keep(std::size_t index) { entries_[index] = *before_[index].entry; }

  /// Each index comes once; after the first failure nothing more is written.
  void put(std::size_t index, std::string path, Result<std::string> bytes) {
    if (has_failed_) return;
    if (!bytes) return fail(std::move(bytes).error());
    auto& entry = entries_[index];
    entry = {std::move(path), bytes->size(), sha256_hex(*bytes)};
    ++made_;
    if (!stands_there(index, entry)) {
      ++written_;
      if (auto done = sink_.put(entry.path, *std::move(bytes)); !done) return fail(std::move(done).error());
    }
    observer_.on_progress(++done_, entries_.size());
  }

  bool has_failed() const { return has_failed_; }

  Result<BuildCounts> finish(const PublicationLedger& ledger, std::string_view manifest_before) {
    if (failure_) return *failure_;
    BuildCounts counts;
    for (const auto& entry : entries_) counts.bytes += entry.size;
    counts.files = entries_.size() + 1;
    counts.made = made_;
    counts.written = written_;
    auto manifest = chained_manifest(entries_, ledger);
    counts.manifest_sha256 = sha256_hex(manifest);
    counts.manifest_bytes = manifest.size();
    if (counts.manifest_sha256 != manifest_before) {
      ++counts.written;
      if (auto done = sink_.put(std::string(k_manifest_file), std::move(manifest)); !done) return done.error();
    }
    counts.entries = std::move(entries_);
    return counts;
  }

 private:
  bool stands_there(std::size_t index, const ManifestEntry& made) const {
    const auto* entry = before_.empty() ? nullptr : before_[index].entry;
    return entry && entry->size == made.size && entry->sha256 == made.sha256;
  }

  void fail(Error error) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(error);
    has_failed_ = true;
  }

  Sink& sink_;
  std::vector<ManifestEntry> entries_;
  std::span<const OutputBefore> before_;
  Observer& observer_;
  std::atomic<std::size_t> done_{0}, made_{0}, written_{0};
  std::atomic<bool> has_failed_{false};
  std::mutex mutex_;
  std::optional<Error> failure_;
};

}  // namespace

Result<BuildCounts> render_site(const FileReader& files, const PreparedSite& prepared, unsigned jobs, Sink& sink,
                                Observer& observer, std::span<const OutputBefore> before,
                                std::string_view manifest_sha256) {
  Stopwatch watch(observer);
  const SiteOutput output(files, prepared);
  OutputWriter writer(sink, output.size(), before, observer);
  parallel_for(output.size(), jobs, [&] {
    return [&, renderer = std::make_shared<TemplateRenderer>()](std::size_t i) {
      if (writer.has_failed()) return;
      if (writer.is_as_it_was(i)) return writer.keep(i);
      const auto file = output.file(i);
      writer.put(i, output.path(file), output.bytes(file, *renderer));
    };
  });
  watch.lap("render and write");
  auto counts = writer.finish(*prepared.ledger, manifest_sha256);
  if (counts) counts->pages = prepared.plan.pages.size();
  watch.lap("manifest");
  return counts;
}

}  // namespace gazette
