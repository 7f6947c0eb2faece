#include "cli/commands.hpp"

#include "formats/json.hpp"

namespace gazette {

int run_config(const CommandInput& input) {
  const auto& [arguments, console] = input;
  const auto request = build_request(arguments);
  if (!request) return fail(console, request.error());
  const auto files = open_disk(source_folder(arguments));
  Diagnostics diagnostics;
  const auto loaded = load_site_config(*files, request->config, diagnostics);
  if (!diagnostics.empty()) console.report(*files, diagnostics);
  if (!loaded) return console.exit_status(diagnostics);
  for (const auto& [key, value, origin] : loaded->effective) {
    if (!arguments.has("effective") && origin == "default") continue;
    if (console.options().is_json) {
      JsonWriter json(JsonWriter::Layout::one_line);
      json.begin_object().key("key").text(key).key("value").text(value).key("origin").text(origin).end_object();
      auto line = json.take_line();
      console.print(line);
    } else {
      console.print(key + " = " + value + (arguments.has("effective") ? "  # " + origin : ""));
    }
  }
  return console.exit_status(diagnostics);
}

}  // namespace gazette
