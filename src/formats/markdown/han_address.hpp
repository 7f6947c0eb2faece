#pragma once
// Chinese characters in an address without brackets: which of them belong to it. People write addresses into Chinese
// text without a space behind them, so a Chinese character belongs to the text unless only an address has it there.

#include <cstddef>
#include <string_view>

namespace gazette::markdown {

/// The bytes of the host label at `at` that begins with a Chinese character: the first label, if another follows;
/// one that another follows (`www.例子.中国`), that one with Chinese characters goes before (`has_chinese`), or a
/// Chinese top-level domain. 0 if it is text.
std::size_t han_label_size(std::string_view text, std::size_t at, bool has_chinese);

/// The bytes of the part of a path, query or fragment at `at` that begins with a Chinese character: a value after `=`,
/// a fragment after `#`, one between the marks of an address (`/搜索?q=`, `/公开/附件.pdf`), or behind any of these
/// marks where the address has Chinese characters before (`has_chinese`). 0 if it is text.
std::size_t han_part_size(std::string_view text, std::size_t at, bool has_chinese);

}  // namespace gazette::markdown
