#include "external/judgement.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

Verdict of_status(int status) { return judge({status, FetchFailure::none}).verdict; }
Verdict of(FetchFailure failure) { return judge({0, failure}).verdict; }

}  // namespace

TEST_CASE("a page that answers is good, one that is not found or gone is dead") {
  for (const int status : {200, 204, 206, 304}) CHECK(of_status(status) == Verdict::good);
  for (const int status : {404, 410}) CHECK(of_status(status) == Verdict::dead);
}

TEST_CASE("a server that refuses programs, is busy or out of order is not judged") {
  for (const int status : {400, 401, 403, 405, 412, 429, 451, 500, 502, 503, 521, 999})
    CHECK(of_status(status) == Verdict::unjudged);
}

TEST_CASE("a site that no reader can reach is dead, one that only we may not reach is not judged") {
  for (const auto failure : {FetchFailure::unresolved, FetchFailure::refused, FetchFailure::timed_out,
                             FetchFailure::too_many_redirects, FetchFailure::bad_redirect})
    CHECK(of(failure) == Verdict::dead);
  for (const auto failure : {FetchFailure::resolver_silent, FetchFailure::unreachable, FetchFailure::bad_certificate,
                             FetchFailure::private_network})
    CHECK(of(failure) == Verdict::unjudged);
}

TEST_CASE("only what may pass is asked again") {
  CHECK(is_passing({0, FetchFailure::timed_out}));
  CHECK(is_passing({0, FetchFailure::refused}));
  CHECK(is_passing({503, FetchFailure::none}));
  CHECK_FALSE(is_passing({404, FetchFailure::none}));
  CHECK_FALSE(is_passing({429, FetchFailure::none}));
  CHECK_FALSE(is_passing({0, FetchFailure::unresolved}));
}
