#include "base/collation.hpp"

#include "base/text.hpp"
#include "base/utf16.hpp"

#include <array>

#include <unicode/ucol.h>

namespace gazette {

namespace {

/// ICU's name for the order: a locale, with what we want of it spelled out.
std::string locale_of(std::string_view language) {
  const auto tag = lower_ascii(language);
  if (tag != "zh" && !tag.starts_with("zh-")) return replaced(language, "-", "_");
  for (const auto* traditional : {"zh-tw", "zh-hk", "zh-mo", "zh-hant"})
    if (tag.starts_with(traditional)) return "zh@collation=stroke";
  return "zh@collation=pinyin";
}

}  // namespace

struct NameOrder::Rules {
  icu::LocalUCollatorPointer collator;
};

NameOrder::NameOrder(std::string_view language) {
  auto rules = std::make_unique<Rules>();
  UErrorCode status = U_ZERO_ERROR;
  rules->collator.adoptInstead(ucol_open(locale_of(language).c_str(), &status));
  if (rules->collator.isValid())
    ucol_setAttribute(rules->collator.getAlias(), UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
  rules_ = std::move(rules);
}

NameOrder::~NameOrder() = default;
NameOrder::NameOrder(NameOrder&&) noexcept = default;
NameOrder& NameOrder::operator=(NameOrder&&) noexcept = default;

std::string NameOrder::sort_key(std::string_view name) const {
  std::string key;
  if (rules_->collator.isValid()) {
    const auto units = utf16_of(name);
    const auto length = static_cast<std::int32_t>(units.size());
    std::array<std::uint8_t, 256> buffer;
    const auto write = [&](std::uint8_t* out, std::size_t size) {
      return static_cast<std::size_t>(
          ucol_getSortKey(rules_->collator.getAlias(), units.data(), length, out, static_cast<std::int32_t>(size)));
    };
    const auto size = write(buffer.data(), buffer.size());  // with the zero byte that ends a key and is in none
    key.assign(reinterpret_cast<const char*>(buffer.data()), std::min(size, buffer.size()));
    if (size > buffer.size()) {
      key.resize(size);
      write(reinterpret_cast<std::uint8_t*>(key.data()), size);
    }
  }
  return key.append(name);
}

}  // namespace gazette
