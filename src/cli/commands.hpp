#pragma once
// One function a command; each has a file of its own and returns the exit status.

#include "build/pipeline.hpp"
#include "cli/arguments.hpp"
#include "cli/console.hpp"

#include <functional>
#include <memory>
#include <string>

namespace gazette {

/// What every command needs.
struct CommandInput {
  const Arguments& arguments;
  const Console& console;
};

int run_build(const CommandInput& input);
int run_check(const CommandInput& input);
int run_publish(const CommandInput& input);
int run_sign(const CommandInput& input);
int run_verify(const CommandInput& input);
int run_archive(const CommandInput& input);
int run_serve(const CommandInput& input);
int run_list(const CommandInput& input);
int run_list_coverage(const CommandInput& input);
int run_list_in_force(const CommandInput& input);
int run_list_rules(const CommandInput& input);
int run_list_due(const CommandInput& input);
int run_new(const CommandInput& input);
int run_report(const CommandInput& input);
int run_report_import(const CommandInput& input);
int run_convert(const CommandInput& input);
int run_renumber(const CommandInput& input);
int run_init(const CommandInput& input);
int run_config(const CommandInput& input);

/// The site's folder (`-s`).
std::string source_folder(const Arguments& arguments);

/// Loads the site, reports its problems, and lets `list` print from it. Returns the exit status.
int list_site(const CommandInput& input, const std::function<void(const Site&)>& list);

/// What the common flags ask of a build. Errors are of ErrorKind::usage.
Result<BuildRequest> build_request(const Arguments& arguments);

/// A mistake on the command line.
Error usage_error(std::string message, std::string help = {});

/// Prints an error and returns its exit status.
int fail(const Console& console, Error error);

}  // namespace gazette
