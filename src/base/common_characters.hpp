#pragma once
// How common a Han character is: what tells Chinese text from bytes read in a wrong encoding. Used by text_encoding.

namespace gazette {

enum class Commonness {
  frequent,  ///< one of the 500 that make most of any text, simplified or traditional
  common,    ///< one of the 1,100 after those
  rare       ///< any other character, Han or not
};

/// Thread-safe.
Commonness commonness_of(char32_t c);

}  // namespace gazette
