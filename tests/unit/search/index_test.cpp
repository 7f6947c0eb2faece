#include "search/index.hpp"

#include "base/text.hpp"
#include "support/catch.hpp"
#include "support/process.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <numeric>

using namespace gazette;

namespace {

SearchText text(std::string title, std::string body = {}, std::string summary = {}) {
  SearchText out;
  out.title = std::move(title);
  out.body = std::move(body);
  out.summary = std::move(summary);
  return out;
}

SearchIndex index_of(std::size_t count, unsigned jobs, const std::function<SearchText(std::uint32_t)>& text_of) {
  std::vector<std::uint32_t> all(count);
  std::iota(all.begin(), all.end(), 0U);
  return {all, shard_count_for(count), jobs, text_of};
}

std::map<std::string, std::string> words_of(const SearchIndex& index) {
  std::map<std::string, std::string> words;
  for (std::size_t i = 0; i < index.shards(); ++i) {
    const auto shard = index.shard(i);
    for (const auto line : split(shard, '\n')) {
      if (line.empty()) continue;
      const std::string word(line.substr(0, line.find(' ')));
      CHECK(shard_of(word, index.shards()) == i);
      CHECK(words.emplace(word, line.substr(line.find(' ') + 1)).second);
    }
  }
  return words;
}

// Documents with words of their own and words that all have.
SearchIndex many(std::size_t count, unsigned jobs) {
  return index_of(count, jobs, [](std::uint32_t i) {
    return text("第" + std::to_string(i) + "号 school", "义务教育 w" + std::to_string(i % 7));
  });
}

}  // namespace

TEST_CASE("postings say which documents have a word and where it tells most") {
  const std::vector<SearchText> texts = {text("学校"), text("x", "学校 学校 学校"), text("x", "学校"),
                                         text("x", "学校", "学校")};
  const auto index = index_of(texts.size(), 1, [&](std::size_t i) { return texts[i]; });
  // Steps of one from -1; places 3, 1, 0 and 2.
  CHECK(words_of(index).at("学校") == "7546");
}

TEST_CASE("postings are written as the specification of the format says") {
  const auto cases = nlohmann::json::parse(test::read_text(GAZETTE_SOURCE_DIR "/tests/search/words.json"));
  for (const auto& each : cases["postings"]) {
    std::map<std::size_t, int> places;
    for (const auto& document : each["documents"]) places[document[0].get<std::size_t>()] = document[1].get<int>();
    const std::vector<SearchText> by_place = {text("", "甲"), text("", "甲 甲 甲"), text("", "", "甲"), text("甲")};
    const auto index = index_of(places.rbegin()->first + 1, 1, [&](std::size_t i) {
      return places.contains(i) ? by_place[static_cast<std::size_t>(places[i])] : text("乙");
    });
    CHECK(words_of(index).at("甲") == each["text"].get<std::string>());
  }
}

TEST_CASE("numbers and filters are words as they are") {
  auto item = text("通知");
  item.numbers = {"国办发〔2017〕47号", ""};
  item.filters = {"category=notices"};
  const auto index = index_of(1, 1, [&](std::size_t) { return item; });
  const auto words = words_of(index);
  CHECK(words.contains("#国办发201747号"));
  CHECK(words.contains("category=notices"));
  CHECK(words.contains("国办"));
  CHECK_FALSE(words.contains(""));
}

TEST_CASE("one job and many make the same index, of no document, of one, and of thousands") {
  for (const std::size_t count : {0U, 1U, 19U, 513U, 3000U}) {
    const auto one = many(count, 1), four = many(count, 4);
    REQUIRE(one.shards() == four.shards());
    CHECK(one.shards() == shard_count_for(count));
    for (std::size_t i = 0; i < one.shards(); ++i) REQUIRE(one.shard(i) == four.shard(i));
  }
}
