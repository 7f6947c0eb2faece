#pragma once
// How the units of a statute begin: 第一章, 第十条之一, （二）, 1．. Pure; what is around them is articles.cpp's to
// judge.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gazette::markdown {

/// From the widest to the narrowest: 编, 章, 节, 条, 项, 目. (款 have no label: they are an article's paragraphs.)
enum class Unit { part, chapter, section, article, item, point };

struct StatuteLabel {
  Unit unit = Unit::article;
  int number = 0;
  int insertion = 0;     ///< of an article: 2 in 第十条之二, else 0
  std::size_t size = 0;  ///< bytes of the label, leading white space included

  /// `第十条之二`: with Chinese numerals, however it was written.
  std::string name() const;
};

/// The label at the start of `text`. Numbers from 1 to 9999, in Chinese or in digits (half-width or full-width).
std::optional<StatuteLabel> label_at_start(std::string_view text);

/// Bytes of white space, the ideographic space included, at the start of `text`.
std::size_t space_size(std::string_view text);

}  // namespace gazette::markdown
