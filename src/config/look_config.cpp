#include "config/look_config.hpp"

#include "base/colour.hpp"
#include "base/file_types.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace gazette {

namespace {

// WCAG 2.1, 1.4.3: what text needs against the paper it stands on.
constexpr double k_least_contrast = 4.5;
// A colour that we choose ourselves stays legible on tinted boxes too.
constexpr double k_ample_contrast = 6;

constexpr Colour k_white = {255, 255, 255};
constexpr Colour k_dark_paper = {0x16, 0x18, 0x1b};  // that of the default theme

struct Paper {
  Colour colour, ink;
  std::string_view name;
};
constexpr Paper k_light = {k_white, {0, 0, 0}, "white"};
constexpr Paper k_dark = {k_dark_paper, k_white, "the dark paper #16181b"};

// The nearest to `colour` that is legible on the paper, on the way to its ink.
Colour legible(Colour colour, const Paper& paper, double least) {
  constexpr int steps = 20;
  for (int step = 0; step < steps; ++step) {
    const auto tried = mixed(colour, paper.ink, step, steps);
    if (contrast(tried, paper.colour) >= least) return tried;
  }
  return paper.ink;
}

// The colour as `#rrggbb`, or nothing after a fault.
std::string read_colour(RecordedReader& section, std::string_view key, const Paper& paper) {
  std::string written;
  section.text(key, written);
  if (written.empty()) return {};
  const auto colour = parse_colour(written);
  if (!colour) {
    section.reader().fail(key, "invalid-colour", quoted(written) + " is not a colour",
                          "write six hexadecimal digits, as in " + std::string(key) + " = \"#1f4e79\"");
    return {};
  }
  const auto reached = contrast(*colour, paper.colour);
  if (reached < k_least_contrast) {
    section.reader().fail(key, "low-contrast",
                          "text in " + colour_text(*colour) + " cannot be read well on " + std::string(paper.name) +
                              ": its contrast is " + ratio_text(reached) + ", and 4.5:1 is the least",
                          "use " + colour_text(legible(*colour, paper, k_least_contrast)) +
                              ", the same colour made legible, or another one");
    return {};
  }
  return colour_text(*colour);
}

// Whether it names a file below static/, and none elsewhere.
bool is_inside(std::string_view path) {
  return std::ranges::none_of(split(path, '/'), [](auto part) { return part.empty() || part == "." || part == ".."; });
}

void read_logo(RecordedReader& section, const FileReader& files, std::string& logo) {
  section.text("logo", logo);
  if (logo.empty()) return;
  const auto path = path_join("static", logo);
  if (!is_inside(logo) || !files.is_file(path))
    section.reader().fail("logo", "missing-logo", "there is no file " + quoted("static/" + logo),
                          "put the picture into static/ and write its path from there, as in logo = \"logo.svg\"");
  else if (!media_type(logo).starts_with("image/"))
    section.reader().fail("logo", "invalid-logo", quoted(logo) + " is not a picture that browsers show",
                          "use an SVG, PNG, JPEG, WebP or GIF");
}

}  // namespace

void read_look(RecordedReader& section, const FileReader& files, LookConfig& look) {
  look.accent = read_colour(section, "accent", k_light);
  look.accent_dark = read_colour(section, "accent_dark", k_dark);
  if (look.accent.empty() && !look.accent_dark.empty())
    section.reader().fail("accent_dark", "missing-accent", "accent_dark goes with accent, which is not there",
                          "write accent = \"#1f4e79\" above it");
  if (!look.accent.empty() && look.accent_dark.empty())
    look.accent_dark = colour_text(legible(*parse_colour(look.accent), k_dark, k_ample_contrast));
  read_logo(section, files, look.logo);
}

}  // namespace gazette
