#include "content/text_findings.hpp"

#include "formats/toml_scan.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

constexpr std::array<std::string_view, 3> k_linted_keys = {"title", "summary", "description"};
constexpr std::string_view k_number_key = "document_number";

void add_findings(std::vector<TextFinding>& all, std::vector<TextFinding> found, std::size_t offset) {
  for (auto& finding : found) {
    for (auto& edit : finding.edits) edit.offset += offset;
    all.push_back(std::move(finding));
  }
}

// Where `value` stands in `metadata` between two quotes of one line, as it reads; npos where it stands otherwise.
std::size_t plain_offset(std::string_view metadata, const std::string& value, Position at) {
  const auto quote = offset_at(metadata, at);
  const auto rest = metadata.substr(std::min(quote + 1, metadata.size()));
  const bool is_plain = quote < metadata.size() && (metadata[quote] == '"' || metadata[quote] == '\'') &&
                        value.find_first_of("\n\r") == std::string::npos && rest.starts_with(value) &&
                        rest.substr(value.size()).starts_with(metadata[quote]);
  return is_plain ? quote + 1 : std::string_view::npos;
}

void add_of_value(std::vector<TextFinding>& all, const FileParts& file, const TomlValue& value) {
  const auto* text = value.as_text();
  if (!text || text->empty() || value.is_faulty) return;
  auto at = value.place.at;
  at.line -= file.parts.metadata_line - 1;
  const auto offset = plain_offset(file.parts.metadata, *text, at);
  LintedSource source{*text, TextForm::plain, value.place.at, file.is_report};
  if (offset != std::string_view::npos) {
    ++source.start.column;
    const auto metadata_start = static_cast<std::size_t>(file.parts.metadata.data() - file.text.data());
    return add_findings(all, lint_text(source), metadata_start + offset);
  }
  // Its characters stand somewhere else in the file: the whole value is the place.
  auto found = lint_text(source);
  for (auto& finding : found) {
    finding.edits.clear();
    finding.at = value.place.at;
  }
  add_findings(all, std::move(found), 0);
}

bool has_unseen(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c >= 0x7F || c < 0; });
}

// Of all other texts in the metadata, only what nobody sees is told: names and titles of attachments are among them.
void add_unseen(std::vector<TextFinding>& all, const FileParts& file, const TomlValue& value) {
  if (const auto* list = std::get_if<TomlArray>(&value.held)) {
    for (const auto& element : *list) add_unseen(all, file, element);
  } else if (const auto* table = value.as_table()) {
    for (const auto& entry : *table) add_unseen(all, file, entry.value);
  } else if (const auto* text = value.as_text(); text && has_unseen(*text)) {
    std::vector<TextFinding> found;
    add_of_value(found, file, value);
    std::erase_if(found, [](const TextFinding& finding) { return finding.rule != "invisible-character"; });
    add_findings(all, std::move(found), 0);
  }
}

}  // namespace

std::vector<TextFinding> text_findings(const FileParts& file) {
  std::vector<TextFinding> all;
  for (const auto key : k_linted_keys) {
    if (const auto* entry = find_entry(file.metadata, key)) add_of_value(all, file, entry->value);
  }
  if (const auto* number = find_entry(file.metadata, k_number_key)) {
    std::vector<TextFinding> found;
    add_of_value(found, file, number->value);
    // Its brackets can be mended; all else is told by the rule on the whole number.
    std::erase_if(found, [](const TextFinding& finding) {
      return finding.rule != "document-number-brackets" || finding.edits.empty();
    });
    add_findings(all, std::move(found), 0);
  }
  for (const auto& entry : file.metadata) {
    const bool is_linted = std::ranges::find(k_linted_keys, entry.key) != k_linted_keys.end();
    if (!is_linted) add_unseen(all, file, entry.value);
  }
  const LintedSource body{file.parts.body, TextForm::markdown, {file.parts.body_line, 1, 1}, file.is_report};
  add_findings(all, lint_text(body), static_cast<std::size_t>(file.parts.body.data() - file.text.data()));
  return all;
}

Error text_error(const std::string& file, const TextFinding& finding) {
  auto help = finding.help;
  if (!finding.edits.empty()) help += "; `gazette check --fix` does it";
  return {ErrorKind::content, std::string(finding.rule), finding.message, {file, finding.at}, std::move(help), {}};
}

}  // namespace gazette
