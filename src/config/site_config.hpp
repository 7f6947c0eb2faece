#pragma once
// site.toml to SiteConfig (contract, section 3), and where each value came from.

#include "base/diagnostics.hpp"
#include "io/file_system.hpp"
#include "model/config.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gazette {

/// What the command line says about the configuration.
struct ConfigRequest {
  std::string environment;              ///< `-e NAME`: site.NAME.toml goes over site.toml; empty for none
  std::optional<std::string> base_url;  ///< `-b`
};

/// One line of `gazette config --effective`: `paginate_by`, `20`, `site.toml:7` or `default`.
struct EffectiveValue {
  std::string key, value, origin;
};

struct LoadedConfig {
  SiteConfig config;
  std::vector<EffectiveValue> effective;  ///< in the order of the contract
};

/// Reads and checks the configuration. Every fault is an error of ErrorKind::configuration; nothing is
/// returned when there was one.
std::optional<LoadedConfig> load_site_config(const FileReader& files, const ConfigRequest& request,
                                             Diagnostics& diagnostics);

}  // namespace gazette
