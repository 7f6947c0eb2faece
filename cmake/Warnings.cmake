# gazette::warnings: how our own code is compiled. Libraries are SYSTEM, so none of this reaches them.
add_library(gazette_warnings INTERFACE)
add_library(gazette::warnings ALIAS gazette_warnings)
target_compile_options(gazette_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  $<$<BOOL:${GAZETTE_WERROR}>:-Werror>)
