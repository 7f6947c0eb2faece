#pragma once
// A choice of the site that the Markdown reader obeys.

namespace gazette {

/// What a line break between a Chinese character and a Latin letter or digit stands for.
enum class HanLatinBreak {
  nothing,  ///< the theme spaces them (`text-autospace`)
  space
};

}  // namespace gazette
