#include "log/build_log.hpp"

#include "base/digest.hpp"
#include "base/fingerprint.hpp"
#include "log/model_fields.hpp"

#include <algorithm>

namespace gazette {

auto fields_of(MaybeConst<AskedFiles> auto& x) { return std::tie(x.files, x.folders); }

void put(ByteWriter& out, const LoggedOutput& x) {
  out.text(x.path);
  out.number(x.size);
  out.word(static_cast<std::uint64_t>(x.modified_ns));
  out.word(static_cast<std::uint64_t>(x.changed_ns));
  out.raw({x.sha256.data(), x.sha256.size()});
  for (const auto word : {x.inputs.subject, x.inputs.surroundings, x.inputs.list}) out.word(word);
}

void get(ByteReader& in, LoggedOutput& x) {
  x.path = in.text();
  x.size = in.number();
  x.modified_ns = static_cast<std::int64_t>(in.word());
  x.changed_ns = static_cast<std::int64_t>(in.word());
  const auto digest = in.raw(x.sha256.size());
  std::copy(digest.begin(), digest.end(), x.sha256.begin());
  for (auto* word : {&x.inputs.subject, &x.inputs.surroundings, &x.inputs.list}) *word = in.word();
}

auto fields_of(MaybeConst<BuildLog> auto& x) {
  return std::tie(x.program, x.configuration, x.theme, x.request, x.content_rules, x.began_ns, x.as_of, x.valid_until,
                  x.findings, x.manifest, x.pages, x.text_bytes, x.searched, x.scanned);
}

namespace {

// Count up whenever anything in the log or in the texts beside it is written in another way.
constexpr std::string_view k_name = "gazette build log 2\n";
constexpr std::string_view k_name_of_all = "gazette build log ";
constexpr std::size_t k_head_size = k_name.size() + 24;  // three words follow the name
constexpr std::size_t k_piece = std::size_t{1} << 20U;   // bytes that wait to be written
constexpr std::int64_t k_clock_step_ns = 50'000'000;     // ext4 counts in ticks of the kernel: 1 to 10 ms

/// What stands before the two parts: the items, then the facts.
struct Head {
  std::uint64_t items_size = 0, items_sum = 0, facts_sum = 0;
};

std::string head_bytes(const Head& head) {
  ByteWriter words;
  for (const auto word : {head.items_size, head.items_sum, head.facts_sum}) words.word(word);
  return std::string(k_name).append(words.bytes());
}

Error fault(std::string rule, std::string message) {
  return {ErrorKind::input_output, std::move(rule), std::move(message), {}, {}, {}};
}

Error damaged() { return fault("damaged-build-log", "the build log is damaged"); }

template <typename T>
Result<Done> read_part(std::string_view bytes, T& value) {
  ByteReader in(bytes);
  get(in, value);
  if (in.is_sound() && in.at_end()) return Done{};
  value = {};
  return damaged();
}

}  // namespace

std::array<char, 32> digest_of_hex(std::string_view hex) {
  std::array<char, 32> digest{};
  const auto bytes = bytes_of_hex(hex);
  std::copy_n(bytes.begin(), std::min(bytes.size(), digest.size()), digest.begin());
  return digest;
}

std::string hex_of(const LoggedOutput& output) { return hex_of_bytes({output.sha256.data(), output.sha256.size()}); }

std::int64_t latest_settled_ns(const BuildLog& log) { return log.began_ns - k_clock_step_ns; }

Result<Done> LogWriter::add(const std::string& bytes) {
  if (!failure_) {
    if (auto done = file_.write_at(end_, bytes); !done) failure_ = std::move(done).error();
    end_ += bytes.size();
  }
  if (failure_) return *failure_;
  return Done{};
}

Result<Done> LogWriter::add_items(std::size_t count, const std::function<std::string(std::size_t)>& item) {
  if (auto cleared = file_.clear(); !cleared) failure_ = std::move(cleared).error();
  end_ = k_head_size;
  RunningFingerprint sum;
  ByteWriter out;
  const auto flush = [&] {
    const auto bytes = out.take();
    sum.add(bytes);
    return add(bytes);
  };
  out.number(count);
  for (std::size_t i = 0; i < count; ++i) {
    out.text(item(i));
    if (out.bytes().size() < k_piece) continue;
    if (auto done = flush(); !done) return done;
  }
  auto done = flush();
  items_size_ = end_ - k_head_size;
  items_sum_ = sum.value();
  return done;
}

Result<Done> LogWriter::finish(const BuildLog& log) {
  ByteWriter out, asked, outputs;
  put(out, log);
  put(asked, log.asked);
  put(outputs, log.outputs);
  out.text(asked.bytes());
  out.text(outputs.bytes());
  if (auto done = add(out.bytes()); !done) return done;
  return file_.write_at(0, head_bytes({items_size_, items_sum_, fingerprint(out.bytes())}));
}

Result<BuildLog> read_log(const DataFile& file) {
  const auto head = file.read_at(0, k_head_size);
  if (!head) return head.error();
  if (head->empty()) return fault("no-build-log", "there is no build log");
  if (!head->starts_with(k_name)) {
    return head->starts_with(k_name_of_all) ? fault("old-build-log", "the build log is of another version of gazette")
                                            : damaged();
  }
  ByteReader words(std::string_view(*head).substr(k_name.size()));
  const auto items_size = words.word(), items_sum = words.word(), sum = words.word();
  const auto size = file.size();
  if (!words.is_sound() || items_size > size - k_head_size) return damaged();
  auto facts = file.read_at(k_head_size + items_size, size - k_head_size - items_size);
  if (!facts) return facts.error();
  if (fingerprint(*facts) != sum) return damaged();
  BuildLog log;
  log.held_facts = std::make_shared<const std::string>(*std::move(facts));
  ByteReader in(*log.held_facts);
  get(in, log);
  log.asked_bytes = in.text();
  log.outputs_bytes = in.text();
  if (!in.is_sound() || !in.at_end()) return damaged();
  log.items_size = items_size;
  log.items_sum = items_sum;
  return log;
}

Result<Done> read_asked(BuildLog& log) { return read_part(log.asked_bytes, log.asked); }
Result<Done> read_outputs(BuildLog& log) { return read_part(log.outputs_bytes, log.outputs); }

Result<Done> read_items(const DataFile& file, BuildLog& log) {
  auto bytes = file.read_at(k_head_size, log.items_size);
  if (!bytes) return bytes.error();
  if (fingerprint(*bytes) != log.items_sum) return damaged();
  log.held = std::make_shared<const std::string>(*std::move(bytes));
  ByteReader in(*log.held);
  log.items.resize(in.count());
  for (auto& item : log.items) item = in.text();
  if (in.is_sound() && in.at_end()) return Done{};
  log.items.clear();
  return damaged();
}

}  // namespace gazette
