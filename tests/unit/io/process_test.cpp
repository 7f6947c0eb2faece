#include "io/process.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("a program's two streams and its exit status come back apart") {
  const auto output = run_process({"sh", "-c", "echo good; echo bad >&2; exit 3"});
  REQUIRE(output);
  CHECK(output->status == 3);
  CHECK(output->out == "good\n");
  CHECK(output->err == "bad\n");
}

TEST_CASE("no shell reads the arguments") {
  const auto output = run_process({"printf", "%s|", "a b", "$HOME", ";echo", "通知"});
  REQUIRE(output);
  CHECK(output->out == "a b|$HOME|;echo|通知|");
}

TEST_CASE("a program that fills both streams is read to the end") {
  const auto output = run_process({"sh", "-c", "head -c 300000 /dev/zero >&2; head -c 300000 /dev/zero"});
  REQUIRE(output);
  CHECK(output->out.size() == 300000);
  CHECK(output->err.size() == 300000);
}

TEST_CASE("standard input is empty, and a program that is not there is an error") {
  const auto output = run_process({"cat"});
  REQUIRE(output);
  CHECK(output->out.empty());
  const auto none = run_process({"no-such-program-of-gazette"});
  REQUIRE_FALSE(none);
  CHECK(none.error().kind == ErrorKind::input_output);
}
