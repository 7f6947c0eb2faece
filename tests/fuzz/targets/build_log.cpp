// A build log and a store of texts of any bytes: a clear error or a log that holds together, and never more memory than
// a small multiple of the file. Bytes rarely carry the right checksums by chance, so the first one may ask that they
// are taken for what lies inside: the facts of a log, an item or a text.

#include "log/build_log.hpp"
#include "base/fingerprint.hpp"
#include "build/logged_files.hpp"
#include "build/logged_items.hpp"
#include "fuzz/targets.hpp"
#include "io/memory.hpp"
#include "log/text_store.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace gazette::fuzz {

namespace {

bool is_log_error(const Error& error) {
  return error.kind == ErrorKind::input_output &&
         (error.rule == "no-build-log" || error.rule == "old-build-log" || error.rule == "damaged-build-log");
}

Result<BuildLog> whole_log(MemoryFileSystem& files) {
  const auto file = *files.open_data("log");
  auto log = read_log(*file);
  if (!log) return log;
  if (auto done = read_asked(*log); !done) return std::move(done).error();
  if (auto done = read_outputs(*log); !done) return std::move(done).error();
  if (auto done = read_items(*file, *log); !done) return std::move(done).error();
  return log;
}

void expect_writes_back(const BuildLog& log, Claims& claims) {
  MemoryFileSystem files;
  {
    const auto file = *files.open_data("log");
    LogWriter writer(*file);
    (void)writer.add_items(log.items.size(), [&](std::size_t i) { return std::string(log.items[i]); });
    claims.expect(static_cast<bool>(writer.finish(log)), "a log that was read can be written");
  }
  const auto again = whole_log(files);
  claims.expect(static_cast<bool>(again), "a log that was written can be read");
  if (!again) return;
  claims.expect(again->items == log.items, "items come back as they were");
  claims.expect(again->asked.files == log.asked.files && again->asked.folders == log.asked.folders,
                "what was asked comes back as it was");
  claims.expect(again->outputs.size() == log.outputs.size(), "outputs come back");
  claims.expect(again->searched == log.searched, "the documents of the search come back as they were");
  claims.expect(told(again->findings) == told(log.findings), "findings come back as they were");
}

void read_file(std::string_view bytes, Claims& claims) {
  MemoryFileSystem files;
  (void)files.write("log", bytes);
  const auto log = whole_log(files);
  if (!log) return claims.expect(is_log_error(log.error()), "a log that cannot be read is told so", log.error().rule);
  expect_writes_back(*log, claims);
}

// What the log's own words hold, once its checksums are right.
void read_inside(std::string_view bytes, Claims& claims) {
  BuildLog log;
  log.asked_bytes = log.outputs_bytes = bytes;
  const auto asked = read_asked(log);
  claims.expect(asked || is_log_error(asked.error()), "files that cannot be read are told so");
  const auto outputs = read_outputs(log);
  claims.expect(outputs || is_log_error(outputs.error()), "outputs that cannot be read are told so");
  log.scanned = bytes;
  (void)recalled_files(log);
  log.items = {bytes};
  MemoryFileSystem files;
  const auto shelf = std::make_shared<TextStore>(*files.open_data("texts"));
  const auto memory = recalled_items(log, shelf, 1);
  (void)memory.find("content/x.md");
}

void read_text(std::string_view bytes, Claims& claims) {
  MemoryFileSystem files;
  (void)files.write("texts", bytes);
  TextStore store(*files.open_data("texts"));
  const ShelfPlace place{0, bytes.size(), fingerprint(bytes)};
  const auto text = store.get(place);
  claims.expect(!store.has_fault() || text.body.html.empty(), "a text that cannot be read back is an empty one");
  if (store.has_fault()) return;
  const auto there = store.put(text);
  claims.expect(there.has_value(), "a text that was read can be put");
  if (there) claims.expect(store.get(*there).body.html == text.body.html, "a text comes back as it was");
  (void)store.get({~std::uint64_t{0} - 3, ~std::uint64_t{0}, 0});
  claims.expect(store.has_fault(), "a place beyond the file is a fault");
}

}  // namespace

void fuzz_build_log(std::string_view bytes, Claims& claims) {
  if (bytes.empty()) return;
  switch (bytes[0]) {
    case 'i': return read_inside(bytes.substr(1), claims);
    case 't': return read_text(bytes.substr(1), claims);
    default: return read_file(bytes, claims);
  }
}

}  // namespace gazette::fuzz
