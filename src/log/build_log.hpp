#pragma once
// What a build leaves for the next one: what it read, what it wrote, and from which inputs. A log only saves work: a
// build without one, or with one that says too little, writes the same bytes.

#include "base/diagnostics.hpp"
#include "io/recording_reader.hpp"
#include "model/output_inputs.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// One file of the output, as it was when it was written.
struct LoggedOutput {
  std::string path;
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0, changed_ns = 0;
  std::array<char, 32> sha256 = {};  ///< the digest itself; zeros for a file that vanished
  OutputInputs inputs;
};

std::array<char, 32> digest_of_hex(std::string_view hex);
std::string hex_of(const LoggedOutput& output);

/// The views of `items` point into `held`, which copies of a log share.
struct BuildLog {
  // inputs of everything, as fingerprints
  std::uint64_t program = 0;
  std::uint64_t configuration = 0;
  std::uint64_t theme = 0;
  std::uint64_t request = 0;        ///< what the command line asked for, but for the moment
  std::uint64_t content_rules = 0;  ///< what items and texts were read by

  std::int64_t began_ns = 0;     ///< a file that changed later, or shortly before, may have been read too early
  std::int64_t as_of = 0;        ///< the moment of the site, in seconds since the epoch
  std::int64_t valid_until = 0;  ///< up to this moment, exclusive, the same files give the same site

  AskedFiles asked;                   ///< all that was read, from the outside; folders have no times
  Diagnostics findings;               ///< of the whole run
  std::vector<LoggedOutput> outputs;  ///< as planned; the manifest is not among them
  LoggedOutput manifest;
  std::uint64_t pages = 0;       ///< of `outputs`, rendered by a template
  std::uint64_t text_bytes = 0;  ///< of the text store, with what nobody names

  std::vector<std::uint64_t> searched;  ///< fingerprints of the documents of the search, by their numbers
  std::string scanned;  ///< what was found in published files, in the notation of build/logged_files.hpp
  std::vector<std::string_view> items;  ///< each in the notation of build/logged_items.hpp
  std::shared_ptr<const std::string> held;

  // of a log that was read
  std::string_view asked_bytes, outputs_bytes;  ///< what `asked` and `outputs` are read from
  std::shared_ptr<const std::string> held_facts;
  std::uint64_t items_size = 0, items_sum = 0;  ///< of the items in the file: bytes, checksum
};

/// What changed later than this may have been read before it changed: the clocks of disks go in steps.
std::int64_t latest_settled_ns(const BuildLog& log);

/// Writes a log to a file: a line that names the format, checksums, items, facts. The file is damaged until `finish` is
/// done. Nothing is written beyond a failure, which every later call tells again.
class LogWriter {
 public:
  explicit LogWriter(DataFile& file) : file_(file) {}

  /// The items, as `item(i)` gives them for every number below `count`; none of them is kept. Once, before `finish`.
  Result<Done> add_items(std::size_t count, const std::function<std::string(std::size_t)>& item);
  /// All else that the log says.
  Result<Done> finish(const BuildLog& log);

 private:
  Result<Done> add(const std::string& bytes);

  DataFile& file_;
  std::uint64_t end_ = 0;
  std::uint64_t items_size_ = 0, items_sum_ = 0;
  std::optional<Error> failure_;
};

/// Reads what is quick to read: all but what was asked, the outputs and the items. Errors (ErrorKind::input_output):
/// `no-build-log` where the file is empty, `old-build-log` for another format, `damaged-build-log`.
Result<BuildLog> read_log(const DataFile& file);

/// Reads the rest into the log, a part each; the first two may be read side by side. Errors: `damaged-build-log`.
Result<Done> read_asked(BuildLog& log);
Result<Done> read_outputs(BuildLog& log);
Result<Done> read_items(const DataFile& file, BuildLog& log);

}  // namespace gazette
