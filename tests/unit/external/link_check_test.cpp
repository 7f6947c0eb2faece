#include "external/link_check.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <mutex>
#include <set>

using namespace gazette;

namespace {

constexpr std::int64_t k_start = 1'800'000'000;

/// Time that goes on only when somebody waits, or by `per_question` seconds with each question.
class PlainClock final : public LinkClock {
 public:
  std::int64_t now() const override {
    const std::lock_guard lock(mutex_);
    return k_start + milliseconds_ / 1000;
  }
  void wait(std::chrono::milliseconds time) override {
    const std::lock_guard lock(mutex_);
    milliseconds_ += time.count();
    ++waits_;
  }
  int waits() const { return waits_; }

 private:
  mutable std::mutex mutex_;
  std::int64_t milliseconds_ = 0;
  int waits_ = 0;
};

/// Answers as told, by address; 200 for all others. Sees whether a host is asked twice at once.
class PlainFetcher final : public LinkFetcher {
 public:
  std::map<std::string, std::vector<Answer>> answers;  ///< one after the other, the last for ever

  Answer fetch(const WebAddress& address) override {
    {
      const std::lock_guard lock(mutex_);
      has_met_itself_ |= !busy_.insert(address.host).second;
      asked_.push_back(text_of(address));
    }
    const std::lock_guard lock(mutex_);
    busy_.erase(address.host);
    const auto found = answers.find(text_of(address));
    if (found == answers.end()) return {200, FetchFailure::none};
    auto& next = found->second;
    const auto answer = next.front();
    if (next.size() > 1) next.erase(next.begin());
    return answer;
  }
  std::size_t count() const { return asked_.size(); }
  bool has_met_itself() const { return has_met_itself_; }

 private:
  std::mutex mutex_;
  std::set<std::string> busy_;
  std::vector<std::string> asked_;
  bool has_met_itself_ = false;
};

std::vector<WebAddress> addresses(std::initializer_list<std::string> texts) {
  std::vector<WebAddress> out;
  for (const auto& text : texts) out.push_back(*parse_web_address(text));
  return out;
}

std::vector<WebAddress> pages(const std::string& host, std::size_t count) {
  std::vector<WebAddress> out;
  for (std::size_t i = 0; i < count; ++i)
    out.push_back(*parse_web_address("https://" + host + "/" + std::to_string(i)));
  return out;
}

struct Fixture {
  LinkCache cache;
  PlainFetcher fetcher;
  PlainClock clock;
  LinkLimits limits;
  LinkReport run(const std::vector<WebAddress>& all) { return check_addresses(all, cache, fetcher, clock, limits); }
  Verdict verdict(const LinkReport& report, const std::string& address) {
    return report.judgements.at(address).verdict;
  }
};

}  // namespace

TEST_CASE("each page is asked once, however it is written") {
  Fixture f;
  const auto report = f.run(addresses({"https://a.cn/x", "https://A.cn:443/x#part", "https://b.cn/"}));
  CHECK(report.asked == 2);
  CHECK(f.fetcher.count() == 2);
  CHECK(f.verdict(report, "https://a.cn/x") == Verdict::good);
}

TEST_CASE("a dead page is told, and a passing fault is asked once more before it is judged") {
  Fixture f;
  f.fetcher.answers["https://a.cn/gone"] = {{404, FetchFailure::none}};
  f.fetcher.answers["https://b.cn/slow"] = {{0, FetchFailure::timed_out}, {200, FetchFailure::none}};
  f.fetcher.answers["https://c.cn/broken"] = {{500, FetchFailure::none}};
  const auto report = f.run(addresses({"https://a.cn/gone", "https://b.cn/slow", "https://c.cn/broken"}));
  CHECK(f.verdict(report, "https://a.cn/gone") == Verdict::dead);
  CHECK(f.verdict(report, "https://b.cn/slow") == Verdict::good);
  CHECK(f.verdict(report, "https://c.cn/broken") == Verdict::unjudged);
  CHECK(f.fetcher.count() == 5);
}

TEST_CASE("between two questions to one host there is a pause, and no host is asked twice at once") {
  Fixture f;
  auto all = pages("a.cn", 20);
  for (const auto& page : pages("b.cn", 20)) all.push_back(page);
  const auto report = f.run(all);
  CHECK(report.asked == 40);
  CHECK(f.clock.waits() == 38);
  CHECK_FALSE(f.fetcher.has_met_itself());
}

TEST_CASE("a run asks one host no more than its share, and leaves the others for the next") {
  Fixture f;
  f.limits.most_per_host = 5;
  CHECK(f.run(pages("a.cn", 12)).left == 7);
  CHECK(f.fetcher.count() == 5);
  const auto second = f.run(pages("a.cn", 12));
  CHECK(second.known == 5);
  CHECK(second.asked == 5);
  CHECK(second.left == 2);
}

TEST_CASE("a host that keeps silent is left alone, and no question is asked after the time is over") {
  Fixture f;
  const auto all = pages("a.cn", 10);
  for (const auto& page : all) f.fetcher.answers[text_of(page)] = {{0, FetchFailure::timed_out}};
  auto with_others = all;
  with_others.push_back(*parse_web_address("https://b.cn/"));
  const auto report = f.run(with_others);
  CHECK(report.asked == 3);
  CHECK(report.left == 8);
  Fixture late;
  late.limits.most_time = std::chrono::seconds(3);
  CHECK(late.run(pages("a.cn", 10)).asked == 4);
}

TEST_CASE("a name that does not exist is asked once for all its pages, but not where a redirect led to it") {
  Fixture f;
  f.fetcher.answers["https://gone.cn/0"] = {{0, FetchFailure::unresolved}};
  f.fetcher.answers["https://a.cn/0"] = {{0, FetchFailure::unresolved, true}};
  auto all = pages("gone.cn", 4);
  for (const auto& page : pages("a.cn", 3)) all.push_back(page);
  const auto report = f.run(all);
  CHECK(f.fetcher.count() == 4);
  CHECK(f.verdict(report, "https://gone.cn/3") == Verdict::dead);
  CHECK(f.verdict(report, "https://a.cn/0") == Verdict::dead);
  CHECK(f.verdict(report, "https://a.cn/2") == Verdict::good);
}

TEST_CASE("a machine without network judges nothing and keeps what it knew") {
  Fixture f;
  CHECK(f.run(addresses({"https://a.cn/"})).asked == 1);
  for (const auto* host : {"b.cn", "c.cn", "d.cn"})
    f.fetcher.answers["https://" + std::string(host) + "/"] = {{0, FetchFailure::unresolved}};
  const auto report = f.run(addresses({"https://a.cn/", "https://b.cn/", "https://c.cn/", "https://d.cn/"}));
  CHECK(report.is_offline);
  CHECK(report.judgements.size() == 1);
  CHECK(report.left == 3);
  CHECK(f.cache.find("https://a.cn/", k_start));
}

TEST_CASE("one resolver that keeps silent is enough to be offline, one name that does not exist is not") {
  Fixture silent;
  silent.fetcher.answers["https://a.cn/"] = {{0, FetchFailure::resolver_silent}};
  CHECK(silent.run(addresses({"https://a.cn/"})).is_offline);
  Fixture missing;
  missing.fetcher.answers["https://a.cn/"] = {{0, FetchFailure::unresolved}};
  const auto report = missing.run(addresses({"https://a.cn/"}));
  CHECK_FALSE(report.is_offline);
  CHECK(missing.verdict(report, "https://a.cn/") == Verdict::dead);
}

TEST_CASE("a site without links to others asks nobody") {
  Fixture f;
  const auto report = f.run({});
  CHECK(report.asked + report.known + report.left == 0);
  CHECK_FALSE(report.is_offline);
}
