#!/usr/bin/env bash
# Fuzzes Markdown for SECONDS (60), on one core, with address and undefined behaviour sanitizers. The corpus that it
# grows stays in build/fuzz/corpus; what breaks is written to build/fuzz/ and its path printed.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
mkdir -p build/fuzz/corpus
# The reader of Markdown needs nothing above base and model, nor the table of pinyin that a build puts into the program.
base=$(find src/base -maxdepth 1 -name '*.cpp' ! -name pinyin.cpp)
# shellcheck disable=SC2086  # a list of words
clang++ -std=c++20 -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined \
  -Isrc tests/fuzz/markdown_fuzzer.cpp src/formats/markdown.cpp src/formats/markdown/*.cpp $base \
  -lcmark-gfm-extensions -lcmark-gfm -lutf8proc -lcrypto -licui18n -licuuc -lpthread -o build/fuzz/markdown_fuzzer.new
mv build/fuzz/markdown_fuzzer.new build/fuzz/markdown_fuzzer
nice -n 10 build/fuzz/markdown_fuzzer build/fuzz/corpus tests/fuzz/markdown_corpus -max_total_time="$seconds" \
  -dict=tests/fuzz/markdown.dict -max_len=4096 -timeout=10 -print_final_stats=1 -artifact_prefix=build/fuzz/
