#include "output/sink.hpp"

#include "base/parallel.hpp"

#include "support/catch.hpp"

#include <string>

using namespace gazette;

TEST_CASE("a memory sink keeps what several threads put into it") {
  MemorySink sink;
  parallel_for(1000, 4, [&] {
    return [&](std::size_t i) { (void)sink.put(std::to_string(i) + "/index.html", std::to_string(i)); };
  });
  CHECK(sink.commit());
  CHECK(sink.files().size() == 1000);
  CHECK(sink.files().at("7/index.html") == "7");
  CHECK(sink.take().size() == 1000);
}

TEST_CASE("a null sink takes everything and keeps nothing") {
  NullSink sink;
  CHECK(sink.put("a", "x"));
  CHECK(sink.put("a", "y"));
  CHECK(sink.commit());
}
