// tests/browser/search.mjs holds the script of the search page to the same cases.
#include "search/words.hpp"

#include "search/index.hpp"
#include "support/catch.hpp"
#include "support/process.hpp"

#include <nlohmann/json.hpp>

using namespace gazette;

namespace {

const nlohmann::json& cases() {
  static const auto all = nlohmann::json::parse(test::read_text(GAZETTE_SOURCE_DIR "/tests/search/words.json"));
  return all;
}

}  // namespace

TEST_CASE("texts are cut into the words that the specification gives") {
  for (const auto& each : cases()["words"]) {
    INFO(each["text"]);
    CHECK(search_words(each["text"].get<std::string>()) == each["words"].get<std::vector<std::string>>());
  }
}

TEST_CASE("a number is one word however it is written") {
  for (const auto& each : cases()["numbers"]) CHECK(number_word(each["number"].get<std::string>()) == each["word"]);
}

TEST_CASE("a word has its shard") {
  for (const auto& each : cases()["shards"])
    CHECK(shard_of(each["word"].get<std::string>(), each["shards"].get<std::size_t>()) == each["shard"]);
}

TEST_CASE("each Han character of a title can be asked for by itself") {
  std::string all;
  each_single_character("2025年校ＡB历", [&](std::string_view word) { all.append(word).append(" "); });
  CHECK(all == "年 校 历 ");
}

TEST_CASE("text that is no UTF-8 gives words, and no fault") {
  CHECK(search_words("\xFF\xFE学校\xE5") == std::vector<std::string>{"学校"});
}
