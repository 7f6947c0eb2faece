# gazette::warnings: how our own code is compiled. Libraries are SYSTEM, so none of this reaches them.
add_library(gazette_warnings INTERFACE)
add_library(gazette::warnings ALIAS gazette_warnings)
target_compile_options(gazette_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  $<$<BOOL:${GAZETTE_WERROR}>:-Werror>)

# GCC 12's optimiser warns of faults that are not there in `"literal" + std::string` (GCC bug 105651) and in temporary
# aggregates that hold strings (bug 105562). Both are mended in GCC 13; clang and the other warnings keep watch. With
# precompiled headers it also forgets that what it inlines is the library's, and warns of sizes that cannot be.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(gazette_warnings INTERFACE -Wno-restrict -Wno-maybe-uninitialized -Wno-array-bounds
    -Wno-stringop-overflow -Wno-stringop-overread)
endif()
