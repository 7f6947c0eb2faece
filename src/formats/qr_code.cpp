// One path for all modules: a row is a line of dashes. The mask is always the same: to try all eight, as the standard
// recommends, takes ten times as long, and readers read each.
#include "formats/qr_code.hpp"

#include "formats/html.hpp"

#include <vector>

#include <qrcodegen/qrcodegen.hpp>

namespace gazette {

namespace {

using qrcodegen::QrCode;

constexpr int k_mask = 2;
constexpr int k_quiet_zone = 4;       // modules
constexpr std::size_t k_most = 2953;  // bytes: version 40, level L
constexpr int k_last_version = 40;

// The dark modules of a row as dashes, from where the row begins.
void append_row(const QrCode& code, int y, std::string& out) {
  const auto is_dark = [&](int x) { return x < code.getSize() && code.getModule(x, y); };
  out.append("M" + std::to_string(k_quiet_zone) + " " + std::to_string(y + k_quiet_zone) + ".5");
  int from = 0;  // where the last dash ended
  for (int x = 0; x < code.getSize(); ++x) {
    if (!is_dark(x)) continue;
    int end = x;
    while (is_dark(end)) ++end;
    if (x > from) out.append("m" + std::to_string(x - from) + " 0");
    out.append("h" + std::to_string(end - x));
    from = x = end;
  }
}

}  // namespace

std::string qr_code_svg(std::string_view text, std::string_view label) {
  if (text.size() > k_most) return {};
  const std::vector<std::uint8_t> bytes(text.begin(), text.end());
  const auto code = QrCode::encodeSegments({qrcodegen::QrSegment::makeBytes(bytes)}, QrCode::Ecc::LOW,
                                           QrCode::MIN_VERSION, k_last_version, k_mask, true);
  const auto side = std::to_string(code.getSize() + 2 * k_quiet_zone);
  std::string out = "<svg class=\"qr-code\" viewBox=\"0 0 " + side + " " + side + "\" role=\"img\" aria-label=\"";
  append_escaped_html(out, label);
  out += "\"><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side + "H0z\"/><path stroke=\"#000\" d=\"";
  for (int y = 0; y < code.getSize(); ++y) append_row(code, y, out);
  return out + "\"/></svg>";
}

}  // namespace gazette
