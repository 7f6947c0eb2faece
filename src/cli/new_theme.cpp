#include "cli/new_theme.hpp"

#include "base/slug.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace gazette {

namespace {

constexpr std::string_view k_style = R"(/* What is yours. It comes behind the default theme's style sheet, and so wins. */
:root {
  /* --accent: #0b5a8f;       links, and the body's name above its documents */
  /* --panel: #0b5a8f;        buttons, and the panel of the newest report */
  /* --rule: #0b5a8f;         the double rule below the masthead */
}

/* .masthead .brand { letter-spacing: .1em; } */
)";

constexpr std::string_view k_head = R"({{! Stands in the <head> of every page, behind the theme's own. }}
<link rel="stylesheet" href="{{asset.own_css}}">
)";

std::string description_file(const std::string& name) {
  return "name = \"" + name + "\"\nextends = \"default\"   # what is not in this folder comes from there\n";
}

}  // namespace

Result<std::string> new_theme(FileSystem& files, const std::string& name) {
  if (name.empty() || slug_of(name) != name || lower_ascii(name) != name)
    return usage_error("a theme needs a name of letters, small ones, digits, - and _, found " + quoted(name),
                       "write `gazette new theme house`");
  if (name == "default" || name == "plain")
    return usage_error("a theme called " + name + " ships with gazette", "give yours another name");
  const auto folder = "themes/" + name + "/";
  const auto path = folder + "theme.toml";
  const std::array<std::pair<std::string, std::string>, 3> made = {
      {{path, description_file(name)},
       {folder + "static/own.css", std::string(k_style)},
       {folder + "partials/head_more.mustache", std::string(k_head)}}};
  if (files.is_folder("themes/" + name))
    return Error{ErrorKind::input_output,
                 "file-exists",
                 "there is such a theme already",
                 {"themes/" + name, {}},
                 "give another name; nothing was written",
                 {}};
  for (const auto& [file, text] : made) {
    if (auto done = files.make_folders(std::string(path_folder(file))); !done) return done.error();
    if (auto done = files.create(file, text); !done) return done.error();
  }
  return path;
}

}  // namespace gazette
