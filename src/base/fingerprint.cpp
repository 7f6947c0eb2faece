#include "base/fingerprint.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace gazette {

std::uint64_t fingerprint(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::uint64_t fingerprint(std::uint64_t before, std::string_view bytes) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), before);
}

// Two numbers in, one out: the finisher of MurmurHash3 over a sum in which their order counts.
std::uint64_t fingerprint(std::uint64_t before, std::uint64_t next) {
  std::uint64_t sum = before * 0x9E3779B97F4A7C15ULL + next + 0x632BE59BD9B4E019ULL;
  sum ^= sum >> 33U;
  sum *= 0xFF51AFD7ED558CCDULL;
  sum ^= sum >> 33U;
  sum *= 0xC4CEB9FE1A85EC53ULL;
  return sum ^ (sum >> 33U);
}

struct RunningFingerprint::State {
  XXH3_state_t running;
};

RunningFingerprint::RunningFingerprint() : state_(std::make_unique<State>()) { XXH3_64bits_reset(&state_->running); }
RunningFingerprint::~RunningFingerprint() = default;

void RunningFingerprint::add(std::string_view bytes) {
  XXH3_64bits_update(&state_->running, bytes.data(), bytes.size());
}

std::uint64_t RunningFingerprint::value() const { return XXH3_64bits_digest(&state_->running); }

}  // namespace gazette
