// A save mostly changes the words of one item. Then the item is read again and put in its place, which costs the same
// for ten items and for a million. Everything else lays the site out anew from what the memory holds. Both ways end in
// the same site; a test compares them over long random edits.
//
// Two sites may be kept: the one that is shown, and the last one that all checks passed. The invariant: `shown_` is
// good once `undo_` is undone if `is_base_good_`; otherwise `good_` is, where there is one.
#include "serve/preview.hpp"

#include "build/site_patch.hpp"
#include "catalogue/shape.hpp"
#include "check/links.hpp"
#include "content/content_tree.hpp"
#include "content/load.hpp"
#include "content/text_reader.hpp"

#include <algorithm>
#include <atomic>

namespace gazette {

namespace {

// Past this many files at once, reading them one by one gains nothing.
constexpr std::size_t k_most_patched = 32;
constexpr std::int64_t k_seconds_a_day = 86'400;

Observer& silent() {
  static Observer observer;
  return observer;
}

class InterruptedObserver final : public Observer {
 public:
  explicit InterruptedObserver(const std::function<bool()>& stops) : stops_(stops) {}
  bool wants_to_stop() override {
    if (!has_stopped_ && stops_()) has_stopped_ = true;
    return has_stopped_;
  }
  bool has_stopped() const { return has_stopped_; }

 private:
  const std::function<bool()>& stops_;
  std::atomic<bool> has_stopped_{false};
};

// Whether two readings of a file say the same: it was saved without a change, or only touched.
bool is_same_reading(Item a, Item b) {
  if (a.text.essence().sha256 != b.text.essence().sha256) return false;
  a.text = b.text = {};
  return a == b;
}

}  // namespace

ShownSite::ShownSite(const FileReader& files, std::unique_ptr<PreparedSite> site, Diagnostics found_laying_out)
    : prepared(std::move(site)), output(files, *prepared), index(output), found(std::move(found_laying_out)) {}

/// An item that was read again, with where it belongs.
struct Preview::Saved {
  std::string source;
  std::size_t index = 0;
  std::shared_ptr<const Item> item;
  Diagnostics found;  ///< in its file
};

Preview::Preview(const FileReader& disk, BuildRequest request, Clock clock)
    : files_(disk), request_(std::move(request)), clock_(std::move(clock)) {}

PreviewView Preview::view() const {
  return {shown_.get(), findings_, revision_, changed_at_, is_behind_, is_checked_, request_.as_of, saved_source_};
}

void Preview::take(const ChangedFiles& changed) {
  auto paths = worth_a_look(changed);
  is_everything_pending_ = is_everything_pending_ || changed.is_everything;
  if (paths.empty() && !is_everything_pending_) return;
  since_good_.insert(paths.begin(), paths.end());
  pending_.merge(paths);
  if (is_everything_pending_ || !patch()) lay_out();
}

// Looks again at what changed. What editors put down and take away again while they save is passed over.
std::set<std::string> Preview::worth_a_look(const ChangedFiles& changed) {
  if (changed.is_everything) files_.look_again();
  std::set<std::string> paths;
  for (const auto& path : changed.paths) {
    if (is_left_out(path)) continue;
    const auto before = files_.status(path);
    files_.look_again(path);
    memory_.forget(path);
    if (before || files_.status(path)) paths.insert(path);
  }
  return paths;
}

std::optional<Preview::Saved> Preview::saved_item(const std::string& path) {
  const auto& site = shown_->prepared->site;
  const auto index = patchable_item(*shown_->prepared, path);
  if (!index) return std::nullopt;
  const auto* read = reread_item(files_, site.config, path, memory_.content);
  if (!read) return std::nullopt;
  Saved saved{path, *index, read->item, read->diagnostics};
  if (!saved.item || saved.found.has_errors()) return saved;
  if (!has_same_shape(site, site.loaded.items[*index], *saved.item)) return std::nullopt;
  report_text(site.config, *saved.item, saved.found);
  return saved;
}

// Whether all that changed could be put into the site that is shown, or has errors that keep it out.
bool Preview::patch() {
  if (!shown_ || pending_.size() > k_most_patched) return false;
  std::vector<Saved> saved;
  for (const auto& path : pending_) {
    auto one = saved_item(path);
    if (!one) return false;
    saved.push_back(*std::move(one));
  }
  const auto& items = shown_->prepared->site.loaded.items;
  const auto is_same = [&](const Saved& one) { return one.item && is_same_reading(items[one.index], *one.item); };
  const bool changes_nothing = !is_behind_ && std::ranges::all_of(saved, is_same);
  const std::unique_lock lock(mutex_);
  saved_source_ = pending_.size() == 1 ? *pending_.begin() : "";
  const bool is_good = put(saved);
  if (is_good) pending_.clear();
  if (changes_nothing) return true;
  auto findings = shown_findings_;
  for (auto& one : saved) findings = findings.with(one.source, std::move(one.found));
  if (is_good) {
    know(std::move(findings));
    is_checked_ = false;
    changed_at_ = clock_();
  } else {
    findings_ = std::move(findings);
  }
  is_behind_ = !is_good;
  ++revision_;
  return true;
}

// Puts all of them into the site, or none where one has an error. Their links are followed when all are in: one may
// lead to what another has only now.
bool Preview::put(std::vector<Saved>& saved) {
  const auto is_faulty = [](const Saved& one) { return !one.item || one.found.has_errors(); };
  if (std::ranges::any_of(saved, is_faulty)) return false;
  auto& prepared = *shown_->prepared;
  const auto known = undo_.size();
  for (const auto& one : saved) undo_.push_back({one.index, put_item(prepared, one.index, one.item)});
  for (auto& one : saved) {
    if (prepared.site.entry_by_source.contains(one.source))
      check_item_links(prepared.site, *one.item, prepared.plan.routes, one.found);
  }
  if (std::ranges::any_of(saved, is_faulty)) {
    undo_patches(prepared, known);
    return false;
  }
  for (const auto& one : saved) shown_->patched.insert(one.source);
  return true;
}

void Preview::know(PreviewFindings findings) {
  findings_ = findings;
  shown_findings_ = std::move(findings);
}

void Preview::lay_out() {
  request_.now = clock_();
  Diagnostics found;
  auto next = lay_out_site(files_, request_, memory_, silent(), found);
  if (!next || !next->values || found.has_errors()) return fall_behind(next.get(), std::move(found));
  // At the start there is nothing better to show, and to read all texts takes time.
  if (shown_) {
    auto with_texts = found;
    for (const auto& path : pending_) {
      const auto* shown = next->site.entry_by_source.find(path);
      if (!shown) continue;
      report_text(next->site.config, *shown->item, with_texts);
      check_item_links(next->site, *shown->item, next->plan.routes, with_texts);
    }
    if (with_texts.has_errors()) return fall_behind(next.get(), std::move(found));
  }
  show(std::move(next), std::move(found));
}

// Every problem is told, not the first: what could be laid out is checked as well.
void Preview::fall_behind(PreparedSite* next, Diagnostics found) {
  if (next) (void)check_laid_out_site(files_, request_, *next, memory_, silent(), found);
  const std::unique_lock lock(mutex_);
  findings_ = PreviewFindings(std::move(found));
  is_behind_ = shown_ != nullptr;
  saved_source_.clear();
  ++revision_;
}

void Preview::show(std::unique_ptr<PreparedSite> next, Diagnostics found) {
  auto site = std::make_unique<ShownSite>(files_, std::move(next), found);
  std::unique_ptr<ShownSite> former;  // let go when nobody waits for the lock
  const std::unique_lock lock(mutex_);
  former = std::exchange(shown_, std::move(site));
  if (former && is_base_good_) {
    undo_patches(*former->prepared, 0);
    good_ = std::move(former);
  }
  undo_.clear();
  is_base_good_ = false;
  know(PreviewFindings(std::move(found)));
  saved_source_ = pending_.size() == 1 ? *pending_.begin() : "";
  pending_.clear();
  is_everything_pending_ = is_behind_ = is_checked_ = false;
  changed_at_ = clock_();
  ++revision_;
}

// Takes back all patches but the first `kept`.
void Preview::undo_patches(PreparedSite& prepared, std::size_t kept) {
  for (; undo_.size() > kept; undo_.pop_back())
    (void)put_item(prepared, undo_.back().index, std::move(undo_.back().before));
}

// Of what is shown. It holds the newest readings of all that was patched: a reading that is not shown is pending, and
// what is pending is shown together or not at all.
Diagnostics Preview::found_before_checks() const {
  Diagnostics found;
  for (const auto& [severity, error] : shown_->found.entries()) {
    if (!shown_->patched.contains(error.place.file)) found.add(severity, error);
  }
  for (const auto& waived : shown_->found.waived()) found.add_waived(waived);
  for (const auto& source : shown_->patched) {
    if (const auto* read = memory_.content.find(source)) found.append(read->diagnostics);
  }
  return found;
}

void Preview::check(const std::function<bool()>& stops) {
  if (!needs_check()) return;
  auto found = found_before_checks();
  InterruptedObserver observer(stops);
  auto report = check_laid_out_site(files_, request_, *shown_->prepared, memory_, observer, found);
  if (observer.has_stopped()) return;
  if (found.has_errors() && (is_base_good_ || good_)) return roll_back(std::move(found));
  std::unique_ptr<ShownSite> former;  // let go when nobody waits for the lock
  const std::unique_lock lock(mutex_);
  shown_->prepared->plan.report = std::move(report);
  changed_at_ = clock_();  // the build report is a file of the site
  if (!found.has_errors()) {
    is_base_good_ = true;
    undo_.clear();
    since_good_.clear();
    former = std::move(good_);
  }
  is_checked_ = true;
  shown_findings_ = PreviewFindings(std::move(found));
  if (!is_behind_) findings_ = shown_findings_;
  ++revision_;
}

// What was shown since the last good site goes back to what waits to be shown.
void Preview::roll_back(Diagnostics found) {
  std::unique_ptr<ShownSite> former;
  const std::unique_lock lock(mutex_);
  if (is_base_good_) undo_patches(*shown_->prepared, 0);
  else former = std::exchange(shown_, std::move(good_));
  is_everything_pending_ = former != nullptr;  // it may have been another day, too
  undo_.clear();
  is_base_good_ = true;
  pending_ = since_good_;
  findings_ = PreviewFindings(std::move(found));
  shown_findings_ = PreviewFindings();
  is_behind_ = is_checked_ = true;
  changed_at_ = clock_();
  ++revision_;
}

void Preview::show_as_of(const std::string& as_of) {
  {
    const std::unique_lock lock(mutex_);
    request_.as_of = as_of;
  }
  is_everything_pending_ = true;
  lay_out();
}

std::optional<std::chrono::seconds> Preview::time_to_next_moment() const {
  const auto moment = next_moment();
  return moment ? std::optional(std::chrono::seconds(*moment - clock_())) : std::nullopt;
}

// In seconds since the epoch.
std::optional<std::int64_t> Preview::next_moment() const {
  if (!request_.as_of.empty() || !shown_) return std::nullopt;
  const auto& site = shown_->prepared->site;
  const auto now = site.view.as_of.unix_seconds();
  const auto offset = std::int64_t{60} * site.config.utc_offset_minutes;
  auto next = ((now + offset) / k_seconds_a_day + 1) * k_seconds_a_day - offset;
  for (const auto& item : site.loaded.items) {
    if (item.published && item.published->unix_seconds() > now) next = std::min(next, item.published->unix_seconds());
  }
  if (next <= passed_moment_) return std::nullopt;  // it could not be laid out then
  return next;
}

void Preview::pass_time() {
  const auto moment = next_moment();
  if (!moment || clock_() < *moment) return;
  passed_moment_ = *moment;
  is_everything_pending_ = true;
  lay_out();
}

}  // namespace gazette
