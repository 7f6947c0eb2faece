#include "base/host_name.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/uidna.h>

namespace gazette {

namespace {

constexpr std::size_t k_longest_name = 253;

struct CloseUidna {
  void operator()(UIDNA* idna) const { uidna_close(idna); }
};

bool is_plain(std::string_view name) {
  return std::ranges::all_of(
      name, [](char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == '_'; });
}

bool is_bracketed_address(std::string_view name) {
  return name.size() > 3 && name.starts_with('[') && name.ends_with(']') &&
         name.find_first_not_of("0123456789abcdefABCDEF:.", 1) == name.size() - 1;
}

}  // namespace

std::optional<std::string> ascii_host(std::string_view name) {
  if (is_bracketed_address(name)) return lower_ascii(name);
  if (name.empty() || name.size() > k_longest_name || name.starts_with('.')) return std::nullopt;
  if (is_plain(name)) return lower_ascii(name);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UIDNA, CloseUidna> idna(
      uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI, &status));
  if (U_FAILURE(status)) return std::nullopt;
  std::array<char, 512> out{};
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  const auto size = uidna_nameToASCII_UTF8(idna.get(), name.data(), static_cast<std::int32_t>(name.size()), out.data(),
                                           static_cast<std::int32_t>(out.size()), &info, &status);
  if (U_FAILURE(status) || info.errors != 0 || size <= 0) return std::nullopt;
  return std::string(out.data(), static_cast<std::size_t>(size));
}

}  // namespace gazette
