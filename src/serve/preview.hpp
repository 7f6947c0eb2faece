#pragma once
// The preview's site: laid out once, patched or laid out again when files change, checked when there is time, and never
// worse than the last good one. Knows nothing of threads that wait, sockets or watchers: see session.hpp.

#include "build/pipeline.hpp"
#include "build/site_output.hpp"
#include "io/listed_files.hpp"
#include "serve/fair_mutex.hpp"
#include "serve/preview_findings.hpp"
#include "serve/watcher.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>
#include <vector>

namespace gazette {

/// A site that answers requests.
struct ShownSite {
  ShownSite(const FileReader& files, std::unique_ptr<PreparedSite> site, Diagnostics found_laying_out);

  std::unique_ptr<PreparedSite> prepared;
  SiteOutput output;
  OutputIndex index;
  Diagnostics found;              ///< while laying it out
  std::set<std::string> patched;  ///< files of items that were read again since
};

/// What a request reads. Valid while Preview::read runs.
struct PreviewView {
  const ShownSite* shown = nullptr;  ///< null until a site could be laid out
  const PreviewFindings& findings;
  std::uint64_t revision = 0;  ///< counts each change of what is shown or found
  std::int64_t changed_at = 0;  ///< when what is shown changed last, in seconds since the epoch
  bool is_behind = false;    ///< the files hold something newer, which has errors
  bool is_checked = false;   ///< `findings` are those of all checks
  std::string as_of;         ///< the day that was asked for; empty: now
  std::string saved_source;  ///< the file of the item that was saved last, alone; empty for none
};

/// One thread may change it, any number may read.
///
/// What is shown has no errors: those of laying it out and of the texts that were just saved are known before it is shown.
/// Only at the start is a site shown before its texts are checked, and only then one with faulty texts, since there is
/// none better. If checks of the whole find an error later on, the last good site is shown again.
class Preview {
 public:
  /// The clock gives seconds since the epoch.
  using Clock = std::function<std::int64_t()>;

  /// `disk` must outlive it. Nothing is read before the first `take`.
  Preview(const FileReader& disk, BuildRequest request, Clock clock);

  /// Takes in changed files. The first time all files count as changed.
  void take(const ChangedFiles& changed);

  /// Shows the site as of another day or moment; empty: now. What it says must be a date or date-time.
  void show_as_of(const std::string& as_of);

  /// Whether what is shown has not been checked as a whole.
  bool needs_check() const { return shown_ && !is_checked_; }
  /// Checks it, unless `stops` says that there is something more urgent; asked from several threads.
  void check(const std::function<bool()>& stops = [] { return false; });

  /// How long it is until the site changes by itself: a scheduled item, or midnight. Nothing while a day was asked for.
  std::optional<std::chrono::seconds> time_to_next_moment() const;
  /// Shows the site as of now, if that moment has come.
  void pass_time();

  std::uint64_t revision() const { return revision_; }

  /// Runs `use(view)` while nothing changes.
  template <typename Use>
  auto read(Use use) const {
    const std::shared_lock lock(mutex_);
    return use(view());
  }

 private:
  struct Saved;  // an item that was read again
  struct Undo {
    std::size_t index = 0;
    std::shared_ptr<const Item> before;
  };

  PreviewView view() const;
  std::optional<std::int64_t> next_moment() const;
  std::set<std::string> worth_a_look(const ChangedFiles& changed);
  bool patch();
  bool put(std::vector<Saved>& saved);
  std::optional<Saved> saved_item(const std::string& path);
  void lay_out();
  void fall_behind(PreparedSite* next, Diagnostics found);
  void show(std::unique_ptr<PreparedSite> next, Diagnostics found);
  void undo_patches(PreparedSite& prepared, std::size_t kept);
  void know(PreviewFindings findings);
  void roll_back(Diagnostics found);
  Diagnostics found_before_checks() const;

  ListedFiles files_;
  BuildRequest request_;
  Clock clock_;
  SiteMemory memory_;

  std::set<std::string> pending_;        ///< changed, and not in what is shown
  bool is_everything_pending_ = true;
  std::set<std::string> since_good_;     ///< changed since the last good site
  std::vector<Undo> undo_;               ///< patches of `shown_` since it was checked, oldest first
  std::int64_t passed_moment_ = 0;       ///< the last at which the site was to change by itself
  bool is_base_good_ = false;            ///< `shown_` without its patches was checked and found good
  std::unique_ptr<ShownSite> good_;      ///< the last good one, while `shown_` is another that is not checked

  mutable FairMutex mutex_;  ///< for all below: the changing thread locks to write, the others to read
  std::unique_ptr<ShownSite> shown_;
  PreviewFindings shown_findings_;  ///< of what is shown
  PreviewFindings findings_;        ///< of the files as they are now
  std::uint64_t revision_ = 0;
  std::int64_t changed_at_ = 0;
  bool is_behind_ = false, is_checked_ = false;
  std::string saved_source_;
};

}  // namespace gazette
