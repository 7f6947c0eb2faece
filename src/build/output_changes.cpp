#include "build/output_changes.hpp"

#include "base/fingerprint.hpp"
#include "base/parallel.hpp"
#include "pages/page_inputs.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace gazette {

namespace {

/// Finds what the log says of a path; quickly where the outputs are mostly the same ones in the same order.
class LoggedPaths {
 public:
  explicit LoggedPaths(const BuildLog& log) : outputs_(log.outputs), is_used_(log.outputs.size()) {}

  /// The place in the log's outputs, or their number.
  std::size_t find(std::string_view path) {
    if (next_ >= outputs_.size() || outputs_[next_].path != path) next_ = looked_up(path);
    const auto found = next_;
    if (found < outputs_.size()) is_used_[found] = true;
    next_ = std::min(next_ + 1, outputs_.size());
    return found;
  }

  std::vector<std::string> unused() const {
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < outputs_.size(); ++i) {
      if (!is_used_[i]) paths.push_back(outputs_[i].path);
    }
    return paths;
  }

 private:
  std::size_t looked_up(std::string_view path) {
    if (places_.empty()) {
      places_.reserve(outputs_.size());
      for (std::size_t i = 0; i < outputs_.size(); ++i) places_.emplace(outputs_[i].path, i);
    }
    const auto found = places_.find(path);
    return found == places_.end() ? outputs_.size() : found->second;
  }

  const std::vector<LoggedOutput>& outputs_;
  std::vector<bool> is_used_;
  std::unordered_map<std::string_view, std::size_t> places_;
  std::size_t next_ = 0;
};

std::uint64_t stamp_of(const FileReader& files, const std::string& source) {
  const auto status = files.status(source);
  auto sum = fingerprint(source);
  if (!status) return sum;
  sum = fingerprint(sum, status->size);
  sum = fingerprint(sum, static_cast<std::uint64_t>(status->modified_ns));
  return fingerprint(sum, static_cast<std::uint64_t>(status->changed_ns));
}

OutputInputs inputs_of(const ChangeQuestion& question, const PageInputs& pages, const OutputFile& file) {
  const auto& plan = question.prepared.plan;
  switch (file.kind) {
    case OutputKind::page: return pages.of(plan.pages[file.index]);
    case OutputKind::generated: return pages.of(plan.files[file.index]);
    case OutputKind::copy: return {stamp_of(question.site_files, plan.copies[file.index].source), 0, 0};
    case OutputKind::asset: return {fingerprint(question.prepared.theme->files[file.index].bytes), 0, 0};
  }
  return {};
}

// A copy may have been read just before its source changed.
bool is_unsettled(const ChangeQuestion& question, const OutputFile& file) {
  if (file.kind != OutputKind::copy) return false;
  const auto status = question.site_files.status(question.prepared.plan.copies[file.index].source);
  return !status || status->changed_ns > latest_settled_ns(*question.log);
}

bool is_of_frame(OutputKind kind) { return kind == OutputKind::page || kind == OutputKind::generated; }

MakeReason reason_of(const ChangeQuestion& question, const OutputFile& file, const LoggedOutput* logged,
                     const OutputInputs& inputs, bool stands) {
  const auto& log = *question.log;
  if (!logged) return MakeReason::is_new;
  if (is_of_frame(file.kind)) {
    if (log.request != question.frame.request) return MakeReason::request;
    if (log.configuration != question.frame.configuration) return MakeReason::configuration;
    if (log.theme != question.frame.theme) return MakeReason::theme;
  }
  if (logged->inputs.subject != inputs.subject || is_unsettled(question, file))
    return is_of_frame(file.kind) ? MakeReason::subject : MakeReason::source;
  if (logged->inputs.surroundings != inputs.surroundings) return MakeReason::surroundings;
  if (logged->inputs.list != inputs.list) return MakeReason::list;
  return stands ? MakeReason::none : MakeReason::output;
}

}  // namespace

OutputChanges output_changes(const ChangeQuestion& question) {
  const auto& output = question.output;
  OutputChanges changes;
  changes.inputs.resize(output.size());
  const PageInputs pages(*question.prepared.values, question.prepared.plan, question.jobs);
  parallel_for(output.size(), question.jobs,
               [&] { return [&](std::size_t i) { changes.inputs[i] = inputs_of(question, pages, output.file(i)); }; });
  changes.logged.resize(output.size());
  changes.reasons.assign(output.size(), MakeReason::no_log);
  if (!question.log || !question.standing.has_manifest) return changes;

  const auto& log = *question.log;
  const auto& standing = question.standing.outputs;
  changes.is_patch = true;
  changes.before.resize(output.size());
  changes.entries.resize(output.size());
  LoggedPaths paths(log);
  for (std::size_t i = 0; i < output.size(); ++i) {
    const auto file = output.file(i);
    const auto found = paths.find(output.path(file));
    const auto* logged = found < log.outputs.size() ? &log.outputs[found] : nullptr;
    const bool stands = logged && standing[found];
    changes.reasons[i] = reason_of(question, file, logged, changes.inputs[i], stands);
    if (!stands) continue;
    changes.logged[i] = logged;
    changes.entries[i] = {logged->path, logged->size, hex_of(*logged)};
    changes.before[i] = {&changes.entries[i], changes.reasons[i] == MakeReason::none};
  }
  changes.gone = paths.unused();
  return changes;
}

std::vector<LoggedOutput> logged_outputs(const FileReader& disk, const std::string& destination,
                                         const OutputChanges& changes, const BuildCounts& counts, unsigned jobs) {
  std::vector<LoggedOutput> outputs(counts.entries.size());
  parallel_for(outputs.size(), jobs, [&] {
    return [&](std::size_t i) {
      const auto& entry = counts.entries[i];
      const auto* logged = changes.logged[i];
      const auto digest = digest_of_hex(entry.sha256);
      if (logged && logged->sha256 == digest) {
        outputs[i] = *logged;
      } else if (const auto status = disk.status(path_join(destination, entry.path))) {
        outputs[i] = {entry.path, status->size, status->modified_ns, status->changed_ns, digest, {}};
      } else {
        outputs[i].path = entry.path;  // somebody took it away: the next build makes it again
      }
      outputs[i].inputs = changes.inputs[i];
    };
  });
  return outputs;
}

LoggedOutput logged_manifest(const FileReader& disk, const std::string& destination, const BuildCounts& counts) {
  LoggedOutput manifest;
  manifest.path = k_manifest_file;
  manifest.sha256 = digest_of_hex(counts.manifest_sha256);
  if (const auto status = disk.status(path_join(destination, manifest.path))) {
    manifest.size = status->size;
    manifest.modified_ns = status->modified_ns;
    manifest.changed_ns = status->changed_ns;
  }
  return manifest;
}

}  // namespace gazette
