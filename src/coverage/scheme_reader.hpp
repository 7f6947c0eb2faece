#pragma once
// schemes/<id>.toml to a Scheme, and the schemes inside the binary. docs/COVERAGE.md describes the file.

#include "base/diagnostics.hpp"
#include "io/file_system.hpp"
#include "model/coverage.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Reads a scheme. Every fault is an error of ErrorKind::configuration at its place; null then.
std::shared_ptr<const Scheme> parse_scheme(const std::string& file, std::string_view text, Diagnostics& diagnostics);

/// The ids of the schemes inside the binary, sorted.
std::vector<std::string_view> built_in_schemes();

/// The scheme `id`: the site's `schemes/<id>.toml`, else the one inside the binary. `asked_at` is the place of the
/// name, for the error `unknown-scheme`.
std::shared_ptr<const Scheme> load_scheme(const FileReader& files, const std::string& id, const Place& asked_at,
                                          Diagnostics& diagnostics);

}  // namespace gazette
