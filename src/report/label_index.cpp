#include "report/label_index.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

/// What leaves no ink: white space of any kind, and marks that only steer line breaks or bytes.
bool is_invisible(char32_t c) {
  return is_unicode_space(c) || c == 0x3000 || c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x00AD;
}

char32_t plain(char32_t c) {
  if (c == 0x201C || c == 0x201D) return U'"';
  if (c == 0x2018 || c == 0x2019) return U'\'';
  return half_width(c);
}

}  // namespace

std::string folded_label(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto [code_point, size] = decode_utf8(text);
    if (!is_invisible(code_point)) append_utf8(out, plain(code_point));
    text.remove_prefix(size);
  }
  return lower_case(out);
}

bool is_added_column(std::string_view name) {
  constexpr std::array<std::string_view, 13> k_added = {"单位", "计量单位", "备注", "表式",  "年度", "序号", "行次",
                                                        "unit", "units",    "note", "notes", "form", "year"};
  return std::find(k_added.begin(), k_added.end(), folded_label(name)) != k_added.end();
}

LabelIndex::LabelIndex(const std::vector<FormLine>& lines, const std::vector<FormGroup>& groups)
    : lines_(lines), groups_(groups) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& line = lines[i];
    keys_[line.key] = {i};
    for (const auto& label :
         {line.label.own, line.label.english, grouped_label(line, false), grouped_label(line, true)})
      add(labels_, label, i);
    add(shorts_, line.short_label.own, i);
    add(shorts_, line.short_label.english, i);
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    add(group_names_, groups[i].label.own, i);
    add(group_names_, groups[i].label.english, i);
  }
}

void LabelIndex::add(Names& names, const std::string& label, std::size_t line) {
  const auto folded = folded_label(label);
  if (folded.empty()) return;
  auto& found = names[folded];
  if (std::find(found.begin(), found.end(), line) == found.end()) found.push_back(line);
}

std::string LabelIndex::grouped_label(const FormLine& line, bool is_english) const {
  const auto text = [&](const FormLabel& label) { return is_english ? label.english : label.own; };
  auto out = text(line.label);
  for (auto group = line.group; group != k_no_group; group = groups_[group].parent)
    out = text(groups_[group].label) + " / " + out;
  return out;
}

LineMatch LabelIndex::within(const LineMatch& candidates, const std::vector<std::string>& path) const {
  auto left = candidates;
  for (const auto& name : path) {
    const auto named = group_names_.find(folded_label(name));
    if (named == group_names_.end()) continue;
    std::erase_if(left, [&](std::size_t line) {
      return std::none_of(named->second.begin(), named->second.end(),
                          [&](std::size_t group) { return is_in_group(groups_, lines_[line], group); });
    });
  }
  return left;
}

LineMatch LabelIndex::find(std::string_view name, const std::vector<std::string>& path) const {
  if (const auto key = keys_.find(trimmed(name)); key != keys_.end()) return key->second;
  const auto folded = folded_label(name);
  for (const auto* names : {&labels_, &shorts_}) {
    const auto found = names->find(folded);
    if (found == names->end()) continue;
    return within(found->second, path);
  }
  return {};
}

std::string LabelIndex::suggestion_for(std::string_view name) const {
  std::vector<std::string_view> known;
  for (const auto& line : lines_) {
    for (const auto* label : {&line.label.own, &line.label.english, &line.short_label.own, &line.short_label.english})
      if (!label->empty()) known.push_back(*label);
    known.push_back(line.key);
  }
  return suggestion(trimmed(name), known);
}

}  // namespace gazette
