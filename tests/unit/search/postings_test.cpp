#include "search/postings.hpp"

#include "search/index.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <numeric>
#include <random>
#include <vector>

using namespace gazette;

namespace {

std::vector<Posting> read_all(std::string_view text, bool* is_sound = nullptr) {
  std::vector<Posting> all;
  PostingsReader reader(text);
  while (const auto posting = reader.next()) all.push_back(*posting);
  if (is_sound) *is_sound = reader.is_sound();
  return all;
}

bool is_refused(std::string_view text) {
  bool is_sound = true;
  read_all(text, &is_sound);
  return !is_sound;
}

SearchText made_up(std::mt19937& random) {
  static const std::vector<std::string> words = {"学校", "school", "义务教育", "w", "办法", "2024", "a-very-long-word"};
  const auto some = [&] {
    std::string text;
    for (auto left = random() % 6; left > 0; --left) text += words[random() % words.size()] + " ";
    return text;
  };
  SearchText text;
  text.title = some();
  text.summary = some();
  text.body = some();
  text.filters = {random() % 2 == 0 ? "issuer=A" : "issuer=A B"};
  return text;
}

SearchIndex index_of(const std::vector<SearchText>& texts, const std::vector<std::uint32_t>& documents) {
  return {documents, 2, 1, [&](std::uint32_t number) { return texts[number]; }};
}

std::vector<std::uint32_t> all_of(const std::vector<SearchText>& texts) {
  std::vector<std::uint32_t> all(texts.size());
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

}  // namespace

TEST_CASE("a list is read as it was written, whatever the steps") {
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    PostingsWriter writer;
    std::vector<Posting> written;
    std::uint32_t document = 0;
    for (auto left = random() % 20; left > 0; --left) {
      document += static_cast<std::uint32_t>(random()) >> random() % 32U >> 5U;
      written.push_back({document, static_cast<WordPlace>(random() % 4)});
      writer.add(written.back());
      ++document;
    }
    const auto read = read_all(writer.text());
    REQUIRE(read.size() == written.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
      CHECK(read[i].document == written[i].document);
      CHECK(read[i].place == written[i].place);
    }
  }
}

TEST_CASE("the last document that there can be is read, one behind it is none") {
  PostingsWriter writer;
  writer.add({k_gone - 1, WordPlace::title});
  CHECK(read_all(writer.text()).front().document == k_gone - 1);
  CHECK(is_refused(writer.text() + "4"));
}

TEST_CASE(
    "what is no list is refused: another character, an end within a number, a step of nothing, a number too long") {
  for (const auto* text : {"!", "4 ", "W", "4W", "0", "40", "3", "WWWWWWWWWWWWWWWWWWWWWW1"}) {
    INFO(text);
    CHECK(is_refused(text));
  }
  CHECK_FALSE(is_refused(""));
}

TEST_CASE("a shard that is amended is the shard that is made anew") {
  std::mt19937 random(2);
  for (int round = 0; round < 300; ++round) {
    std::vector<SearchText> before(random() % 30);
    for (auto& text : before) text = made_up(random);
    // Each stays, goes or changes; new ones come anywhere.
    std::vector<SearchText> now;
    std::vector<std::uint32_t> numbers, others;
    const auto other = [&] {
      others.push_back(static_cast<std::uint32_t>(now.size()));
      now.push_back(made_up(random));
    };
    for (const auto& text : before) {
      if (random() % 8 == 0) other();
      if (random() % 5 == 0) {
        numbers.push_back(k_gone);
        if (random() % 2 == 0) other();
        continue;
      }
      numbers.push_back(static_cast<std::uint32_t>(now.size()));
      now.push_back(text);
    }
    const auto old = index_of(before, all_of(before)), anew = index_of(now, all_of(now)), added = index_of(now, others);
    for (std::size_t shard = 0; shard < 2; ++shard) {
      const auto amended = amended_shard(old.shard(shard), numbers, added.shard(shard));
      REQUIRE(amended);
      CHECK(*amended == anew.shard(shard));
    }
  }
}

TEST_CASE("what is no shard of the documents is not amended") {
  const std::vector<std::uint32_t> numbers = {0, 1};
  for (const auto* text :
       {"word", "word 4", "word\n", " 4\n", "word !\n", "word 44K\n", "word 4\nword", "a 4\n\nb 4\n"}) {
    INFO(text);
    CHECK_FALSE(amended_shard(text, numbers, ""));
  }
  CHECK(amended_shard("", numbers, "b 4\n") == "b 4\n");
  CHECK(amended_shard("a 44\n", numbers, "") == "a 44\n");
}
