# Writes OUTPUT, a C++ source with the bytes of each file of LIST (lines of name, tab, path; in order).
# Every byte becomes \xHH, so that nothing in a file, NUL included, needs to be quoted.

function(hex_literal hex result)
  string(REGEX REPLACE "(..)" "\\\\x\\1" escaped "${hex}")
  set(${result} "\"${escaped}\"sv" PARENT_SCOPE)
endfunction()

file(STRINGS "${LIST}" entries ENCODING UTF-8)
list(LENGTH entries count)
set(rows "")
foreach(entry IN LISTS entries)
  string(REGEX MATCH "^([^\t]*)\t(.*)$" matched "${entry}")
  set(name "${CMAKE_MATCH_1}")
  set(path "${CMAKE_MATCH_2}")
  string(HEX "${name}" name_hex)
  file(READ "${path}" bytes_hex HEX)
  hex_literal("${name_hex}" name_literal)
  hex_literal("${bytes_hex}" bytes_literal)
  string(APPEND rows "    // ${name}\n    EmbeddedFile{${name_literal}, ${bytes_literal}},\n")
endforeach()

file(WRITE "${OUTPUT}" "// Made by cmake/embed_files.cmake.
#include \"base/embedded.hpp\"

#include <array>

// A file may be longer than the 65,536 bytes that a compiler must take; those that gazette is built with take any.
#pragma GCC diagnostic ignored \"-Woverlength-strings\"

namespace gazette {

using namespace std::string_view_literals;

static constexpr std::array<EmbeddedFile, ${count}> k_files{
${rows}};

std::span<const EmbeddedFile> embedded_files() { return k_files; }

}  // namespace gazette
")
