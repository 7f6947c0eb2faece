#pragma once
// What was found about links to other sites, so that the same page is not asked again and again. Kept in
// `.gazette/external-links.tsv`; always safe to delete.

#include "external/judgement.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// Good results hold for a day and those that could not be judged for an hour; dead links are asked anew each time, as
/// somebody is mending them. Times are seconds since the epoch.
class LinkCache {
 public:
  LinkCache() = default;
  /// Reads what `text` wrote. Lines that are not understood are left out: a cache may be of another version.
  explicit LinkCache(std::string_view text);

  /// What still holds at `now`. A time that lies ahead of `now` does not.
  std::optional<LinkJudgement> find(const std::string& address, std::int64_t now) const;
  void put(const std::string& address, LinkJudgement judgement, std::int64_t now);

  /// One line an address, sorted; what holds no longer at `now` is left out.
  std::string text(std::int64_t now) const;

 private:
  struct Known {
    LinkJudgement judgement;
    std::int64_t at = 0;
  };
  static bool holds(const Known& known, std::int64_t now);

  std::map<std::string, Known> known_;
};

}  // namespace gazette
