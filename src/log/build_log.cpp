#include "log/build_log.hpp"

#include "base/fingerprint.hpp"
#include "log/model_fields.hpp"

#include <algorithm>

namespace gazette {

auto fields_of(MaybeConst<AskedFiles> auto& x) { return std::tie(x.files, x.folders); }
auto fields_of(MaybeConst<OutputInputs> auto& x) { return std::tie(x.subject, x.surroundings, x.list); }
auto fields_of(MaybeConst<LoggedOutput> auto& x) {
  return std::tie(x.path, x.size, x.modified_ns, x.changed_ns, x.sha256, x.inputs);
}
auto fields_of(MaybeConst<BuildLog> auto& x) {
  return std::tie(x.program, x.configuration, x.theme, x.request, x.content_rules, x.began_ns, x.as_of, x.valid_until,
                  x.asked, x.findings, x.outputs, x.manifest, x.pages, x.text_bytes, x.scanned);
}

namespace {

// Count up whenever anything in the log or in the texts beside it is written in another way.
constexpr std::string_view k_head = "gazette build log 1\n";
constexpr std::string_view k_head_of_all = "gazette build log ";
constexpr std::size_t k_checksum_size = 8;
constexpr std::size_t k_piece = std::size_t{1} << 20U;  // bytes that wait to be written
constexpr std::int64_t k_clock_step_ns = 50'000'000;    // ext4 counts in ticks of the kernel: 1 to 10 ms

/// A file behind its head, with the checksum that goes into the head when all is there.
class Pieces {
 public:
  explicit Pieces(DataFile& file) : file_(file) {}

  Result<Done> begin() {
    if (auto cleared = file_.clear(); !cleared) return cleared;
    return file_.write_at(0, k_head);
  }

  Result<Done> add(const std::string& bytes) {
    sum_.add(bytes);
    auto done = file_.write_at(end_, bytes);
    end_ += bytes.size();
    return done;
  }

  Result<Done> end() {
    ByteWriter sum;
    sum.word(sum_.value());
    return file_.write_at(k_head.size(), sum.bytes());
  }

 private:
  DataFile& file_;
  RunningFingerprint sum_;
  std::uint64_t end_ = k_head.size() + k_checksum_size;
};

Error fault(std::string rule, std::string message) {
  return {ErrorKind::input_output, std::move(rule), std::move(message), {}, {}, {}};
}

}  // namespace

std::int64_t latest_settled_ns(const BuildLog& log) { return log.began_ns - k_clock_step_ns; }

Result<Done> write_log(DataFile& file, const BuildLog& log, std::size_t count,
                       const std::function<std::string(std::size_t)>& item) {
  Pieces pieces(file);
  if (auto begun = pieces.begin(); !begun) return begun;
  ByteWriter out;
  put(out, log);
  out.number(count);
  for (std::size_t i = 0; i < count; ++i) {
    out.text(item(i));
    if (out.bytes().size() < k_piece) continue;
    if (auto done = pieces.add(out.take()); !done) return done;
  }
  if (auto done = pieces.add(out.take()); !done) return done;
  return pieces.end();
}

Result<BuildLog> parse_log(std::string bytes) {
  const auto held = std::make_shared<const std::string>(std::move(bytes));
  std::string_view rest = *held;
  if (!rest.starts_with(k_head)) {
    return rest.starts_with(k_head_of_all) ? fault("old-build-log", "the build log is of another version of gazette")
                                           : fault("damaged-build-log", "the build log is damaged");
  }
  ByteReader head(rest.substr(k_head.size()));
  const auto sum = head.word();
  rest.remove_prefix(std::min(rest.size(), k_head.size() + k_checksum_size));
  if (!head.is_sound() || fingerprint(rest) != sum) return fault("damaged-build-log", "the build log is damaged");
  BuildLog log;
  ByteReader in(rest);
  get(in, log);
  log.items.resize(in.count());
  for (auto& item : log.items) item = in.text();
  if (!in.is_sound() || !in.at_end()) return fault("damaged-build-log", "the build log is damaged");
  log.held = held;
  return log;
}

}  // namespace gazette
