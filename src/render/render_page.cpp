#include "render/render_page.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"

namespace gazette {

namespace {

Error missing_template(const Theme& theme, const Page& page) {
  const auto name = template_name_of(page);
  std::vector<std::string> names;
  for (const auto& [known, compiled] : theme.templates) names.push_back(known);
  auto help = suggestion(name, {names.begin(), names.end()});
  if (help.empty())
    help = "put templates/" + std::string(name) +
           ".mustache into the theme, or name one that it has: " + joined(names, ", ");
  Error error{ErrorKind::configuration,
              "missing-template",
              "the theme has no template " + quoted(name),
              {},
              std::move(help),
              {}};
  if (page.entry) error.place = place_of(*page.entry->item, "template");
  return error;
}

}  // namespace

Result<Artifact> render_page(const Theme& theme, const Page& page, const Names& context, TemplateRenderer& renderer) {
  const auto compiled = theme.templates.find(template_name_of(page));
  if (compiled == theme.templates.end()) return missing_template(theme, page);
  auto bytes = renderer.render(compiled->second, context);
  if (!bytes) return bytes.error();
  return Artifact{page.route, *std::move(bytes)};
}

void check_templates(const Theme& theme, const std::vector<Page>& pages, Diagnostics& diagnostics) {
  for (const auto& page : pages) {
    if (!theme.templates.contains(template_name_of(page))) diagnostics.add_error(missing_template(theme, page));
  }
}

}  // namespace gazette
