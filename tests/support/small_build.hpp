#pragma once
// Small sites from literals, through the real pipeline.

#include "build/pipeline.hpp"
#include "build/render_site.hpp"
#include "io/memory.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace gazette::test {

using Files = std::map<std::string, std::string>;

/// A site.toml and whatever the test adds or replaces.
inline MemoryFileSystem small_site(const Files& files) {
  Files all = {{"site.toml", "base_url = \"https://x.example/\"\ntitle = \"X\"\nlanguage = \"en\"\n"}};
  for (const auto& [path, text] : files) all[path] = text;
  return MemoryFileSystem(std::move(all));
}

/// An item file: metadata lines beyond title and date, and a text.
inline std::string item(const std::string& title, const std::string& published, const std::string& more = {},
                        const std::string& text = "Text.\n") {
  return "+++\ntitle = \"" + title + "\"\npublished = " + published + "\n" + more + "\n+++\n\n" + text;
}

inline BuildRequest request_as_of(const std::string& as_of) {
  BuildRequest request;
  request.as_of = as_of;
  return request;
}

/// All files of the output; empty when the site has an error, which `diagnostics` holds.
inline Files built(const FileReader& files, const BuildRequest& request, Diagnostics& diagnostics) {
  Observer observer;
  const auto prepared = prepare_site(files, request, observer, diagnostics);
  MemorySink memory;
  if (!prepared || !render_site(files, *prepared, request.jobs, memory, observer)) return {};
  return memory.take();
}

inline bool has_rule(const Diagnostics& diagnostics, const std::string& rule) {
  const auto& entries = diagnostics.entries();
  return std::any_of(entries.begin(), entries.end(), [&](const Diagnostic& d) { return d.error.rule == rule; });
}

inline const Error* error_of(const Diagnostics& diagnostics, const std::string& rule) {
  for (const auto& entry : diagnostics.entries()) {
    if (entry.error.rule == rule) return &entry.error;
  }
  return nullptr;
}

}  // namespace gazette::test
