#include "prose/prose_figures.hpp"

#include "base/text.hpp"
#include "prose/number_context.hpp"
#include "prose/prose_units.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace gazette {

namespace {

using Figures = std::vector<const CitableFigure*>;

constexpr std::size_t k_most_named = 3;     // candidates in a message, and those a small number may have
constexpr std::size_t k_few_figures = 12;   // so few that a chance neighbour among 900 numbers is rare
constexpr std::size_t k_fewest_digits = 3;  // of a number that may be nearly another

std::size_t digit_count(std::string_view number) {
  return static_cast<std::size_t>(std::count_if(number.begin(), number.end(), is_ascii_digit));
}

bool is_total(const CitableFigure& figure) { return figure.name.ends_with(".total"); }

class Finder {
 public:
  explicit Finder(const std::vector<CitableFigure>& figures) : figures_(figures) {
    std::set<Rational> large;
    for (const auto& figure : figures) {
      texts_.push_back(decimal_text(figure.value));
      if (digit_count(texts_.back()) >= k_fewest_digits) large.insert(figure.value);
    }
    are_few_ = large.size() <= k_few_figures;
  }

  std::vector<Error> run(const std::vector<ReadProse>& prose) {
    for (const auto& block : prose) {
      for (std::size_t i = 0; i < block.numbers.size(); ++i) {
        if (!block.numbers[i].is_cited()) look_at(block, i);
      }
    }
    return std::move(findings_);
  }

 private:
  void look_at(const ReadProse& block, std::size_t index);
  bool may_cite(const ProseNumber& number, const Figures& equal) const;
  const CitableFigure* nearest(const ReadProse& block, const ProseNumber& number) const;
  bool is_near(const ProseNumber& number, std::string_view written, std::size_t figure) const;
  void sort(Figures& figures, const ProseNumber& number) const;
  bool is_named(const CitableFigure& figure) const {
    return !figure.label.empty() && sentence_.find(figure.label) != std::string_view::npos;
  }

  const std::vector<CitableFigure>& figures_;
  std::vector<std::string> texts_;  // of their values
  bool are_few_ = false;
  std::string_view sentence_;  // up to the number at hand
  std::set<std::pair<std::string, std::string>> seen_;
  std::vector<Error> findings_;
};

// The end of a block up to a number, back to the last full stop.
std::string_view sentence_before(const ReadProse& block, const ProseNumber& number) {
  constexpr std::size_t k_longest = 300;
  auto text = std::string_view(block.text.text).substr(0, number.start);
  text.remove_prefix(text.size() - std::min(text.size(), k_longest));
  for (const std::string_view mark : {"。", "；", ". ", "\n"}) {
    const auto at = text.rfind(mark);
    if (at != std::string_view::npos) text.remove_prefix(at + mark.size());
  }
  return text;
}

bool is_in_right_sum(const ReadProse& block, std::size_t index) {
  return std::any_of(block.sums.begin(), block.sums.end(), [&](const StatedSum& sum) {
    const bool is_part = std::find(sum.parts.begin(), sum.parts.end(), index) != sum.parts.end();
    return sum.verdict == SumVerdict::adds_up && (sum.whole == index || is_part);
  });
}

bool is_cited_in(const ReadProse& block, const CitableFigure& figure) {
  return std::any_of(block.numbers.begin(), block.numbers.end(),
                     [&](const ProseNumber& number) { return number.is_cited() && number.value == figure.value; });
}

// As many characters, and two neighbours have changed places.
bool is_exchanged(std::string_view a, std::string_view b) {
  const auto first = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  return a.size() == b.size() && first + 1 < a.size() && a[first] == b[first + 1] && a[first + 1] == b[first] &&
         a.substr(first + 2) == b.substr(first + 2);
}

// As many characters, and one digit differs or two neighbours are exchanged.
bool is_mistyped(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto first = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
  if (first == a.size() || a[first] == '.' || b[first] == '.') return false;
  if (a.substr(first + 1) == b.substr(first + 1)) return true;
  return is_exchanged(a, b);
}

bool has_distance_one(const Rational& a, const Rational& b) {
  if (!a.is_whole() || !b.is_whole()) return false;
  const auto difference = a > b ? a.minus(b) : b.minus(a);
  return difference && *difference == Rational(1);
}

std::string names_of(const Figures& figures) {
  std::string out;
  const auto count = std::min(figures.size(), k_most_named);
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) out += i + 1 == count ? " or " : ", ";
    out += "{{" + figures[i]->name + "}}";
  }
  return out;
}

std::string shown(const ReadProse& block, const ProseNumber& number) {
  const bool has_sign = number.unit == "%";
  const auto end = has_sign ? number.unit_end : number.start + number.size;
  return quoted(block.text.text.substr(number.start, end - number.start));
}

Error finding(const ReadProse& block, const ProseNumber& number, std::string rule, std::string message) {
  return {ErrorKind::content, std::move(rule), std::move(message), {"", position_of(block.text, number)}, {}, {}};
}

Error uncited(const ReadProse& block, const ProseNumber& number, const Figures& equal) {
  const auto what = equal.size() == 1 ? "the figure " + equal.front()->name
                                      : equal.front()->name + " and " + counted(equal.size() - 1, "other figure");
  auto error =
      finding(block, number, "uncited-figure", shown(block, number) + " equals " + what + ", but does not cite it");
  error.help = "write " + names_of(equal);
  return error;
}

Error nearly(const ReadProse& block, const ProseNumber& number, const CitableFigure& figure) {
  const auto value = decimal_text(figure.value) + (figure.unit == "%" ? "%" : "");
  auto error = finding(block, number, "nearly-a-figure",
                       shown(block, number) + " is nearly " + figure.name + ", which is " + value);
  error.help = "write {{" + figure.name + "}} if that is meant";
  return error;
}

void Finder::sort(Figures& figures, const ProseNumber& number) const {
  const auto rank = [&](const CitableFigure* figure) {
    return std::tuple(!is_same_unit(number.unit, figure->unit), !is_named(*figure), !is_total(*figure));
  };
  std::stable_sort(figures.begin(), figures.end(), [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
}

bool Finder::may_cite(const ProseNumber& number, const Figures& equal) const {
  if (equal.empty() || number.value.is_zero()) return false;
  const auto& best = *equal.front();
  if (is_named(best)) return true;
  if (number.unit == "%" && number.value == Rational(100)) return false;
  if (digit_count(number.digits) > 1) return true;
  const bool has_unit = !number.unit.empty() && is_same_unit(number.unit, best.unit);
  return equal.size() <= k_most_named && (has_unit || (best.unit.empty() && is_count_unit(number.unit)));
}

bool Finder::is_near(const ProseNumber& number, std::string_view written, std::size_t index) const {
  const auto& figure = figures_[index];
  const std::string_view wanted = texts_[index];
  if (digit_count(wanted) < k_fewest_digits) return false;
  const bool is_next = has_distance_one(number.value, figure.value);
  if (!is_next && !is_mistyped(written, wanted)) return false;
  if (digit_count(wanted) > k_fewest_digits || are_few_ || is_named(figure)) return true;
  return is_total(figure) && (is_next || is_exchanged(written, wanted));
}

const CitableFigure* Finder::nearest(const ReadProse& block, const ProseNumber& number) const {
  const auto written = decimal_text(number.value);
  if (digit_count(written) < k_fewest_digits || (number.value.is_whole() && written.ends_with("00"))) return nullptr;
  Figures near;
  for (std::size_t i = 0; i < figures_.size(); ++i) {
    const auto& figure = figures_[i];
    if (figure.value == number.value) return nullptr;
    const bool may_be = is_same_unit(number.unit, figure.unit) || (figure.unit.empty() && is_count_unit(number.unit)) ||
                        (number.unit.empty() && figure.unit != "%");
    if (may_be && is_near(number, written, i) && !is_cited_in(block, figure)) near.push_back(&figure);
  }
  sort(near, number);
  return near.empty() ? nullptr : near.front();
}

void Finder::look_at(const ReadProse& block, std::size_t index) {
  const auto& number = block.numbers[index];
  if (seen_.contains({number.digits, number.unit})) return;
  sentence_ = sentence_before(block, number);
  if (is_comparison(clause_before(sentence_))) return;
  Figures equal;
  for (const auto& figure : figures_) {
    if (figure.value == number.value && may_be_same_unit(number.unit, figure.unit)) equal.push_back(&figure);
  }
  sort(equal, number);
  const auto size = findings_.size();
  if (may_cite(number, equal)) findings_.push_back(uncited(block, number, equal));
  else if (equal.empty() && !is_in_right_sum(block, index)) {
    if (const auto* near = nearest(block, number)) findings_.push_back(nearly(block, number, *near));
  }
  if (findings_.size() > size) seen_.insert({number.digits, number.unit});
}

}  // namespace

ReadProse read_prose(const ProseBlock& block, const FigureValue& value_of) {
  ReadProse read;
  read.text = with_values(block, value_of);
  read.numbers = numbers_of(read.text);
  read.sums = stated_sums(read.text, read.numbers);
  return read;
}

std::vector<Error> figure_findings(const std::vector<ReadProse>& prose, const std::vector<CitableFigure>& figures) {
  return Finder(figures).run(prose);
}

}  // namespace gazette
