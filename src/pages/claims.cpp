#include "pages/claims.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace gazette {

namespace {

Claim claim_of(const Page& page) {
  Claim claim{output_path(page.route),
              std::string(page_kind_name(page.kind)) + " page",
              {},
              page.entry ? page.entry->item : nullptr};
  if (page.kind == PageKind::redirect) {
    claim.what = "alias";
    claim.place = page.target->declared_at;
  } else if (page.entry) {
    claim.what = "item";
    claim.place = place_of(*page.entry->item, "slug");
  } else if (page.term) {
    claim.what = "list of " + page.taxonomy->config->key + " " + quoted(page.term->key);
    if (!page.term->entries.empty()) claim.place = place_of(*page.term->entries.front()->item, "tags");
  } else if (page.category) {
    claim.what = page.part.number > 1 ? "further page of a category" : "category";
    claim.place = {page.category->file->source, {}};
  }
  return claim;
}

}  // namespace

std::size_t count_of_claims(const SitePlan& plan) {
  return plan.pages.size() + plan.files.size() + plan.copies.size() + plan.theme_files.size();
}

std::vector<Claim> all_claims(const SitePlan& plan) {
  std::vector<Claim> claims;
  claims.reserve(count_of_claims(plan));
  for (const auto& page : plan.pages) claims.push_back(claim_of(page));
  for (const auto& file : plan.files) {
    claims.push_back({file.route.path, "generated file", {}, nullptr});
    claims.back().is_beside_page = file.kind == GeneratedKind::page_json;
  }
  for (const auto& copy : plan.copies) claims.push_back({copy.route.path, "file", {copy.source, {}}, nullptr});
  for (const auto& route : plan.theme_files) claims.push_back({route.path, "file of the theme", {}, nullptr});
  std::stable_sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
    // The claim whose line is known comes last, so that the error can stand there; a generated one comes first.
    const auto order = [](const Claim& c) { return std::tuple(c.place.at.line > 0, std::string_view(c.place.file)); };
    return a.path != b.path ? a.path < b.path : order(a) < order(b);
  });
  return claims;
}

}  // namespace gazette
