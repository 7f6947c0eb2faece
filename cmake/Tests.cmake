# One test program; ctest runs it once for each test file, so that a failure names its file and the files share
# the cores. (catch_discover_tests would start it once for each of many hundred test cases.)

file(GLOB_RECURSE test_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/unit/*_test.cpp")
foreach(folder golden cli faults hostile fuzz layering)
  file(GLOB files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/${folder}/*_test.cpp")
  list(APPEND test_files ${files})
endforeach()
file(GLOB support_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/support/*.cpp")

file(GLOB fuzz_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/fuzz/targets/*.cpp")  # what the fuzzers run, to replay
list(APPEND support_files ${fuzz_files} "${CMAKE_SOURCE_DIR}/tests/fuzz/claims.cpp")
file(GLOB bench_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/bench/*.cpp")  # hidden cases: ctest runs none

# What the tests of faults load into the program: its disk fails when and how they say. A sanitizer's runtime wants to be
# loaded first, and its own calls would count too: such builds have no such tests.
if(CMAKE_CXX_FLAGS MATCHES "-fsanitize")
  list(FILTER test_files EXCLUDE REGEX "/tests/faults/")
else()
  add_library(gazette_inject MODULE "${CMAKE_SOURCE_DIR}/tests/faults/inject.cpp")
  target_compile_options(gazette_inject PRIVATE -U_FORTIFY_SOURCE)
  target_link_libraries(gazette_inject PRIVATE gazette::warnings ${CMAKE_DL_LIBS})
endif()

# Another day's clock for programs that tests start; it lies beside the program.
add_library(gazette_other_day MODULE "${CMAKE_SOURCE_DIR}/tests/support/preload/other_day.cpp")

add_executable(gazette_tests ${test_files} ${support_files} ${bench_files})
target_include_directories(gazette_tests PRIVATE "${CMAKE_SOURCE_DIR}/src" "${CMAKE_SOURCE_DIR}/tests")
target_compile_definitions(gazette_tests PRIVATE
  GAZETTE_SOURCE_DIR="${CMAKE_SOURCE_DIR}" GAZETTE_BINARY="$<TARGET_FILE:gazette>")
target_link_libraries(gazette_tests PRIVATE
  gazette_core gazette::cmark gazette::httplib gazette::gzip gazette::brotli gazette::catch gazette::json_reader gazette::xml_reader gazette::warnings)
add_dependencies(gazette_tests gazette gazette_other_day)
if(TARGET gazette_inject)
  add_dependencies(gazette_tests gazette_inject)
  target_compile_definitions(gazette_tests PRIVATE GAZETTE_INJECT_LIBRARY="$<TARGET_FILE:gazette_inject>")
endif()

# Sanitizers and builds for debugging take several times as long, and bounds on time allow for it.
target_compile_definitions(gazette_tests PRIVATE $<$<NOT:$<CONFIG:Release>>:GAZETTE_SLOW_BUILD>)
# What is measured and tested is the library; optimising the tests themselves would double the time that they take to
# compile. Only benchmarks compare code of their own with it.
target_compile_options(gazette_tests PRIVATE $<$<CONFIG:Release>:-O0>)
set_source_files_properties(${bench_files} PROPERTIES COMPILE_OPTIONS -O2 SKIP_PRECOMPILE_HEADERS ON)
# Two hundred files read the same headers, which takes longer than the rest of compiling them. Not where GCC optimises
# them: version 12 then warns of faults that are not there.
if(GAZETTE_PRECOMPILE)
  target_precompile_headers(gazette_tests PRIVATE
    "${CMAKE_SOURCE_DIR}/tests/support/catch.hpp" "${CMAKE_SOURCE_DIR}/src/build/pipeline.hpp"
    "${CMAKE_SOURCE_DIR}/src/io/memory.hpp")
endif()

# Catch2 tags each case with its file's name (-#), without the folder: files of one name share an entry.
# Hidden cases are left out. A file without a case must fail: version 3 does so by itself.
set(catch_arguments --filenames-as-tags)
if(Catch2_VERSION VERSION_LESS 3)
  list(APPEND catch_arguments --warn NoTests)
endif()
set(stems "")
foreach(file IN LISTS test_files)
  get_filename_component(stem "${file}" NAME_WE)
  if(stem IN_LIST stems OR stem MATCHES "_long_test$")  # those have hidden cases only: ./dev has verbs for them
    continue()
  endif()
  list(APPEND stems "${stem}")
  file(RELATIVE_PATH name "${CMAKE_SOURCE_DIR}/tests" "${file}")
  string(REGEX REPLACE "_test\\.cpp$" "" name "${name}")
  add_test(NAME "${name}" COMMAND gazette_tests ${catch_arguments} "[#${stem}]~[.]")
  set_tests_properties("${name}" PROPERTIES TIMEOUT ${GAZETTE_TEST_TIMEOUT})
endforeach()

# The longest begin first, or one processor waits for them at the end.
foreach(name faults/faults cli/incremental cli/reproducible unit/build/site_build unit/build/history)
  if(TEST "${name}")
    set_tests_properties("${name}" PROPERTIES COST 100)
  endif()
endforeach()
