#include "serve/board_html.hpp"

#include "formats/html.hpp"

namespace gazette {

namespace {

constexpr std::string_view k_style =
    ":root{color-scheme:light dark}"
    "body{font:1rem/1.6 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 "
    "1rem;color:CanvasText;background:Canvas}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid "
    "GrayText;vertical-align:top;overflow-wrap:anywhere}td.day,td.number{white-space:nowrap}tr.overdue "
    "td.left{font-weight:bold}code{font-size:.9em}pre{overflow-x:auto;padding:.5rem;border:1px solid GrayText}"
    "nav a{margin-right:1rem}";

}  // namespace

std::string_view board_style() { return k_style; }

std::string_view board_language(std::string_view language) { return language.starts_with("zh") ? "zh-CN" : "en"; }

std::string board_html(std::string_view language, std::string_view title, std::string_view content) {
  std::string out = "<!doctype html>\n<html lang=\"";
  out.append(board_language(language)).append("\">\n<head>\n<meta charset=\"utf-8\">\n");
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
  out.append(escape_html(title)).append("</title>\n<link rel=\"stylesheet\" href=\"/_gazette/board.css\">\n");
  out.append("</head>\n<body>\n<main>\n<h1>").append(escape_html(title)).append("</h1>\n");
  return out.append(content).append("</main>\n</body>\n</html>\n");
}

}  // namespace gazette
