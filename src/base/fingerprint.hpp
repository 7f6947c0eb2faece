#pragma once
// Short names for bytes (XXH3): to tell whether something is as it was, never to prove who made it.

#include <cstdint>
#include <memory>
#include <string_view>

namespace gazette {

/// 64 bits that differ, but for one chance in 2^64, where the bytes differ. The same on every machine.
std::uint64_t fingerprint(std::string_view bytes);

/// The fingerprint of a sequence: of what was there before and of one thing more.
std::uint64_t fingerprint(std::uint64_t before, std::string_view bytes);
std::uint64_t fingerprint(std::uint64_t before, std::uint64_t next);

/// The fingerprint of bytes that come piece by piece.
class RunningFingerprint {
 public:
  RunningFingerprint();
  ~RunningFingerprint();
  RunningFingerprint(const RunningFingerprint&) = delete;
  RunningFingerprint& operator=(const RunningFingerprint&) = delete;

  void add(std::string_view bytes);
  /// As `fingerprint` gives it of all that was added.
  std::uint64_t value() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
