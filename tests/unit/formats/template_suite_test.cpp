// The Mustache specification's own examples (https://github.com/mustache/spec, core modules), run through
// expansion and engine. They use names that nothing sets, so each part is allowed to be unset, and no lint runs.
#include "formats/template/expand.hpp"
#include "formats/template/mustache_engine.hpp"

#include "support/catch.hpp"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

using namespace gazette;
using nlohmann::json;

namespace {

/// Examples that cannot pass, with the reason. One that passes must leave the list.
const std::map<std::string, std::string> k_cannot_pass{
    {"partials: Recursion", "partials are expanded before the data is known, so a recursive one is an error"}};

std::filesystem::path specs_folder() {
  const char* given = std::getenv("GAZETTE_SPEC_DIR");
  const std::filesystem::path root = given ? given : GAZETTE_SOURCE_DIR "/../shared/spec";
  return root / "mustache" / "specs";
}

Value value_of(const json& data) {
  if (data.is_null()) return {};
  if (data.is_boolean()) return data.get<bool>();
  if (data.is_string()) return data.get<std::string>();
  if (data.is_array()) {
    List list;
    for (const auto& item : data) list.push_back(value_of(item));
    return list;
  }
  if (!data.is_object()) return data.dump();  // numbers
  Record record;
  for (const auto& [name, item] : data.items()) record.set(name, value_of(item));
  return record;
}

/// Partials that an example does not give are empty: "the tag should be replaced by the empty string".
FindPartial partials_of(const json& example) {
  return [&example](std::string_view name) -> std::optional<TemplateSource> {
    const auto key = std::string(name);
    if (!example.contains("partials") || !example["partials"].contains(key)) return TemplateSource{key, ""};
    return TemplateSource{key, example["partials"][key].get<std::string>()};
  };
}

std::string outcome_of(const json& example) {
  Diagnostics diagnostics;
  auto parts = expand_template({"example", example["template"]}, partials_of(example), diagnostics);
  if (diagnostics.has_errors()) return "error: " + diagnostics.entries().front().error.message;
  for (auto& part : parts) part.may_be_unset = true;
  const auto root = value_of(example["data"]);
  const auto result = ParsedTemplate(parts).render(Scopes(root));
  return result ? *result : "error: " + result.error().message;
}

struct Score {
  std::size_t passed = 0;
  std::size_t total = 0;
};

void run_module(const std::filesystem::path& folder, const std::string& module_name, Score& score) {
  std::ifstream file(folder / (module_name + ".json"));
  REQUIRE(file);
  const auto suite = json::parse(file);
  for (const auto& example : suite["tests"]) {
    const auto title = module_name + ": " + example["name"].get<std::string>();
    const auto outcome = outcome_of(example);
    INFO(title << "\n" << example["template"] << "\ngives   " << json(outcome) << "\nand not " << example["expected"]);
    const bool passes = outcome == example["expected"];
    CHECK(passes != k_cannot_pass.contains(title));
    ++score.total;
    if (passes) ++score.passed;
  }
}

}  // namespace

TEST_CASE("the core examples of the Mustache specification pass, except those listed") {
  const auto folder = specs_folder();
  if (!std::filesystem::exists(folder)) {
    WARN("no Mustache specification at " << folder << ": set GAZETTE_SPEC_DIR");
    return;
  }
  Score score;
  for (const std::string name : {"comments", "delimiters", "interpolation", "inverted", "partials", "sections"}) {
    run_module(folder, name, score);
  }
  CHECK(score.total >= 136);  // as of version 1.4: an empty file is not a pass
  CHECK(score.passed + k_cannot_pass.size() == score.total);
}
