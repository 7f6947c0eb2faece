#include "base/suggest.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <numeric>

namespace gazette {

namespace {

std::string folded(std::string_view name) {
  auto out = lower_ascii(name);
  std::erase_if(out, [](char c) { return c == '-' || c == '_'; });
  return out;
}

/// Edit distances to many names, of which most are far: rows are kept, and what cannot come near is given up early.
class EditDistance {
 public:
  /// The distance; where it is not below `limit`, some number that is not below it either.
  std::size_t below(std::string_view a, std::string_view b, std::size_t limit) {
    strip_common_ends(a, b);
    const auto longer = std::max(a.size(), b.size());
    if (longer - std::min(a.size(), b.size()) >= limit) return longer;
    for (auto* row : {&before_last_, &last_, &row_}) row->resize(b.size() + 1);
    std::iota(last_.begin(), last_.end(), std::size_t{0});
    std::size_t last_least = 0;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const auto least = next_row(a, b, i);
      std::swap(before_last_, last_);
      std::swap(last_, row_);
      if (least >= limit && last_least >= limit) return limit;  // a swap reaches two rows back
      last_least = least;
    }
    return last_[b.size()];
  }

 private:
  static void strip_common_ends(std::string_view& a, std::string_view& b) {
    const auto front = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
    a.remove_prefix(static_cast<std::size_t>(front));
    b.remove_prefix(static_cast<std::size_t>(front));
    const auto back = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first - a.rbegin();
    a.remove_suffix(static_cast<std::size_t>(back));
    b.remove_suffix(static_cast<std::size_t>(back));
  }

  // Returns the least number of the row.
  std::size_t next_row(std::string_view a, std::string_view b, std::size_t i) {
    row_[0] = i;
    auto least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row_[j] = std::min({last_[j] + 1, row_[j - 1] + 1, last_[j - 1] + change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row_[j] = std::min(row_[j], before_last_[j - 2] + 1);
      least = std::min(least, row_[j]);
    }
    return least;
  }

  std::vector<std::size_t> before_last_, last_, row_;
};

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  return EditDistance().below(a, b, std::max(a.size(), b.size()) + 1);
}

std::string nearest(std::string_view name, const std::vector<std::string_view>& known) {
  const auto wanted = folded(name);
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(wanted.size() / 3, 1) + 1;
  EditDistance distances;
  for (const auto candidate : known) {
    const auto distance = distances.below(wanted, folded(candidate), best_distance);
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return std::string(best);
}

std::string suggestion(std::string_view name, const std::vector<std::string_view>& known) {
  const auto best = nearest(name, known);
  return best.empty() ? std::string() : "did you mean " + quoted(best) + "?";
}

}  // namespace gazette
