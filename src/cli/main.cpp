#include "base/version.hpp"
#include "cli/commands.hpp"
#include "cli/rule_pages.hpp"

#include <string>
#include <vector>

namespace gazette {

namespace {

int run(const Arguments& arguments, const Console& console) {
  const CommandInput input{arguments, console};
  const auto& command = arguments.command;
  if (command == "version") {
    console.print("gazette " + std::string(version()));
    return 0;
  }
  if (command.empty() || command == "help" || arguments.has("help")) {
    const auto about =
        command == "help" || command.empty() ? (arguments.operands.empty() ? "" : arguments.operands.front()) : command;
    const auto page = command == "help" ? plain_rule_page(about) : std::string();
    console.print(page.empty() ? help_text(about) : about + "\n\n" + page);
    return command.empty() && !arguments.has("help") ? 2 : 0;
  }
  if (command == "build") return run_build(input);
  if (command == "check") return run_check(input);
  if (command == "serve") return run_serve(input);
  if (command == "publish") return run_publish(input);
  if (command == "sign") return run_sign(input);
  if (command == "verify") return run_verify(input);
  if (command == "archive") return run_archive(input);
  if (command == "list") return run_list(input);
  if (command == "new") return run_new(input);
  if (command == "report") return run_report(input);
  if (command == "convert") return run_convert(input);
  if (command == "renumber") return run_renumber(input);
  if (command == "init") return run_init(input);
  return run_config(input);
}

int run(const std::vector<std::string>& words) {
  const auto arguments = parse_arguments(words);
  if (!arguments) return fail(Console({}), arguments.error());
  const auto options = console_options(*arguments);
  if (!options) return fail(Console({}), options.error());
  return run(*arguments, Console(*options));
}

}  // namespace

}  // namespace gazette

int main(int count, char** words) { return gazette::run(std::vector<std::string>(words + 1, words + count)); }
