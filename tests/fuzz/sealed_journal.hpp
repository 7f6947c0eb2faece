#pragma once
// A patch's journal with a right checksum around any steps, as somebody would write it who knows the notation
// (output/patch_sink.cpp) and wishes no good. sealed_journal_test.cpp says whether it still is that notation.

#include "base/fingerprint.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gazette::fuzz {

struct JournalStep {
  char letter = 'w';  ///< `w` to write, `r` to remove
  std::string path, bytes;
};

inline std::string sealed_journal(const std::vector<JournalStep>& steps) {
  std::string out = "gazette patch 1\n";
  std::uint64_t sum = 0;
  const auto add = [&](const std::string& text) { out += std::to_string(text.size()) + " " + text; };
  for (const auto& [letter, path, bytes] : steps) {
    const auto text = std::string(1, letter) + " " + path + "\n" + bytes;
    sum = fingerprint(sum, text);
    add(text);
  }
  add("e " + std::to_string(sum) + "\n");
  return out;
}

}  // namespace gazette::fuzz
