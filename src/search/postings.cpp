#include "search/postings.hpp"

#include <array>
#include <utility>

namespace gazette {

namespace {

constexpr std::string_view k_digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
constexpr std::uint64_t k_more = 32;  // the value of a digit from here on says that another follows
constexpr std::uint64_t k_places = 4;
constexpr unsigned k_bits = 5, k_most_bits = 40;
constexpr std::uint8_t k_no_digit = 0xFF;

constexpr auto k_values = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(k_no_digit);
  for (std::size_t i = 0; i < k_digits.size(); ++i)
    values[static_cast<unsigned char>(k_digits[i])] = static_cast<std::uint8_t>(i);
  return values;
}();

/// One line of a shard after another.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) { move_on(); }

  bool at_end() const { return word_.empty(); }
  bool is_sound() const { return is_sound_; }
  std::string_view word() const { return word_; }
  std::string_view postings() const { return postings_; }

  void move_on() {
    word_ = postings_ = {};
    if (rest_.empty()) return;
    const auto end = rest_.find('\n');
    const auto line = rest_.substr(0, end);
    const auto blank = line.rfind(' ');  // a filter's value may hold blanks, postings hold none
    is_sound_ = end != std::string_view::npos && blank != std::string_view::npos && blank > 0;
    if (!is_sound_) return;
    word_ = line.substr(0, blank);
    postings_ = line.substr(blank + 1);
    rest_.remove_prefix(end + 1);
  }

 private:
  std::string_view rest_, word_, postings_;
  bool is_sound_ = true;
};

/// Writes the lines of an amended shard.
class Amendment {
 public:
  explicit Amendment(std::span<const std::uint32_t> numbers) : numbers_(numbers) {}

  void copy(const Lines& added) { out_.append(added.word()).append(" ").append(added.postings()).append("\n"); }

  /// `added` is empty for a word that no other document has. False where `earlier` is no list of the documents.
  bool merge(std::string_view word, std::string_view earlier, std::string_view added) {
    PostingsReader kept(earlier), more(added);
    list_.clear();
    auto one = next_kept(kept);
    auto other = more.next();
    while (one || other) {
      auto& first = !other || (one && one->document < other->document) ? one : other;
      list_.add(*first);
      first = &first == &one ? next_kept(kept) : more.next();
    }
    if (!list_.empty()) out_.append(word).append(" ").append(list_.text()).append("\n");
    return is_sound_ && kept.is_sound();
  }

  std::string take() { return std::move(out_); }

 private:
  std::optional<Posting> next_kept(PostingsReader& kept) {
    while (auto posting = kept.next()) {
      if (posting->document >= numbers_.size()) {
        is_sound_ = false;
        break;
      }
      posting->document = numbers_[posting->document];
      if (posting->document != k_gone) return posting;
    }
    return std::nullopt;
  }

  std::span<const std::uint32_t> numbers_;
  std::string out_;
  PostingsWriter list_;
  bool is_sound_ = true;
};

}  // namespace

void PostingsWriter::add(const Posting& posting) {
  auto number = std::uint64_t{posting.document + 1 - next_} * k_places + static_cast<std::uint64_t>(posting.place);
  for (; number >= k_more; number >>= k_bits) text_ += k_digits[k_more + number % k_more];
  text_ += k_digits[number];
  next_ = posting.document + 1;
}

void PostingsWriter::clear() {
  text_.clear();
  next_ = 0;
}

std::optional<Posting> PostingsReader::broken() {
  is_sound_ = false;
  rest_ = {};
  return std::nullopt;
}

std::optional<Posting> PostingsReader::next() {
  if (rest_.empty()) return std::nullopt;
  std::uint64_t number = 0;
  for (unsigned shift = 0;; shift += k_bits) {
    if (rest_.empty() || shift > k_most_bits) return broken();
    const auto value = k_values[static_cast<unsigned char>(rest_.front())];
    if (value == k_no_digit) return broken();
    rest_.remove_prefix(1);
    number |= (value % k_more) << shift;
    if (value < k_more) break;
  }
  next_ += number / k_places;
  if (number < k_places || next_ > k_gone) return broken();
  return Posting{static_cast<std::uint32_t>(next_ - 1), static_cast<WordPlace>(number % k_places)};
}

std::optional<std::string> amended_shard(std::string_view earlier, std::span<const std::uint32_t> numbers,
                                         std::string_view added) {
  Amendment amendment(numbers);
  Lines old(earlier), more(added);
  for (; !old.at_end(); old.move_on()) {
    for (; !more.at_end() && more.word() < old.word(); more.move_on()) amendment.copy(more);
    const bool both = !more.at_end() && more.word() == old.word();
    if (!amendment.merge(old.word(), old.postings(), both ? more.postings() : std::string_view())) return std::nullopt;
    if (both) more.move_on();
  }
  for (; !more.at_end(); more.move_on()) amendment.copy(more);
  if (!old.is_sound()) return std::nullopt;
  return amendment.take();
}

}  // namespace gazette
