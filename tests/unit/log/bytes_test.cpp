#include "log/bytes.hpp"

#include "log/model_fields.hpp"
#include "support/catch.hpp"

#include <limits>

using namespace gazette;

namespace {

template <typename T>
T there_and_back(const T& value) {
  ByteWriter out;
  put(out, value);
  ByteReader in(out.bytes());
  T read{};
  get(in, read);
  CHECK(in.is_sound());
  CHECK(in.at_end());
  return read;
}

}  // namespace

TEST_CASE("numbers, texts and lists come back as they were") {
  for (const std::int64_t number : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{63}, std::int64_t{-64},
                                    std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()})
    CHECK(there_and_back(number) == number);
  CHECK(there_and_back(std::numeric_limits<std::uint64_t>::max()) == std::numeric_limits<std::uint64_t>::max());
  CHECK(there_and_back(true));
  CHECK(there_and_back(std::string()) == "");
  const std::string text("公开\0\n", 8);
  CHECK(there_and_back(text) == text);
  const std::vector<std::string> texts = {"a", "", std::string(300, 'x')};
  CHECK(there_and_back(texts) == texts);
  CHECK(there_and_back(std::optional<int>()) == std::nullopt);
  CHECK(there_and_back(std::optional<int>(-7)) == -7);
  const std::map<std::string, std::optional<int>> map = {{"a", 1}, {"b", {}}};
  CHECK(there_and_back(map) == map);
  CHECK(there_and_back(Disclosure::withheld) == Disclosure::withheld);
  CHECK(there_and_back(DateTime{{2024, 2, 29}, 23, 59, 1, -150}) == DateTime{{2024, 2, 29}, 23, 59, 1, -150});
}

TEST_CASE("a tree of values comes back as it was") {
  Record inner;
  inner.set("text", "x");
  inner.set("flag", false);
  inner.set("nothing", Value());
  Record record;
  record.set("list", List{Value("a"), Value(true), Value(), Value(List{}), Value(inner)});
  CHECK(there_and_back(record) == record);
}

TEST_CASE("what was cut short or changed is no value, and never reads past its end") {
  ByteWriter out;
  put(out, std::vector<std::string>{"some", "texts", std::string(200, 'y')});
  const auto whole = out.bytes();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    ByteReader in(std::string_view(whole).substr(0, size));
    std::vector<std::string> read;
    get(in, read);
    CHECK_FALSE(in.is_sound());
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const int bit : {1, 64, 128}) {
      auto changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ bit);
      ByteReader in(changed);
      std::vector<std::string> read;
      get(in, read);  // whatever it is: it ends
    }
  }
  ByteReader endless(std::string_view("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 11));
  (void)endless.number();
  CHECK_FALSE(endless.is_sound());
  const auto nested = std::string(200, '\3') + std::string(400, '\1');
  ByteReader deep(nested);
  Value value;
  get(deep, value);
  CHECK_FALSE(deep.is_sound());
}

TEST_CASE("a value of a kind that there is not is no value") {
  for (const char kind : {'\5', '\x7F'}) {
    ByteReader in(std::string_view(&kind, 1));
    Value value = "before";
    get(in, value);
    CHECK_FALSE(in.is_sound());
    CHECK(value == Value());
  }
}
