#include "base/diagnostics.hpp"

#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace gazette;

namespace {

Error error_at(const std::string& file, int line, int column, const std::string& rule = "r",
               const std::string& message = "m") {
  return {ErrorKind::content, rule, message, {file, {line, column, 1}}, {}, {}};
}

std::vector<std::string> shown(const Diagnostics& diagnostics) {
  std::vector<std::string> out;
  for (const auto& [severity, error] : diagnostics.entries())
    out.push_back(error.place.file + ":" + std::to_string(error.place.at.line) + ":" +
                  std::to_string(error.place.at.column) + " " + error.rule + " " + error.message);
  return out;
}

}  // namespace

TEST_CASE("diagnostics come in the order of file, line, column, rule and message") {
  Diagnostics diagnostics;
  diagnostics.add_error(error_at("b.md", 1, 1));
  diagnostics.add_error(error_at("a.md", 10, 1));
  diagnostics.add_error(error_at("a.md", 2, 9));
  diagnostics.add_error(error_at("a.md", 2, 3, "s"));
  diagnostics.add_error(error_at("a.md", 2, 3, "r", "z"));
  diagnostics.add_error(error_at("a.md", 2, 3, "r", "b"));
  diagnostics.add_error(error_at("", 0, 0));
  diagnostics.sort();
  CHECK(shown(diagnostics) == std::vector<std::string>{":0:0 r m", "a.md:2:3 r b", "a.md:2:3 r z", "a.md:2:3 s m",
                                                       "a.md:2:9 r m", "a.md:10:1 r m", "b.md:1:1 r m"});
}

TEST_CASE("exact repetitions are dropped and other severities kept") {
  Diagnostics diagnostics;
  diagnostics.add(Severity::warning, error_at("a.md", 1, 1));
  diagnostics.add(Severity::error, error_at("a.md", 1, 1));
  diagnostics.add(Severity::warning, error_at("a.md", 1, 1));
  diagnostics.add(Severity::info, error_at("a.md", 1, 2));
  diagnostics.sort();
  CHECK(diagnostics.entries().size() == 3);
  CHECK(diagnostics.count(Severity::error) == 1);
  CHECK(diagnostics.count(Severity::warning) == 1);
  CHECK(diagnostics.count(Severity::info) == 1);
}

TEST_CASE("the order does not depend on the order in which findings came") {
  Diagnostics forwards, backwards;
  for (int i = 0; i < 20; ++i) forwards.add_error(error_at("a.md", i % 5, i % 3, "r", std::to_string(i)));
  for (int i = 19; i >= 0; --i) backwards.add_error(error_at("a.md", i % 5, i % 3, "r", std::to_string(i)));
  forwards.sort();
  backwards.sort();
  CHECK(shown(forwards) == shown(backwards));
}

TEST_CASE("warnings alone are no errors, and appended findings count") {
  Diagnostics diagnostics, other;
  CHECK(diagnostics.empty());
  diagnostics.add(Severity::warning, error_at("a.md", 1, 1));
  CHECK_FALSE(diagnostics.has_errors());
  other.add_error(error_at("b.md", 1, 1));
  diagnostics.append(std::move(other));
  CHECK(diagnostics.has_errors());
  CHECK(diagnostics.entries().size() == 2);
}

TEST_CASE("each severity has its name") {
  CHECK(severity_name(Severity::error) == "error");
  CHECK(severity_name(Severity::warning) == "warning");
  CHECK(severity_name(Severity::info) == "info");
}
