#pragma once
// Asks other sites whether the pages that ours links to are still there: a few at a time, one after the other on each
// site, with a pause between. The network and the clock are interfaces.

#include "external/judgement.hpp"
#include "external/link_cache.hpp"
#include "external/web_address.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace gazette {

/// Asks for one page. Called from several threads at once, never twice at once for one host.
class LinkFetcher {
 public:
  virtual ~LinkFetcher() = default;
  virtual Answer fetch(const WebAddress& address) = 0;
};

/// The clock and the waiting, so that tests need neither. Called from several threads.
class LinkClock {
 public:
  virtual ~LinkClock() = default;
  virtual std::int64_t now() const = 0;  ///< seconds since the epoch
  virtual void wait(std::chrono::milliseconds time) = 0;
};

struct LinkLimits {
  unsigned hosts_at_once = 8;
  std::chrono::milliseconds pause{1000};  ///< between two questions to one host
  std::size_t most_per_host = 60;         ///< in one run; the others wait for the next
  std::size_t most_silences = 2;          ///< in a row, before a host is left alone
  std::chrono::seconds most_time{900};    ///< after which no further question is asked
};

struct LinkReport {
  std::map<std::string, LinkJudgement> judgements;  ///< by `text_of` the address; those left are not in it
  std::size_t asked = 0;                            ///< addresses of which this run asked
  std::size_t known = 0;                            ///< those that the cache knew
  std::size_t left = 0;                             ///< those that the limits left for another run
  bool is_offline = false;                          ///< nothing could be reached: nothing is judged
};

/// Judges every address; `cache` is asked first, and learns what is found. The result does not depend on timing but
/// through the answers.
LinkReport check_addresses(const std::vector<WebAddress>& addresses, LinkCache& cache, LinkFetcher& fetcher,
                           LinkClock& clock, const LinkLimits& limits);

}  // namespace gazette
