#include "pages/route_check.hpp"

#include "base/text.hpp"
#include "pages/claims.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

namespace {

void report(const Claim& first, const Claim& second, std::string message, Diagnostics& diagnostics) {
  const auto shown = first.place.file.empty() ? "the other is the " + first.what : "the other is this " + first.what;
  diagnostics.add_error({ErrorKind::content,
                         "duplicate-url",
                         std::move(message),
                         second.place,
                         "give one of them another slug, name or alias",
                         {{shown, first.place}}});
}

void report_same(const std::vector<Claim>& claims, Diagnostics& diagnostics) {
  for (std::size_t i = 1; i < claims.size(); ++i) {
    if (claims[i].is_beside_page && claims[i - 1].is_beside_page) continue;
    if (claims[i].path == claims[i - 1].path)
      report(claims[i - 1], claims[i], "two things would stand at " + quoted("/" + claims[i].path), diagnostics);
  }
}

// A file `a` and a file `a/b` cannot both be.
void report_file_and_folder(const std::vector<Claim>& claims, Diagnostics& diagnostics) {
  for (const auto& claim : claims) {
    if (claim.is_beside_page) continue;
    for (auto slash = claim.path.rfind('/'); slash != std::string::npos && slash > 0;
         slash = claim.path.rfind('/', slash - 1)) {
      const auto folder = std::string_view(claim.path).substr(0, slash);
      const auto found = std::lower_bound(claims.begin(), claims.end(), folder,
                                          [](const Claim& c, std::string_view path) { return c.path < path; });
      if (found != claims.end() && found->path == folder)
        report(*found, claim, quoted("/" + found->path) + " would be both a file and a folder", diagnostics);
    }
  }
}

std::string_view folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

// Whether it is where a page's `index.html` goes.
bool is_file_of_page(std::string_view path, const RouteSet& routes) {
  constexpr std::string_view index = "index.html";
  return path.ends_with(index) && routes.contains(path.substr(0, path.size() - index.size()));
}

// Whether each thing has a place of its own: nearly always, and told at a hundredth of what it costs to say who
// collides.
bool are_apart(const SitePlan& plan) {
  if (plan.routes.size() < count_of_claims(plan)) return false;
  std::string_view last;  // neighbours tend to stand in one folder
  for (const auto path : plan.routes) {
    if (is_file_of_page(path, plan.routes)) return false;
    for (auto folder = folder_of(path); !folder.empty() && folder != last; folder = folder_of(folder)) {
      if (plan.routes.contains(folder) || is_file_of_page(folder, plan.routes)) return false;
    }
    last = folder_of(path.ends_with('/') ? folder_of(path) : path);
  }
  return true;
}

}  // namespace

void check_routes(const SitePlan& plan, Diagnostics& diagnostics) {
  if (are_apart(plan)) return;
  const auto claims = all_claims(plan);
  report_same(claims, diagnostics);
  report_file_and_folder(claims, diagnostics);
}

}  // namespace gazette
