#include "serve/preview_findings.hpp"

#include <utility>

namespace gazette {

PreviewFindings::PreviewFindings(Diagnostics all) {
  all.sort();
  base_ = std::make_shared<const Diagnostics>(std::move(all));
}

PreviewFindings PreviewFindings::with(const std::string& file, Diagnostics of_file) const {
  auto out = *this;
  out.instead_.insert_or_assign(file, std::move(of_file));
  return out;
}

template <typename Take>
void PreviewFindings::each(Take take) const {
  for (const auto& found : base_->entries()) {
    if (instead_.empty() || !instead_.contains(found.error.place.file)) take(found);
  }
  for (const auto& [file, found] : instead_) {
    for (const auto& one : found.entries()) take(one);
  }
}

std::vector<Diagnostic> PreviewFindings::of_file(const std::string& file) const {
  std::vector<Diagnostic> out;
  each([&](const Diagnostic& found) {
    if (found.error.place.file == file) out.push_back(found);
  });
  return out;
}

std::vector<Diagnostic> PreviewFindings::errors() const {
  std::vector<Diagnostic> out;
  each([&](const Diagnostic& found) {
    if (found.severity == Severity::error) out.push_back(found);
  });
  return out;
}

std::vector<Diagnostic> PreviewFindings::all() const {
  Diagnostics out;
  each([&](const Diagnostic& found) { out.add(found.severity, found.error); });
  out.sort();
  return out.entries();
}

std::size_t PreviewFindings::count(Severity severity) const {
  std::size_t count = 0;
  each([&](const Diagnostic& found) { count += found.severity == severity ? 1 : 0; });
  return count;
}

}  // namespace gazette
