#include "external/link_cache.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

constexpr std::int64_t k_now = 1'800'000'000, k_hour = 3600, k_day = 24 * k_hour;

}  // namespace

TEST_CASE("a good link is known for a day, one that could not be judged for an hour, a dead one never") {
  LinkCache cache;
  cache.put("good", {Verdict::good, ""}, k_now);
  cache.put("unjudged", {Verdict::unjudged, "its site answers 403"}, k_now);
  cache.put("dead", {Verdict::dead, "answers 404"}, k_now);
  CHECK(cache.find("good", k_now + k_day - 1));
  CHECK_FALSE(cache.find("good", k_now + k_day));
  CHECK(cache.find("unjudged", k_now + k_hour - 1)->why == "its site answers 403");
  CHECK_FALSE(cache.find("unjudged", k_now + k_hour));
  CHECK_FALSE(cache.find("dead", k_now));
  CHECK_FALSE(cache.find("never asked", k_now));
}

TEST_CASE("a time that lies ahead is not believed") {
  LinkCache cache;
  cache.put("good", {Verdict::good, ""}, k_now);
  CHECK_FALSE(cache.find("good", k_now - 1));
}

TEST_CASE("what is written is read again, without what holds no longer") {
  LinkCache cache;
  cache.put("https://b.cn/", {Verdict::good, ""}, k_now);
  cache.put("https://a.cn/?q=1", {Verdict::unjudged, "its site answers 429"}, k_now);
  cache.put("https://old.cn/", {Verdict::good, ""}, k_now - 2 * k_day);
  const auto text = cache.text(k_now);
  const LinkCache again(text);
  CHECK(again.find("https://b.cn/", k_now)->verdict == Verdict::good);
  CHECK(again.find("https://a.cn/?q=1", k_now)->why == "its site answers 429");
  CHECK_FALSE(again.find("https://old.cn/", k_now - k_day - 1));
  CHECK(again.text(k_now) == text);
}

TEST_CASE("lines of another version, or of no version at all, are left out") {
  const LinkCache cache("x\tgood\t\thttps://a.cn/\n1800000000\tfine\t\thttps://b.cn/\n\xFF\n1800000000\tgood\t\t\n");
  CHECK(cache.text(k_now).empty());
  CHECK(LinkCache("").text(k_now).empty());
}
