#pragma once
// What a whole build comes from, as fingerprints: the program, what it is asked for, files of which nothing else tells
// what they say.

#include "build/pipeline.hpp"
#include "io/recording_reader.hpp"

#include <cstdint>

namespace gazette {

/// What identifies the program for the log: another one may write other bytes.
std::uint64_t program_fingerprint();

/// Of what the command line asks for, but for the number of jobs and the clock.
std::uint64_t request_fingerprint(const BuildRequest& request);

/// Of the bytes of all files that a value was made of. Where one is no longer as it was asked for, nobody knows what
/// the value was made of: then it is one that no other build has, made of `clock_ns`.
std::uint64_t fingerprint_of(const FileReader& files, const AskedFiles& asked, std::int64_t clock_ns);

}  // namespace gazette
