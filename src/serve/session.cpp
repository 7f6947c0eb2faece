#include "serve/session.hpp"

#include "deadlines/due.hpp"
#include "serve/due_page.hpp"

#include <array>

namespace gazette {

namespace {

constexpr std::chrono::milliseconds k_look_interval{500};
constexpr std::array<const char*, 4> k_folders = {"content", "themes", "forms", "static"};

std::map<std::string, std::string> boards_of(const Site& site) {
  return {{"_gazette/due/index.html", due_page(site, due_entries(site, k_board_days))}};
}

}  // namespace

Session::Session(const FileReader& files, BuildRequest request, Report report)
    : files_(files), request_(std::move(request)), report_(std::move(report)) {}

std::shared_ptr<const Snapshot> Session::current() {
  const std::lock_guard lock(mutex_);
  const auto now = std::chrono::steady_clock::now();
  if (snapshot_ && now - last_look_ < k_look_interval) return snapshot_;
  last_look_ = now;
  if (has_changed()) build();
  return snapshot_;
}

bool Session::has_changed() {
  std::map<std::string, std::vector<FileEntry>> seen;
  for (const auto* folder : k_folders) {
    if (auto listing = files_.list(folder)) seen[folder] = *std::move(listing);
  }
  // site.toml and its overlays have no folder of their own; their text is their stamp.
  for (const auto& name :
       {std::string("site.toml"), std::string("published.jsonl"), "site." + request_.config.environment + ".toml"}) {
    if (auto text = files_.read(name)) seen[name] = {{*std::move(text), FileKind::file, 0, 0}};
  }
  if (seen == seen_) return false;
  seen_ = std::move(seen);
  return true;
}

void Session::build() {
  Observer silent;
  Diagnostics diagnostics;
  const auto prepared = prepare_site(files_, request_, silent, diagnostics);
  if (prepared) {
    MemorySink memory;
    const auto rendered = render_site(files_, *prepared, request_.jobs, memory, silent);
    if (rendered)
      snapshot_ = std::make_shared<const Snapshot>(
          Snapshot{memory.take(), prepared->site.config.base_path, boards_of(prepared->site)});
    else diagnostics.add_error(rendered.error());
  }
  report_(diagnostics);
}

}  // namespace gazette
