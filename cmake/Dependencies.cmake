# Finds each library once and gives it a name of ours, so that no other file knows where it came from.
# System packages first. What is missing is named all at once, with its Debian package.
#
# GAZETTE_FETCH_DEPS=ON downloads what the system lacks instead (OpenSSL, ICU, libsodium, libzip, poppler,
# QR Code generator and Brotli excepted), at the
# versions below.
# That branch was written from the libraries' own CMake files and has NOT been run: the machines this
# project is built on reach no code host. Whoever runs it first, please say so here.

set(missing_packages "")

# Notes that `package` is needed unless the target is there or may be fetched.
macro(gazette_need target package)
  if(NOT TARGET gazette::${target})
    list(APPEND missing_packages ${package})
  endif()
endmacro()

# gazette::<name>, with `libraries` to link and `directories` as system includes (either may be empty).
function(gazette_wrap name libraries directories)
  add_library(gazette_${name} INTERFACE)
  target_link_libraries(gazette_${name} INTERFACE ${libraries})
  target_include_directories(gazette_${name} SYSTEM INTERFACE ${directories})
  add_library(gazette::${name} ALIAS gazette_${name})
endfunction()

set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_package(PkgConfig QUIET)
if(NOT PkgConfig_FOUND)
  list(APPEND missing_packages pkg-config)
endif()

# cmark-gfm: no CMake package in Debian. The extensions come first on the link line, for the static archives.
find_path(CMARK_INCLUDE cmark-gfm.h)
find_path(CMARK_EXTENSIONS_INCLUDE cmark-gfm-core-extensions.h)
find_library(CMARK_LIBRARY cmark-gfm)
find_library(CMARK_EXTENSIONS_LIBRARY cmark-gfm-extensions)
if(CMARK_INCLUDE AND CMARK_LIBRARY AND CMARK_EXTENSIONS_INCLUDE AND CMARK_EXTENSIONS_LIBRARY)
  gazette_wrap(cmark "${CMARK_EXTENSIONS_LIBRARY};${CMARK_LIBRARY}" "${CMARK_INCLUDE};${CMARK_EXTENSIONS_INCLUDE}")
endif()

# kainjow mustache: one header, no package.
find_path(MUSTACHE_INCLUDE kainjow/mustache.hpp)
if(MUSTACHE_INCLUDE)
  gazette_wrap(mustache "" "${MUSTACHE_INCLUDE}")
endif()

# toml++: the header alone. Debian's CMake target would link its shared library, which we do not use.
find_path(TOML_INCLUDE toml++/toml.h)
if(TOML_INCLUDE)
  gazette_wrap(toml "" "${TOML_INCLUDE}")
endif()

# cpp-httplib: Debian splits it into header and library; the macros of its .pc file change class layouts,
# so only a target that carries them will do.
if(PkgConfig_FOUND)
  pkg_check_modules(HTTPLIB QUIET IMPORTED_TARGET cpp-httplib)
endif()
if(TARGET PkgConfig::HTTPLIB)
  gazette_wrap(httplib PkgConfig::HTTPLIB "")
else()
  find_package(httplib CONFIG QUIET)
  if(TARGET httplib::httplib)
    gazette_wrap(httplib httplib::httplib "")
  endif()
endif()

find_package(OpenSSL QUIET)
if(TARGET OpenSSL::Crypto)
  gazette_wrap(sha OpenSSL::Crypto "")
endif()

if(PkgConfig_FOUND)
  pkg_check_modules(UTF8PROC QUIET IMPORTED_TARGET libutf8proc)
endif()
if(TARGET PkgConfig::UTF8PROC)
  gazette_wrap(unicode PkgConfig::UTF8PROC "")
endif()

# Only i18n and uc, through their C interfaces; their data comes with them.
find_package(ICU QUIET COMPONENTS i18n uc)
if(TARGET ICU::i18n AND TARGET ICU::uc)
  gazette_wrap(icu "ICU::i18n;ICU::uc" "")
endif()

# libzip and poppler (its C++ interface): to look into attachments for personal data. Each by its .pc file.
if(PkgConfig_FOUND)
  pkg_check_modules(LIBZIP QUIET IMPORTED_TARGET libzip)
  pkg_check_modules(POPPLER_CPP QUIET IMPORTED_TARGET poppler-cpp)
endif()
if(TARGET PkgConfig::LIBZIP)
  gazette_wrap(zip PkgConfig::LIBZIP "")
endif()
if(TARGET PkgConfig::POPPLER_CPP)
  gazette_wrap(pdf PkgConfig::POPPLER_CPP "")
endif()

find_package(ZLIB QUIET)
if(TARGET ZLIB::ZLIB)
  gazette_wrap(gzip ZLIB::ZLIB "")
endif()

# QR Code generator (Nayuki's), whose codes may be made with a mask of our choice, and Brotli's encoder.
if(PkgConfig_FOUND)
  pkg_check_modules(QRCODEGEN QUIET IMPORTED_TARGET qrcodegencpp)
  pkg_check_modules(BROTLI QUIET IMPORTED_TARGET libbrotlienc libbrotlidec)  # the tests read what is written
endif()
if(TARGET PkgConfig::QRCODEGEN)
  gazette_wrap(qr_code PkgConfig::QRCODEGEN "")
endif()
if(TARGET PkgConfig::BROTLI)
  gazette_wrap(brotli PkgConfig::BROTLI "")
endif()

# xxHash: its header alone, which holds all of it.
find_path(XXHASH_INCLUDE xxhash.h)
if(XXHASH_INCLUDE)
  gazette_wrap(fingerprint "" "${XXHASH_INCLUDE}")
endif()

find_package(nlohmann_json CONFIG QUIET)
if(TARGET nlohmann_json::nlohmann_json)
  gazette_wrap(json_reader nlohmann_json::nlohmann_json "")
endif()

if(PkgConfig_FOUND)
  pkg_check_modules(SODIUM QUIET IMPORTED_TARGET libsodium)
endif()
if(TARGET PkgConfig::SODIUM)
  gazette_wrap(sodium PkgConfig::SODIUM "")
endif()

if(GAZETTE_TESTS)
  find_package(Catch2 CONFIG QUIET)  # 2.x and 3.x; compiling its main ourselves would take 20 s
  if(TARGET Catch2::Catch2WithMain)
    gazette_wrap(catch Catch2::Catch2WithMain "")
  endif()
  find_package(pugixml CONFIG QUIET)
  if(TARGET pugixml::pugixml)
    gazette_wrap(xml_reader pugixml::pugixml "")
  endif()
endif()

if(GAZETTE_FETCH_DEPS)
  include(FetchDependencies)
endif()

gazette_need(cmark "libcmark-gfm-dev;libcmark-gfm-extensions-dev")
gazette_need(mustache libkainjow-mustache-dev)
gazette_need(toml libtomlplusplus-dev)
gazette_need(httplib libcpp-httplib-dev)
gazette_need(sha libssl-dev)
gazette_need(unicode libutf8proc-dev)
gazette_need(icu libicu-dev)
gazette_need(json_reader nlohmann-json3-dev)
gazette_need(sodium libsodium-dev)
gazette_need(zip libzip-dev)
gazette_need(gzip zlib1g-dev)
gazette_need(fingerprint libxxhash-dev)
gazette_need(qr_code libqrcodegencpp-dev)
gazette_need(brotli libbrotli-dev)
gazette_need(pdf libpoppler-cpp-dev)
if(GAZETTE_TESTS)
  gazette_need(catch catch2)
  gazette_need(xml_reader libpugixml-dev)
endif()
if(missing_packages)
  list(JOIN missing_packages " " missing_line)
  message(FATAL_ERROR " missing libraries: apt-get install ${missing_line}")  # the blank keeps it on one line
endif()
