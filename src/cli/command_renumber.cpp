#include "build/renumbering.hpp"
#include "cli/commands.hpp"

#include "base/text.hpp"
#include "formats/json.hpp"
#include "record/ledger.hpp"

namespace gazette {

namespace {

std::string line_of(const Renumbered& item) {
  return item.repair.file + ": " + item.old_number + " → " + item.new_number + " (" + item.kept_by + " keeps it)";
}

std::string json_of(const Renumbered& item) {
  JsonWriter json(JsonWriter::Layout::one_line);
  json.begin_object().key("file").text(item.repair.file).key("old").text(item.old_number);
  json.key("new").text(item.new_number).key("kept_by").text(item.kept_by).end_object();
  return json.take_line();
}

}  // namespace

int run_renumber(const CommandInput& input) {
  const auto& [arguments, console] = input;
  if (!arguments.has("unpublished"))
    return fail(console,
                usage_error("a published index number never changes",
                            "write `gazette renumber --unpublished` to renumber items that are not published"));
  const auto request = build_request(arguments);
  if (!request) return fail(console, request.error());
  const auto files = open_disk(source_folder(arguments));
  Diagnostics of_site;  // `check` tells them; what renumbering mends is among them
  const auto site = load_site(*files, *request, of_site);
  if (!site) {
    console.report(*files, of_site);
    return console.exit_status(of_site);
  }
  Diagnostics diagnostics;
  const auto ledger = load_ledger(*files, std::nullopt, diagnostics);
  const auto is_published = [&](const Item& item) { return ledger.find("/" + item.route.path) != nullptr; };
  std::size_t written = 0;
  for (const auto& item : plan_renumbering(*files, *site, is_published, diagnostics)) {
    if (!arguments.has("dry-run")) {
      if (auto done = write_text_repair(*files, item.repair); !done) {
        diagnostics.add_error(std::move(done).error());
        continue;
      }
      ++written;
    }
    console.print(console.options().is_json ? json_of(item) : line_of(item));
  }
  if (!arguments.has("dry-run")) console.say("renumbered " + counted(written, "item"));
  if (!diagnostics.empty()) console.report(*files, diagnostics);
  return console.exit_status(diagnostics);
}

}  // namespace gazette
