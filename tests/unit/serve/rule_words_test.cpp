#include "serve/rule_words.hpp"

#include "base/embedded.hpp"
#include "base/text.hpp"
#include "model/rules.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <set>
#include <string>

using namespace gazette;

namespace {

constexpr std::string_view k_document =
    "# Words\n\nIntroduction.\n\n## `a`\n\nWhat a is.\n\n怎样改：Mend a.\n\n"
    "## `a-b`\n\nWhat a-b is.\n\n怎样改：Mend it.\n\nAnd more.\n\n## `c`\n\nOnly what.\n";

std::string_view chinese_rules() {
  const auto files = embedded_files();
  const auto found = std::ranges::find(files, "docs/RULES.zh.md", &EmbeddedFile::path);
  REQUIRE(found != files.end());
  return found->bytes;
}

}  // namespace

TEST_CASE("every rule has Chinese words for what was found and for how it is mended") {
  for (const auto& rule : rules()) {
    INFO(rule.name);
    const auto words = rule_words(rule.name, "zh-CN");
    CHECK_FALSE(words.what.empty());
    CHECK_FALSE(words.how.empty());
    CHECK(words.what.find('\n') == std::string::npos);
    CHECK(words.how.find("怎样改") == std::string::npos);
    CHECK(words.how.find("\n## ") == std::string::npos);
  }
}

TEST_CASE("each section of the Chinese document is of one name, in order, and can be found by it") {
  std::string last;
  for (auto line : split(chinese_rules(), '\n')) {
    if (!line.starts_with("## ")) continue;
    INFO(line);
    REQUIRE((line.starts_with("## `") && line.ends_with('`') && line.size() > 5));
    const std::string name(line.substr(4, line.size() - 5));
    CHECK(last < name);
    last = name;
    CHECK_FALSE(rule_words(name, "zh").how.empty());
  }
}

TEST_CASE("a section ends where the next begins, and its name is matched as a whole") {
  CHECK(rule_words_in(k_document, "a").what == "What a is.");
  CHECK(rule_words_in(k_document, "a").how == "Mend a.");
  CHECK(rule_words_in(k_document, "a-b").how.starts_with("Mend it."));
  CHECK(rule_words_in(k_document, "c").what == "Only what.");
  CHECK(rule_words_in(k_document, "c").how.empty());
  CHECK(rule_words_in(k_document, "b").what.empty());
  CHECK(rule_words_in(k_document, "").what.empty());
}

TEST_CASE("other languages need no words, and what is no rule has none") {
  CHECK(rule_words("missing-summary", "en").what.empty());
  CHECK(rule_words("missing-summary", "").what.empty());
  CHECK(rule_words("no-such-rule", "zh-CN").what.empty());
  CHECK(rule_words("a`\n## `b", "zh-CN").what.empty());
}
