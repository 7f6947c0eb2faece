#include "pages/chart.hpp"

#include "pages/chart_text.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <limits>
#include <regex>

#include <pugixml.hpp>

using namespace gazette;

namespace {

constexpr double k_width = 360;

ChartValues values_of(const std::vector<std::string>& texts) {
  ChartValues values;
  for (const auto& text : texts) values.push_back(chart_value(text));
  return values;
}

BarChart bars(std::vector<std::string> labels, const std::vector<std::string>& texts) {
  return {{"c", "Title", "Description"}, std::move(labels), values_of(texts)};
}

ColumnChart columns(std::vector<std::string> labels, const std::vector<std::vector<std::string>>& series) {
  ColumnChart chart{{"c", "Title", "Description"}, std::move(labels), {}};
  for (const auto& texts : series)
    chart.series.push_back({"s" + std::to_string(chart.series.size()), values_of(texts)});
  return chart;
}

std::vector<std::string> numbered(const std::string& stem, int count) {
  std::vector<std::string> texts;
  for (int i = 0; i < count; ++i) texts.push_back(stem + std::to_string(i));
  return texts;
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// What a chart draws, by class.
struct Drawn {
  pugi::xml_document document;
  std::vector<std::string> texts(const std::string& kind) const {
    std::vector<std::string> found;
    for (const auto& node : document.select_nodes(("//text[@class='" + kind + "']").c_str()))
      found.emplace_back(node.node().child_value());
    return found;
  }
  std::vector<pugi::xml_node> marks() const {
    std::vector<pugi::xml_node> found;
    for (const auto& node : document.select_nodes("//rect")) found.push_back(node.node());
    return found;
  }
  double height() const { return document.child("svg").attribute("height").as_double(); }
};

// A text ends inside the box, however it is anchored and turned.
void check_inside(const pugi::xml_node& text, double height) {
  const auto x = text.attribute("x").as_double(), y = text.attribute("y").as_double();
  const auto width = chart_text_width(text.child_value()) / 10.0;
  const std::string anchor = text.attribute("text-anchor").value();
  CHECK(y <= height);
  if (text.attribute("transform")) {
    CHECK(y - width >= 0);
    return;
  }
  const auto left = anchor == "end" ? x - width : anchor == "middle" ? x - width / 2 : x;
  CHECK(y >= 10);
  CHECK(left >= -0.1);
  CHECK(left + width <= k_width + 0.1);
}

// Reads a chart, and checks what must hold for each: well-formed, inside its box, and nothing that a policy forbids.
void read(const std::string& svg, Drawn& drawn) {
  REQUIRE(drawn.document.load_string(svg.c_str()));
  CHECK(svg.find("style") == std::string::npos);
  CHECK(svg.find("<script") == std::string::npos);
  CHECK_FALSE(std::regex_search(svg, std::regex("\"#[0-9a-fA-F]{3,8}\"|rgb\\(|hsl\\(|nan|inf")));
  for (const auto& mark : drawn.marks()) {
    const auto x = mark.attribute("x").as_double(), y = mark.attribute("y").as_double();
    CHECK(x >= 0);
    CHECK(y >= 0);
    CHECK(x + mark.attribute("width").as_double() <= k_width);
    CHECK(y + mark.attribute("height").as_double() <= drawn.height());
  }
  for (const auto& node : drawn.document.select_nodes("//text")) {
    check_inside(node.node(), drawn.height());
  }
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a chart value is a plain decimal; signs, exponents, ranges and blanks are missing") {
  CHECK(chart_value("0")->number == 0);
  CHECK(chart_value("59237.2449")->number == 59237.2449);
  CHECK(chart_value("9223372036854775807")->text == "9223372036854775807");
  for (const auto* text : {"", "-1", "+1", "1e5", "<1", "1.", ".5", "1.2.3", "1,000", " 1", "n/a", "inf", "0x1"})
    CHECK_FALSE(chart_value(text));
  CHECK_FALSE(chart_value(std::string(400, '9')));
}

TEST_CASE("a small bar chart has exactly these bytes") {
  CHECK(
      render_bar_chart(bars({"A & B", "乙"}, {"1200", "0"})) ==
      R"(<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-labelledby="c-title c-desc" viewBox="0 0 360 48" width="360" height="48" font-size="13" fill="currentColor" preserveAspectRatio="xMinYMin">
<title id="c-title">Title</title>
<desc id="c-desc">Description</desc>
<text class="chart-label" x="36.5" y="13.6" text-anchor="end">A &amp; B</text>
<rect class="chart-mark-1" x="42.5" y="2" width="273.9" height="14"/>
<line class="chart-axis" x1="42.5" y1="1" x2="42.5" y2="17" stroke="currentColor"/>
<text class="chart-value" x="322.4" y="13.6">1,200</text>
<text class="chart-label" x="36.5" y="37.6" text-anchor="end">乙</text>
<line class="chart-axis" x1="42.5" y1="25" x2="42.5" y2="41" stroke="currentColor"/>
<text class="chart-value" x="48.5" y="37.6">0</text>
</svg>
)");
}

TEST_CASE("charts are the same bytes each time") {
  const auto chart = columns({"2022", "2023", "2024"}, {{"3", "11398889", ""}, {"0.1", "7", "9"}});
  CHECK(render_column_chart(chart) == render_column_chart(chart));
  CHECK(render_bar_chart(bars({"a"}, {"1"})) == render_bar_chart(bars({"a"}, {"1"})));
}

TEST_CASE("texts of charts are escaped, and what XML forbids is dropped") {
  auto chart = columns({"<2024>"}, {{"1"}, {"2"}});
  chart.caption = {"c", "A & \"B\"", "<desc>\x01"};
  chart.series[0].label = "</text><script>";
  Drawn drawn;
  read(render_column_chart(chart), drawn);
  const auto svg = drawn.document.child("svg");
  CHECK(std::string(svg.child_value("title")) == "A & \"B\"");
  CHECK(std::string(svg.child_value("desc")) == "<desc>");
  CHECK(drawn.texts("chart-label") == Texts{"</text><script>", "s1", "<2024>"});
}

TEST_CASE("a chart is one image whose name and description are its own by id") {
  auto chart = columns({"2024"}, {{"1"}, {"2"}, {"3"}});
  chart.caption.id = "requests";
  Drawn drawn;
  read(render_column_chart(chart), drawn);
  const auto svg = drawn.document.child("svg");
  CHECK(std::string(svg.attribute("role").value()) == "img");
  CHECK(std::string(svg.attribute("aria-labelledby").value()) == "requests-title requests-desc");
  for (const auto& node : drawn.document.select_nodes("//*[@id]"))
    CHECK(std::string(node.node().attribute("id").value()).starts_with("requests-"));
  CHECK(drawn.document.select_node("//rect[@fill='url(#requests-hatch)']"));
}

TEST_CASE("a chart without a value is empty") {
  CHECK(render_bar_chart(bars({}, {})).empty());
  CHECK(render_bar_chart(bars({"a", "b"}, {"", ""})).empty());
  CHECK(render_column_chart(columns({"2024"}, {})).empty());
  CHECK(render_column_chart(columns({}, {{"1"}})).empty());
  CHECK(render_column_chart(columns({"2024"}, {{""}})).empty());
}

TEST_CASE("a value of 0 has its figure and no bar, a missing one a dash, the smallest one a bar of one unit") {
  Drawn drawn;
  read(render_bar_chart(bars({"a", "b", "c", "d", "e"}, {"11398889", "0", "", "3"})), drawn);
  CHECK(drawn.texts("chart-value") == Texts{"11,398,889", "0", "–", "3", "–"});
  REQUIRE(drawn.marks().size() == 2);
  CHECK(drawn.marks()[1].attribute("width").as_double() == 1);
}

TEST_CASE("charts of nothing but 0 show their figures on the zero line") {
  Drawn bar, column;
  read(render_bar_chart(bars({"a", "b"}, {"0", "0"})), bar);
  CHECK(bar.texts("chart-value") == Texts{"0", "0"});
  CHECK(bar.marks().empty());
  read(render_column_chart(columns({"2023", "2024"}, {{"0", "0.00"}})), column);
  CHECK(column.texts("chart-value") == Texts{"0", "0.00"});
  CHECK(column.texts("chart-tick") == Texts{"0"});
  CHECK(column.marks().empty());
}

TEST_CASE("a year without any figure is one dash, and a column more than a series has is missing") {
  Drawn drawn;
  read(render_column_chart(columns({"2022", "2023", "2024"}, {{"5", "", "7"}, {"5", ""}})), drawn);
  CHECK(drawn.texts("chart-value") == Texts{"5", "5", "–", "7", "–"});
}

TEST_CASE("what is not finite or negative is drawn as 0 and printed as it is") {
  auto chart = bars({"a", "b", "c", "d"}, {"1", "1", "1", "1"});
  chart.values[0] = ChartValue{"-5", -5};
  chart.values[1] = ChartValue{"?", std::numeric_limits<double>::quiet_NaN()};
  chart.values[2] = ChartValue{"many", std::numeric_limits<double>::infinity()};
  Drawn drawn;
  read(render_bar_chart(chart), drawn);
  CHECK(drawn.marks().size() == 1);
  CHECK(drawn.texts("chart-value") == Texts{"-5", "?", "many", "1"});
}

TEST_CASE("a single value is one column, no wider than others and without a legend") {
  Drawn drawn;
  read(render_column_chart(columns({"2024"}, {{"7"}})), drawn);
  REQUIRE(drawn.marks().size() == 1);
  CHECK(drawn.marks()[0].attribute("width").as_double() <= 40);
  CHECK(drawn.marks()[0].attribute("height").as_double() == 150);
  CHECK(drawn.texts("chart-label") == Texts{"2024"});
  CHECK(drawn.texts("chart-tick") == Texts{"0", "2", "4", "6"});
}

TEST_CASE("the lengths of bars are in proportion") {
  Drawn drawn;
  read(render_bar_chart(bars({"a", "b", "c"}, {"100", "50", "25"})), drawn);
  REQUIRE(drawn.marks().size() == 3);
  const auto width = [&](std::size_t i) { return drawn.marks()[i].attribute("width").as_double(); };
  CHECK(width(0) > 250);
  CHECK(std::abs(width(1) - width(0) / 2) <= 0.1);
  CHECK(std::abs(width(2) - width(0) / 4) <= 0.1);
}

TEST_CASE("short labels stand before their bars; one long label puts all above") {
  Drawn beside, above;
  read(render_bar_chart(bars({"机构职能", "教育"}, {"3", "4"})), beside);
  CHECK(beside.height() == 48);
  CHECK(beside.marks()[0].attribute("x").as_double() > 0);
  read(render_bar_chart(bars({"信访举报投诉类申请事项", "教育"}, {"3", "4"})), above);
  CHECK(above.height() == 88);
  CHECK(above.marks()[0].attribute("x").as_double() == 0);
}

TEST_CASE("a label of sixty Chinese characters is wrapped whole, a far longer one ends in an ellipsis") {
  Drawn drawn;
  read(render_bar_chart(bars({repeated("政务公开", 15), repeated("政务公开", 60)}, {"3", "4"})), drawn);
  const auto lines = drawn.texts("chart-label");
  REQUIRE(lines.size() == 6);
  CHECK(lines[0] + lines[1] + lines[2] == repeated("政务公开", 15));
  CHECK(lines[5].ends_with("…"));
}

TEST_CASE("forty bars and forty years of three series stay inside their box with every figure") {
  const auto figures = numbered("10", 40);
  Drawn bar, column, single;
  read(render_bar_chart(bars(numbered("label ", 40), figures)), bar);
  CHECK(bar.marks().size() == 40);
  read(render_column_chart(columns(numbered("20", 40), {figures, figures, figures})), column);
  CHECK(column.marks().size() == 3 + 3 * 40);
  CHECK(column.texts("chart-value").size() == 120);
  read(render_column_chart(columns(numbered("20", 40), {figures})), single);
  CHECK(single.marks().size() == 40);
}

TEST_CASE("columns of one chart do not overlap, and all rows of groups share one scale") {
  const auto figures = Texts{"100", "200", "300", "100", "200", "300", "100", "200", "300", "100", "200", "300"};
  Drawn drawn;
  read(render_column_chart(columns(numbered("20", 12), {figures, figures})), drawn);
  const auto marks = drawn.marks();
  REQUIRE(marks.size() == 2 + 24);
  for (std::size_t i = 3; i < marks.size(); ++i) {
    const auto before_end = marks[i - 1].attribute("x").as_double() + marks[i - 1].attribute("width").as_double();
    const auto x = marks[i].attribute("x").as_double();
    CHECK((x > before_end || x < marks[i - 1].attribute("x").as_double()));
  }
  for (std::size_t i = 8; i < marks.size(); ++i)
    CHECK(std::string(marks[i].attribute("height").value()) == marks[i - 6].attribute("height").value());
}

TEST_CASE("figures that do not fit side by side stand upright") {
  const auto is_upright = [](const ColumnChart& chart) {
    return render_column_chart(chart).find("rotate(-90") != std::string::npos;
  };
  CHECK_FALSE(is_upright(columns({"2022", "2023", "2024"}, {{"162", "241", "305"}, {"1", "2", "3"}, {"4", "5", "6"}})));
  CHECK(is_upright(columns({"2022", "2023", "2024"}, {{"162", "241", "30512"}, {"1", "2", "3"}, {"4", "5", "6"}})));
}

TEST_CASE("counts of 64 bits are printed to the digit, and tick labels too wide are left out") {
  Drawn drawn;
  read(render_column_chart(columns({"2023", "2024"}, {{"9223372036854775807", "3"}})), drawn);
  CHECK(drawn.texts("chart-value") == Texts{"9,223,372,036,854,775,807", "3"});
  CHECK(drawn.texts("chart-tick").empty());
}

TEST_CASE("a figure longer than the chart is cut visibly instead of running out of it") {
  Drawn drawn;
  read(render_bar_chart(bars({"a", "b"}, {"0." + std::string(80, '3'), "1"})), drawn);
  CHECK(drawn.texts("chart-value")[0].ends_with("…"));
}

TEST_CASE("a legend names each series in the order of its columns, each with a look of its own") {
  Drawn drawn;
  read(render_column_chart(columns({"2024"}, {{"1"}, {"2"}, {"3"}, {"4"}})), drawn);
  CHECK(drawn.texts("chart-label") == Texts{"s0", "s1", "s2", "s3", "2024"});
  const auto marks = drawn.marks();
  REQUIRE(marks.size() == 8);
  for (std::size_t i = 0; i < 4; ++i) {
    const auto kind = "chart-mark-" + std::to_string(i + 1);
    CHECK(kind == marks[i].attribute("class").value());
    CHECK(kind == marks[i + 4].attribute("class").value());
  }
}
