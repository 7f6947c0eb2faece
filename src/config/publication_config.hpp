#pragma once
// The sections of site.toml that say what the site publishes of its texts, and how: [feeds], [markdown], [register],
// [search] and [manifest].

#include "config/recorded_reader.hpp"

#include <string>

namespace gazette {

/// Rules `unknown-format` and `wrong-value`, as for the others.
void read_feeds(RecordedReader& section, FeedConfig& feeds);
void read_markdown(RecordedReader& section, MarkdownConfig& markdown);
void read_register(RecordedReader& section, RegisterConfig& config);
void read_search(RecordedReader& section, SearchEngine& chosen);

/// A public key of minisign, as pages show it. Rule `invalid-public-key`.
void read_public_key(RecordedReader& section, std::string& key);

}  // namespace gazette
