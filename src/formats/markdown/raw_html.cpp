#include "formats/markdown/raw_html.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace gazette::markdown {

namespace {

constexpr std::array<std::string_view, 9> k_filtered = {"title",   "textarea", "style",  "xmp",      "iframe",
                                                        "noembed", "noframes", "script", "plaintext"};

// `text` starts with `<`.
bool is_filtered_tag(std::string_view text) {
  text.remove_prefix(text.starts_with("</") ? 2 : 1);
  const auto lower = lower_ascii(text.substr(0, 12));
  return std::any_of(k_filtered.begin(), k_filtered.end(), [&](std::string_view name) {
    if (!lower.starts_with(name)) return false;
    const auto rest = std::string_view(lower).substr(name.size());
    return !rest.empty() && (is_ascii_space(rest[0]) || rest[0] == '>' || rest.starts_with("/>"));
  });
}

// The attribute value at the start of `text`, which is what follows `id`; empty if none does.
std::string_view value_after(std::string_view text) {
  text = trimmed(text.substr(0, 512));
  if (!text.starts_with('=')) return {};
  text = trimmed(text.substr(1));
  if (text.empty()) return {};
  if (text[0] != '"' && text[0] != '\'') return text.substr(0, text.find_first_of(" \t\n>"));
  return text.substr(1, text.find(text[0], 1) - 1);
}

}  // namespace

void append_filtered_html(std::string& out, std::string_view html) {
  for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<')) {
    out += html.substr(0, at);
    html.remove_prefix(at);
    out += is_filtered_tag(html) ? "&lt;" : "<";
    html.remove_prefix(1);
  }
  out += html;
}

bool is_only_comments(std::string_view html) {
  html = trimmed(html);
  while (html.starts_with("<!--")) {
    const auto end = html.find("-->", 4);
    if (end == std::string_view::npos) return true;
    html = trimmed(html.substr(end + 3));
  }
  return html.empty();
}

void collect_ids(std::string_view html, std::set<std::string>& ids) {
  const auto lower = lower_ascii(html);
  for (auto at = lower.find("id"); at != std::string::npos; at = lower.find("id", at + 2)) {
    if (at == 0 || !is_ascii_space(lower[at - 1])) continue;
    if (const auto value = value_after(html.substr(at + 2)); !value.empty()) ids.emplace(value);
  }
}

}  // namespace gazette::markdown
