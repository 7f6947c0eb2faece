#include "external/link_check.hpp"

#include "base/parallel.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace gazette {

namespace {

/// One question and what came of it; no answer where the limits ended the questions.
struct Asked {
  WebAddress address;
  std::optional<Answer> answer;
};

using HostQueue = std::vector<Asked>;

/// Asks one host what is in its queue, one after the other.
class HostVisit {
 public:
  HostVisit(LinkFetcher& fetcher, LinkClock& clock, const LinkLimits& limits, std::int64_t end)
      : fetcher_(fetcher), clock_(clock), limits_(limits), end_(end) {}

  void visit(HostQueue& queue) {
    const auto count = std::min(queue.size(), limits_.most_per_host);
    for (std::size_t i = 0; i < count && silences_ < limits_.most_silences && clock_.now() < end_; ++i) {
      const auto answer = ask(queue[i].address);
      queue[i].answer = answer;
      silences_ = answer.failure == FetchFailure::timed_out ? silences_ + 1 : 0;
      // A name that does not exist is none for the next page either.
      if (is_about_whole_host(answer)) return answer_rest(queue, i, answer);
    }
  }

 private:
  static bool is_about_whole_host(const Answer& answer) {
    const bool has_no_way = answer.failure == FetchFailure::unresolved ||
                            answer.failure == FetchFailure::resolver_silent ||
                            answer.failure == FetchFailure::unreachable;
    return has_no_way && !answer.is_redirected;
  }

  static void answer_rest(HostQueue& queue, std::size_t from, const Answer& answer) {
    for (auto i = from; i < queue.size(); ++i) queue[i].answer = answer;
  }

  Answer ask(const WebAddress& address) {
    pause();
    const auto answer = fetcher_.fetch(address);
    if (!is_passing(answer)) return answer;
    pause();
    return fetcher_.fetch(address);
  }

  void pause() {
    if (has_asked_) clock_.wait(limits_.pause);
    has_asked_ = true;
  }

  LinkFetcher& fetcher_;
  LinkClock& clock_;
  const LinkLimits& limits_;
  std::int64_t end_;
  std::size_t silences_ = 0;
  bool has_asked_ = false;
};

/// What is not known yet, by host.
std::vector<HostQueue> queues_of(const std::vector<WebAddress>& addresses, const LinkCache& cache, std::int64_t now,
                                 LinkReport& report) {
  std::map<std::string, HostQueue> by_host;
  std::set<std::string> seen;
  for (const auto& address : addresses) {
    const auto text = text_of(address);
    if (!seen.insert(text).second) continue;
    if (const auto known = cache.find(text, now)) {
      report.judgements[text] = *known;
      ++report.known;
    } else {
      by_host[address.host].push_back({address, std::nullopt});
    }
  }
  std::vector<HostQueue> queues;
  for (auto& [host, queue] : by_host) queues.push_back(std::move(queue));
  return queues;
}

/// Nothing answered, and each failure is one that a machine without network has. One name that does not exist is no
/// sign of that, two may be slips; three hosts of which none exists are.
bool seems_offline(const std::vector<HostQueue>& queues) {
  constexpr std::size_t k_enough_hosts = 3;
  std::size_t hosts = 0;
  bool is_certain = false;
  for (const auto& queue : queues) {
    bool has_asked = false;
    for (const auto& asked : queue) {
      if (!asked.answer || asked.answer->failure == FetchFailure::private_network) continue;
      if (!may_be_offline(*asked.answer)) return false;
      has_asked = true;
      is_certain |=
          asked.answer->failure == FetchFailure::resolver_silent || asked.answer->failure == FetchFailure::unreachable;
    }
    hosts += has_asked ? 1 : 0;
  }
  return hosts > 0 && (is_certain || hosts >= k_enough_hosts);
}

}  // namespace

LinkReport check_addresses(const std::vector<WebAddress>& addresses, LinkCache& cache, LinkFetcher& fetcher,
                           LinkClock& clock, const LinkLimits& limits) {
  LinkReport report;
  auto queues = queues_of(addresses, cache, clock.now(), report);
  const auto end = clock.now() + limits.most_time.count();
  parallel_for(
      queues.size(), limits.hosts_at_once,
      [&] { return [&](std::size_t i) { HostVisit(fetcher, clock, limits, end).visit(queues[i]); }; }, 1);
  report.is_offline = seems_offline(queues);
  for (const auto& queue : queues) {
    for (const auto& [address, answer] : queue) {
      if (!answer || report.is_offline) {
        ++report.left;
        continue;
      }
      const auto text = text_of(address);
      report.judgements[text] = judge(*answer);
      cache.put(text, report.judgements[text], clock.now());
      ++report.asked;
    }
  }
  return report;
}

}  // namespace gazette
