// Nearly every name is fine, and told to be at a glance: only where one is not are places looked up.
//
// Windows (Naming Files, Paths, and Namespaces): no < > : " | ? * \ and no control character, no dot or blank at the
// end, no device's name, with an ending or without. 255 bytes is the longest name on ext4, XFS, Btrfs and ZFS; NTFS and
// APFS count characters, which are fewer.
#include "pages/portable_names.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "pages/claims.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace gazette {

namespace {

constexpr std::size_t k_longest_name = 255;   // bytes
constexpr std::size_t k_longest_path = 4000;  // bytes: Linux takes 4,096, the output's folder included

constexpr auto k_devices = std::to_array<std::string_view>(
    {"aux",  "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con",
     "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul",  "prn"});

bool is_device(std::string_view name) {
  const auto stem = name.substr(0, name.find('.'));
  return stem.size() >= 3 && stem.size() <= 4 && std::ranges::binary_search(k_devices, lower_ascii(stem));
}

bool is_refused_character(char c) {
  return static_cast<unsigned char>(c) < 0x20 || std::string_view("<>:\"|?*\\").find(c) != std::string_view::npos;
}

/// Why Windows refuses a name; empty if it does not.
std::string refusal_of(std::string_view name) {
  if (const auto bad = std::ranges::find_if(name, is_refused_character); bad != name.end())
    return static_cast<unsigned char>(*bad) < 0x20 ? "holds a control character"
                                                   : "holds " + quoted(std::string(1, *bad));
  if (name.ends_with('.') || name.ends_with(' ')) return name.ends_with('.') ? "ends in a dot" : "ends in a blank";
  return is_device(name) ? "is the name of a device there" : std::string();
}

template <typename Take>
void each_name(std::string_view path, Take take) {
  while (!path.empty()) {
    const auto end = std::min(path.find('/'), path.size());
    if (end > 0) take(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
}

bool is_too_long(std::string_view path) {
  bool is_long = path.size() > k_longest_path;
  each_name(path, [&](std::string_view name) { is_long = is_long || name.size() > k_longest_name; });
  return is_long;
}

bool is_refused(std::string_view path) {
  bool is_bad = false;
  each_name(path, [&](std::string_view name) { is_bad = is_bad || !refusal_of(name).empty(); });
  return is_bad;
}

// Han, kana and the punctuation beside them have no case, which spares most names a look.
bool may_have_case(std::string_view path) {
  return std::ranges::any_of(path, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 'A' && byte <= 'Z') || (byte >= 0xC3 && byte <= 0xE2) || byte >= 0xEA;
  });
}

/// The paths that another one differs from in case alone.
std::set<std::string_view> colliding_paths(const RouteSet& routes) {
  std::multimap<std::string, std::string_view> folded;
  for (const auto path : routes) {
    if (!may_have_case(path)) continue;
    auto lower = lower_case(path);
    if (lower != path) folded.emplace(std::move(lower), path);
  }
  std::set<std::string_view> colliding;
  for (auto one = folded.begin(); one != folded.end();) {
    const auto end = folded.upper_bound(one->first);
    const bool collides = std::next(one) != end || routes.contains(one->first);
    for (; one != end; ++one) {
      if (collides) colliding.insert(one->second);
    }
  }
  return colliding;
}

class NameReport {
 public:
  NameReport(const SiteConfig& config, const SitePlan& plan, Diagnostics& diagnostics)
      : config_(config), claims_(all_claims(plan)), diagnostics_(diagnostics) {}

  void run(const std::set<std::string_view>& colliding) {
    std::map<std::string, const Claim*> spelt;  // by lower case
    for (const auto& claim : claims_) {
      if (!claim.is_beside_page && is_too_long(claim.path)) report_long(claim);
      else if (!claim.is_beside_page && is_refused(claim.path)) report_refused(claim);
      if (colliding.empty()) continue;
      const auto [other, is_first] = spelt.try_emplace(lower_case(claim.path), &claim);
      if (is_first || other->second->path == claim.path) continue;
      if (!claim.is_beside_page || !other->second->is_beside_page) report_collision(*other->second, claim);
    }
  }

 private:
  static Error finding(const Claim& claim, std::string rule, std::string message, std::string help) {
    auto place = claim.place;
    return {ErrorKind::content, std::move(rule), std::move(message), std::move(place), std::move(help), {}};
  }

  void report(const Claim& claim, Error error) {
    if (claim.item) return report_finding(config_, *claim.item, std::move(error), diagnostics_);
    if (const auto level = level_of(config_, error.rule)) diagnostics_.add(*level, std::move(error));
  }

  void report_long(const Claim& claim) {
    diagnostics_.add_error(finding(
        claim, "too-long-name",
        "the " + claim.what + " would stand at an address that no file can have: a name in it " + "is longer than " +
            std::to_string(k_longest_name) + " bytes, or all of it than " + std::to_string(k_longest_path),
        "give it a shorter slug or name; a Chinese character takes three bytes"));
  }

  void report_refused(const Claim& claim) {
    std::string message;
    each_name(claim.path, [&](std::string_view name) {
      if (const auto refusal = refusal_of(name); !refusal.empty() && message.empty())
        message = "a host on Windows cannot have " + quoted("/" + claim.path) + ": " + quoted(std::string(name)) + " " +
                  refusal;
    });
    report(claim, finding(claim, "unportable-name", message, "give the " + claim.what + " another slug or name"));
  }

  void report_collision(const Claim& first, const Claim& second) {
    auto error = finding(second, "case-collision",
                         quoted("/" + second.path) + " and " + quoted("/" + first.path) +
                             " differ in case alone: a host on Windows or macOS keeps one of them",
                         "give one of them another slug or name");
    error.notes.push_back({"the other is this " + first.what, first.place});
    report(second, std::move(error));
  }

  const SiteConfig& config_;
  std::vector<Claim> claims_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_portable_names(const SiteConfig& config, const SitePlan& plan, Diagnostics& diagnostics) {
  const auto colliding = colliding_paths(plan.routes);
  const auto is_bad = [](std::string_view path) { return is_too_long(path) || is_refused(path); };
  if (colliding.empty() && std::ranges::none_of(plan.routes, is_bad)) return;
  NameReport(config, plan, diagnostics).run(colliding);
}

}  // namespace gazette
