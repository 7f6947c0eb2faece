#pragma once
// The order of names as readers of a language look for them. Adapter of ICU's collation.

#include <memory>
#include <string>
#include <string_view>

namespace gazette {

/// Chinese goes by pinyin (`zh-TW`, `zh-HK`, `zh-MO` and `zh-Hant` by strokes, as is usual there), other languages by
/// their own rules, all by Unicode's default where ICU knows none; 第2号 comes before 第10号 in each. The locale of the
/// process plays no part; another version of ICU may know other readings.
///
/// Making one costs some milliseconds, a key less than a microsecond a character. Thread-safe once made.
class NameOrder {
 public:
  /// `language` is a language tag such as `zh-CN`.
  explicit NameOrder(std::string_view language);
  ~NameOrder();
  NameOrder(NameOrder&&) noexcept;
  NameOrder& operator=(NameOrder&&) noexcept;

  /// Bytes that sort as the names do. Names that count as the same sort by their bytes, so that only equal names have
  /// equal keys. `name` is UTF-8.
  std::string sort_key(std::string_view name) const;

 private:
  struct Rules;
  std::unique_ptr<const Rules> rules_;
};

}  // namespace gazette
