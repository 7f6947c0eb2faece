#include "serve/session.hpp"

#include <algorithm>

namespace gazette {

namespace {

using std::chrono::milliseconds;

// A pause in saving after which all is checked: the first page and the next save must not wait for it.
constexpr milliseconds k_pause_before_check{250};
constexpr milliseconds k_longest_wait{60'000};  // a laptop that slept must see that time has passed

}  // namespace

Session::Session(Preview& preview, std::unique_ptr<Watcher> watcher, SessionOptions options, Report report)
    : preview_(preview), watcher_(std::move(watcher)), options_(options), report_(std::move(report)), thread_([this] {
        run();
      }) {}

Session::~Session() {
  stop();
  thread_.join();
}

void Session::show_as_of(std::string as_of) {
  {
    const std::lock_guard lock(mutex_);
    wanted_as_of_ = std::move(as_of);
  }
  watcher_->wake();
}

std::uint64_t Session::wait_for_other(std::uint64_t known, milliseconds limit) const {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, limit, [&] { return revision_ != known || is_stopping_; });
  return revision_;
}

void Session::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  watcher_->wake();
}

bool Session::is_stopped() const {
  const std::lock_guard lock(mutex_);
  return is_stopping_;
}

void Session::run() {
  preview_.take({});
  tell();
  while (!is_stopped()) {
    step();
    tell();
  }
}

void Session::step() {
  const auto changed = watcher_->wait(patience());
  std::optional<std::string> as_of;
  {
    const std::lock_guard lock(mutex_);
    if (is_stopping_) return;
    as_of.swap(wanted_as_of_);
  }
  if (!changed.empty()) preview_.take(changed);
  if (as_of) preview_.show_as_of(*as_of);
  if (!changed.empty() || as_of) return;
  preview_.pass_time();
  preview_.check([this] { return watcher_->has_news(); });
}

milliseconds Session::patience() const {
  if (preview_.needs_check()) return k_pause_before_check;
  const auto left = preview_.time_to_next_moment();
  return left ? std::clamp<milliseconds>(*left, milliseconds(1), k_longest_wait) : k_longest_wait;
}

void Session::tell() {
  const auto revision = preview_.revision();
  {
    const std::lock_guard lock(mutex_);
    if (revision_ == revision) return;
    revision_ = revision;
  }
  changed_.notify_all();
  preview_.read([&](const PreviewView& view) { report_(view); });
}

}  // namespace gazette
