#include "formats/line_diff.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <vector>

namespace gazette {

namespace {

constexpr std::size_t k_context = 3;

// With their line feeds.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto size = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

void add_line(std::string& out, char mark, std::string_view line) {
  out.append(1, mark).append(line);
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

class LineDiff {
 public:
  LineDiff(std::string_view before, std::string_view after) : before_(lines_of(before)), after_(lines_of(after)) {
    assert(before_.size() == after_.size());
  }

  std::string hunks() const {
    std::string out;
    for (auto first = next_change(0); first < before_.size();) {
      auto last = first;
      for (auto next = next_change(first + 1); next < before_.size() && next - last <= 2 * k_context + 1;
           next = next_change(next + 1))
        last = next;
      add_hunk(out, first - std::min(first, k_context), std::min(last + k_context + 1, before_.size()));
      first = next_change(last + 1);
    }
    return out;
  }

 private:
  std::size_t next_change(std::size_t at) const {
    while (at < before_.size() && before_[at] == after_[at]) ++at;
    return at;
  }

  void add_hunk(std::string& out, std::size_t begin, std::size_t end) const {
    const auto range = std::to_string(begin + 1) + "," + std::to_string(end - begin);
    out += "@@ -" + range + " +" + range + " @@\n";
    for (auto at = begin; at < end;) {
      if (before_[at] == after_[at]) {
        add_line(out, ' ', before_[at++]);
        continue;
      }
      const auto first = at;
      for (; at < end && before_[at] != after_[at]; ++at) add_line(out, '-', before_[at]);
      for (auto line = first; line < at; ++line) add_line(out, '+', after_[line]);
    }
  }

  std::vector<std::string_view> before_, after_;
};

}  // namespace

std::string line_diff(const std::string& file, std::string_view before, std::string_view after) {
  if (before == after) return {};
  return "--- a/" + file + "\n+++ b/" + file + "\n" + LineDiff(before, after).hunks();
}

}  // namespace gazette
