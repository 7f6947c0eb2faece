#pragma once
// Every fuzz target: one function in one file of targets/, which takes any bytes and makes claims of what comes of
// them. Compiled twice: into the tests, which replay tests/fuzz/corpus/, and by clang into a libFuzzer program each.

#include "fuzz/claims.hpp"

#include <array>
#include <string_view>

namespace gazette::fuzz {

void fuzz_attachment(std::string_view bytes, Claims& claims);
void fuzz_build_log(std::string_view bytes, Claims& claims);
void fuzz_csv(std::string_view bytes, Claims& claims);
void fuzz_form(std::string_view bytes, Claims& claims);
void fuzz_front_matter(std::string_view bytes, Claims& claims);
void fuzz_journal(std::string_view bytes, Claims& claims);
void fuzz_markdown(std::string_view bytes, Claims& claims);
void fuzz_router(std::string_view bytes, Claims& claims);
void fuzz_template(std::string_view bytes, Claims& claims);

struct Target {
  std::string_view name;  ///< of its file and of its corpus
  void (*run)(std::string_view bytes, Claims& claims);
};

inline constexpr std::array<Target, 9> k_targets = {{{"attachment", fuzz_attachment},
                                                     {"build_log", fuzz_build_log},
                                                     {"csv", fuzz_csv},
                                                     {"form", fuzz_form},
                                                     {"front_matter", fuzz_front_matter},
                                                     {"journal", fuzz_journal},
                                                     {"markdown", fuzz_markdown},
                                                     {"router", fuzz_router},
                                                     {"template", fuzz_template}}};

}  // namespace gazette::fuzz
