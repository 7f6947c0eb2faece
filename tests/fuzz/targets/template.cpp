// A template of any bytes, and after lines of `===` up to two partials `a` and `b`: compiled with and without constants
// it is accepted alike, and renders to the same bytes.

#include "formats/template.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "formats/template/expand.hpp"
#include "formats/template/scan.hpp"
#include "fuzz/targets.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::fuzz {

namespace {

const NameSchema k_words{{{"search", NameType::text}, {"empty", NameType::text}, {"markup", NameType::text}}};
const NameSchema k_site{{{"title", NameType::text},
                         {"is_test", NameType::flag},
                         {"t", NameType::text},
                         {"extra", NameType::record, nullptr, true}}};
const NameSchema k_row{{{"t", NameType::record, &k_words},
                        {"title", NameType::text},
                        {"rows", NameType::list, &k_words},
                        {"tags", NameType::list}}};
const NameSchema k_names{{{"t", NameType::record, &k_words},
                          {"site", NameType::record, &k_site},
                          {"title", NameType::text},
                          {"html", NameType::html},
                          {"rows", NameType::list, &k_row},
                          {"tags", NameType::list}}};

Record words(const std::string& search) {
  Record record;
  record.set("search", search);
  record.set("empty", Value());
  record.set("markup", "<b>&\"'{{title}}</b>");
  return record;
}

Record constants() {
  Record extra, site, record;
  extra.set("notice", "closed");
  site.set("title", "局 {{");
  site.set("is_test", true);
  site.set("t", "T");
  site.set("extra", std::move(extra));
  record.set("t", words("Search"));
  record.set("site", std::move(site));
  return record;
}

// Lists within rows are empty: sections in sections would cost what no template of a theme does.
Record context() {
  Record row, record = constants();
  row.set("t", words("inner"));
  row.set("title", "row");
  row.set("rows", List{});
  row.set("tags", List{});
  record.set("title", "page");
  record.set("html", "<p>");
  record.set("rows", List{row, row});
  record.set("tags", List{"a"});
  return record;
}

struct Sources {
  std::vector<TemplateSource> files;  ///< the template, then its partials

  explicit Sources(std::string_view bytes) {
    static constexpr std::array<std::string_view, 3> k_names_of_files = {"t", "a", "b"};
    constexpr std::string_view k_between = "===\n";
    for (const auto name : k_names_of_files) {
      const auto end = name == "b" ? std::string_view::npos : bytes.find(k_between);
      files.push_back({std::string(name), std::string(bytes.substr(0, end))});
      bytes = end == std::string_view::npos ? std::string_view() : bytes.substr(end + k_between.size());
    }
  }

  FindPartial finder() const {
    return [this](std::string_view name) -> std::optional<TemplateSource> {
      for (std::size_t i = 1; i < files.size(); ++i) {
        if (files[i].file == name) return files[i];
      }
      return std::nullopt;
    };
  }
};

void expect_tags(const TemplateSource& source, Claims& claims) {
  Diagnostics found;
  std::size_t end = 0;
  for (const auto& tag : scan_template(source, found)) {
    claims.expect(tag.begin >= end && tag.begin < tag.end && tag.end <= source.text.size(), "tags stand in their order",
                  source.text);
    end = tag.end;
  }
}

struct Outcome {
  Diagnostics found;
  std::optional<CompiledTemplate> compiled;
  std::string text;  ///< or what is wrong, after a `!`
  bool is_repeated = true;
};

std::string text_of(const Result<std::string>& result) { return result ? *result : "!" + result.error().message; }

Outcome outcome_of(const Sources& sources, const Record& constant_names) {
  Outcome out;
  out.compiled = compile_template(sources.files[0], sources.finder(), k_names, out.found, constant_names);
  if (!out.compiled) return out;
  TemplateRenderer renderer;
  const auto result = renderer.render(*out.compiled, context());
  const auto again = renderer.render(*out.compiled, context());
  out.text = text_of(result);
  out.is_repeated = text_of(again) == out.text;
  return out;
}

}  // namespace

void fuzz_template(std::string_view bytes, Claims& claims) {
  if (find_invalid_utf8(bytes)) return;  // the reader of themes refuses these before
  const Sources sources(bytes);
  for (const auto& source : sources.files) expect_tags(source, claims);
  const auto plain = outcome_of(sources, {}), folded = outcome_of(sources, constants());
  for (const auto& source : sources.files) claims.expect_places(plain.found, source.file, source.text);
  claims.expect(told(plain.found) == told(folded.found), "constants change nothing of what is found",
                told(plain.found) + "\n" + told(folded.found));
  claims.expect(plain.compiled.has_value() != plain.found.has_errors(), "a template compiles, or has an error",
                told(plain.found));
  claims.expect(plain.text == folded.text, "constants change nothing of what is rendered",
                plain.text + "\n---\n" + folded.text);
  claims.expect(plain.is_repeated && folded.is_repeated, "a renderer gives the same twice", plain.text);
  claims.expect(!find_invalid_utf8(plain.text), "what is rendered is UTF-8");
}

}  // namespace gazette::fuzz
