#include "pages/chart_drawing.hpp"

#include "formats/html.hpp"

namespace gazette {

namespace {

std::string attribute(std::string_view name, std::string_view value) {
  std::string out = " ";
  return out.append(name).append("=\"").append(value).append("\"");
}

std::string attribute(std::string_view name, int tenths) { return attribute(name, chart_length(tenths)); }

std::string hatch_id(const ChartCaption& caption) { return escape_xml(caption.id) + "-hatch"; }

std::string hatch_pattern(const ChartCaption& caption) {
  return "<defs><pattern id=\"" + hatch_id(caption) +
         "\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
         "<path class=\"chart-hatch\" d=\"M1 0V4\" stroke=\"currentColor\" stroke-width=\"1.5\"/></pattern></defs>\n";
}

// How a series looks where the theme says nothing: in one colour, told apart all the same.
std::string look_of(const ChartCaption& caption, std::size_t mark) {
  constexpr std::string_view outline = " stroke=\"currentColor\" stroke-width=\"0.8\"";
  switch (mark) {
    case 0: return {};
    case 1: return std::string(" fill-opacity=\"0.3\"").append(outline);
    case 2: return attribute("fill", "url(#" + hatch_id(caption) + ")").append(outline);
    default: return std::string(" fill=\"none\"").append(outline);
  }
}

std::string_view anchor_name(Anchor anchor) { return anchor == Anchor::middle ? "middle" : "end"; }

}  // namespace

std::string chart_length(int tenths) {
  std::string text = tenths < 0 ? "-" : "";
  const int size = tenths < 0 ? -tenths : tenths;
  text += std::to_string(size / k_chart_unit);
  if (size % k_chart_unit != 0) text += "." + std::to_string(size % k_chart_unit);
  return text;
}

void add_text(std::string& svg, const ChartText& where, std::string_view text) {
  const auto x = chart_length(where.at.x), y = chart_length(where.at.y);
  svg += "<text" + attribute("class", where.kind) + attribute("x", x) + attribute("y", y);
  if (where.anchor != Anchor::start) svg += attribute("text-anchor", anchor_name(where.anchor));
  if (where.turn == Turn::upright) svg += attribute("transform", "rotate(-90 " + x + " " + y + ")");
  svg += ">" + escape_xml(text) + "</text>\n";
}

void add_line(std::string& svg, ChartPoint from, ChartPoint to, std::string_view kind) {
  svg += "<line" + attribute("class", kind) + attribute("x1", from.x) + attribute("y1", from.y);
  svg += attribute("x2", to.x) + attribute("y2", to.y) + " stroke=\"currentColor\"/>\n";
}

void add_mark(std::string& svg, const ChartCaption& caption, const ChartRect& rect, std::size_t series) {
  if (rect.width <= 0 || rect.height <= 0) return;
  const auto mark = series % 4;
  svg += "<rect" + attribute("class", "chart-mark-" + std::to_string(mark + 1)) + attribute("x", rect.x);
  svg += attribute("y", rect.y) + attribute("width", rect.width) + attribute("height", rect.height);
  svg += look_of(caption, mark) + "/>\n";
}

std::string whole_chart(const ChartCaption& caption, int height, std::string_view drawn) {
  const auto id = escape_xml(caption.id);
  const auto width_text = chart_length(k_chart_width), height_text = chart_length(height);
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\"";
  svg += attribute("aria-labelledby", id + "-title " + id + "-desc");
  svg += attribute("viewBox", "0 0 " + width_text + " " + height_text) + attribute("width", width_text);
  svg += attribute("height", height_text) + attribute("font-size", k_chart_font_size);
  svg += " fill=\"currentColor\" preserveAspectRatio=\"xMinYMin\">\n";
  svg += "<title id=\"" + id + "-title\">" + escape_xml(caption.title) + "</title>\n";
  svg += "<desc id=\"" + id + "-desc\">" + escape_xml(caption.description) + "</desc>\n";
  if (drawn.find("chart-mark-3") != std::string_view::npos) svg += hatch_pattern(caption);
  return svg.append(drawn).append("</svg>\n");
}

}  // namespace gazette
