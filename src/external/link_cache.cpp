#include "external/link_cache.hpp"

#include "base/text.hpp"

#include <utility>

namespace gazette {

namespace {

constexpr std::int64_t k_day = 24 * 60 * 60, k_hour = 60 * 60;
constexpr std::string_view k_good = "good", k_unjudged = "unjudged";

}  // namespace

LinkCache::LinkCache(std::string_view text) {
  for (const auto line : split(text, '\n')) {
    const auto cells = split(line, '\t');
    if (cells.size() != 4 || (cells[1] != k_good && cells[1] != k_unjudged)) continue;
    const auto at = parse_integer(cells[0]);
    if (!at || cells[3].empty()) continue;
    const auto verdict = cells[1] == k_good ? Verdict::good : Verdict::unjudged;
    known_[std::string(cells[3])] = {{verdict, std::string(cells[2])}, *at};
  }
}

bool LinkCache::holds(const Known& known, std::int64_t now) {
  const auto age = now - known.at;
  const auto most = known.judgement.verdict == Verdict::good ? k_day : k_hour;
  return known.judgement.verdict != Verdict::dead && age >= 0 && age < most;
}

std::optional<LinkJudgement> LinkCache::find(const std::string& address, std::int64_t now) const {
  const auto found = known_.find(address);
  if (found == known_.end() || !holds(found->second, now)) return std::nullopt;
  return found->second.judgement;
}

void LinkCache::put(const std::string& address, LinkJudgement judgement, std::int64_t now) {
  known_[address] = {std::move(judgement), now};
}

std::string LinkCache::text(std::int64_t now) const {
  std::string out;
  for (const auto& [address, known] : known_) {
    if (!holds(known, now)) continue;
    const auto verdict = known.judgement.verdict == Verdict::good ? k_good : k_unjudged;
    out += std::to_string(known.at) + "\t" + std::string(verdict) + "\t" + known.judgement.why + "\t" + address + "\n";
  }
  return out;
}

}  // namespace gazette
