# Puts the themes that ship (default, plain), the built-in forms, calendars and schemes, pinyin readings, the pages of the rules, the starter sites, the script of the preview and the version into the binary
# (src/base/embedded.hpp, version.hpp).

set(GAZETTE_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_DIR}/embed_files.cmake")
set(GAZETTE_VERSION_TEMPLATE "${CMAKE_CURRENT_LIST_DIR}/version.cpp.in")

# Sets `result` to the generated sources. embedded.cpp is made again when a file's bytes or the list of files change.
function(gazette_embedded_sources result)
  file(GLOB_RECURSE theme_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/themes/default/*"
    "${CMAKE_SOURCE_DIR}/themes/plain/*")
  file(GLOB form_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/report/forms/*.toml")
  file(GLOB calendar_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/config/calendars/*.toml")
  file(GLOB scheme_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/coverage/schemes/*.toml")
  file(GLOB_RECURSE starter_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/cli/starters/*")
  set(pinyin_words "${CMAKE_SOURCE_DIR}/src/base/pinyin/words.txt")
  set(rule_pages "${CMAKE_SOURCE_DIR}/docs/RULES.md")
  list(FILTER starter_files EXCLUDE REGEX "(/\\.[^/]*|~)$")
  list(FILTER theme_files EXCLUDE REGEX "(/\\.[^/]*|~)$")  # what editors leave behind

  # One line a file: its name inside the binary, a tab, its place on disk. Sorted with the tab in it, as a tab
  # comes before whatever follows a name that is the beginning of another.
  set(entries "")
  foreach(file IN LISTS theme_files)
    file(RELATIVE_PATH name "${CMAKE_SOURCE_DIR}" "${file}")
    list(APPEND entries "${name}\t${file}")
  endforeach()
  foreach(file IN LISTS form_files)
    get_filename_component(name "${file}" NAME)
    list(APPEND entries "forms/${name}\t${file}")
  endforeach()
  foreach(file IN LISTS calendar_files)
    get_filename_component(name "${file}" NAME)
    list(APPEND entries "calendars/${name}\t${file}")
  endforeach()
  foreach(file IN LISTS scheme_files)
    get_filename_component(name "${file}" NAME)
    list(APPEND entries "schemes/${name}\t${file}")
  endforeach()
  foreach(file IN LISTS starter_files)
    file(RELATIVE_PATH name "${CMAKE_SOURCE_DIR}/src/cli" "${file}")
    list(APPEND entries "${name}\t${file}")
  endforeach()
  list(APPEND entries "pinyin/words.txt\t${pinyin_words}")
  list(APPEND entries "docs/RULES.md\t${rule_pages}")
  list(APPEND entries "docs/RULES.zh.md\t${CMAKE_SOURCE_DIR}/docs/RULES.zh.md")
  list(APPEND entries "preview/preview.js\t${CMAKE_SOURCE_DIR}/src/serve/client/preview.js")
  list(SORT entries)
  list(JOIN entries "\n" list_text)

  set(folder "${CMAKE_BINARY_DIR}/generated")
  file(GENERATE OUTPUT "${folder}/embedded.list" CONTENT "${list_text}\n")  # rewritten only when it differs
  add_custom_command(OUTPUT "${folder}/embedded.cpp"
    COMMAND "${CMAKE_COMMAND}" -D "LIST=${folder}/embedded.list" -D "OUTPUT=${folder}/embedded.cpp"
      -P "${GAZETTE_EMBED_SCRIPT}"
    DEPENDS "${folder}/embedded.list" "${GAZETTE_EMBED_SCRIPT}" ${theme_files} ${form_files}
      ${calendar_files} ${scheme_files} ${pinyin_words} ${rule_pages} ${starter_files}
      "${CMAKE_SOURCE_DIR}/docs/RULES.zh.md" "${CMAKE_SOURCE_DIR}/src/serve/client/preview.js"
    COMMENT "Embedding the themes, the built-in forms, calendars and schemes, and the starter sites"
    VERBATIM)
  configure_file("${GAZETTE_VERSION_TEMPLATE}" "${folder}/version.cpp" @ONLY)
  set(${result} "${folder}/embedded.cpp" "${folder}/version.cpp" PARENT_SCOPE)
endfunction()
