#include "formats/utf8_conversion.hpp"

#include "base/text.hpp"
#include "base/text_encoding.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

constexpr std::string_view k_mark = "\uFEFF";

/// Where the text after `before` starts.
Position position_after(std::string_view before) {
  const auto lines = std::count(before.begin(), before.end(), '\n');
  return {static_cast<int>(lines) + 1, static_cast<int>(character_count(before.substr(before.rfind('\n') + 1))) + 1, 1};
}

std::string hexadecimal(unsigned number, std::size_t digits) {
  std::string out;
  for (; number > 0 || out.size() < digits; number /= 16) out.insert(out.begin(), "0123456789ABCDEF"[number % 16]);
  return out;
}

class Converter {
 public:
  Converter(const ConversionRequest& request, std::string_view bytes, Diagnostics& diagnostics)
      : request_(request), bytes_(bytes), diagnostics_(diagnostics) {}

  std::optional<Conversion> convert() {
    const auto from = request_.from ? request_.from : likely_encoding(bytes_);
    if (!from) return report_unknown();
    auto decoding = decode(bytes_, *from);
    if (decoding.fault) return report_undecodable(*from, decoding);
    if (!request_.is_forced && !is_exact(*from, decoding.text)) return std::nullopt;
    if (decoding.text.starts_with(k_mark)) decoding.text.erase(0, k_mark.size());
    report_private(decoding.text);
    return Conversion{*from, std::move(decoding.text)};
  }

 private:
  std::nullopt_t fail(std::string rule, std::string message, Position at, std::string help) {
    diagnostics_.add_error(
        {ErrorKind::content, std::move(rule), std::move(message), {request_.file, at}, std::move(help), {}});
    return std::nullopt;
  }

  std::nullopt_t report_unknown() {
    std::string keys;
    for (const auto encoding : encodings()) keys.append(keys.empty() ? "" : ", ").append(encoding_key(encoding));
    return fail("unknown-encoding", "the file's encoding is not recognised; nothing was written", {},
                "name it with --from: " + keys);
  }

  std::nullopt_t report_undecodable(Encoding from, const Decoding& decoding) {
    const auto byte = static_cast<unsigned char>(bytes_[*decoding.fault]);
    return fail("undecodable",
                "the byte " + hexadecimal(byte, 2) + " at offset " + std::to_string(*decoding.fault) +
                    " begins no character of " + std::string(encoding_name(from)) + "; nothing was written",
                position_after(decoding.text), "name another encoding with --from, or mend the file in an editor");
  }

  bool is_exact(Encoding from, const std::string& text) {
    const auto again = encode(text, from);
    if (again && *again == bytes_) return true;
    std::size_t same = 0;
    if (again)
      same = static_cast<std::size_t>(std::mismatch(again->begin(), again->end(), bytes_.begin(), bytes_.end()).first -
                                      again->begin());
    const auto before = decode(bytes_.substr(0, same), from).text;
    fail("inexact-conversion",
         "at offset " + std::to_string(same) + " " + std::string(encoding_name(from)) +
             " has a second form of a character, which could not be had back; nothing was written",
         position_after(before), "--force converts it all the same; the text stays as it reads");
    return false;
  }

  void report_private(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const auto [c, size] = decode_utf8(text.substr(at));
      if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000) {
        diagnostics_.add(Severity::warning, {ErrorKind::content,
                                             "private-character",
                                             "U+" + hexadecimal(c, 4) +
                                                 " is a private character: other fonts show something else, or nothing",
                                             {request_.file, position_after(text.substr(0, at))},
                                             "look at it, and write the character that is meant",
                                             {}});
        return;
      }
      at += size;
    }
  }

  const ConversionRequest& request_;
  std::string_view bytes_;
  Diagnostics& diagnostics_;
};

}  // namespace

bool is_utf8_text(std::string_view bytes) { return !find_invalid_utf8(bytes) && !likely_encoding(bytes); }

std::optional<Conversion> convert_to_utf8(const ConversionRequest& request, std::string_view bytes,
                                          Diagnostics& diagnostics) {
  return Converter(request, bytes, diagnostics).convert();
}

}  // namespace gazette
