#pragma once
// What the renderer writes for footnotes, in cmark-gfm's form but with numbers in place of labels, so that the ids
// are short, unique and valid whatever a label contains.

#include "formats/markdown/document.hpp"

#include <map>
#include <set>
#include <string>

namespace gazette::markdown {

/// Writes the references and footnotes of one document, in the order of the text.
class Footnotes {
 public:
  /// `element` holds the list: cmark-gfm's `section`, or `div`, since a section without a heading is no good HTML.
  Footnotes(const Document& document, std::string element);

  /// Every id that the functions below will write.
  std::set<std::string> ids() const;

  std::string reference(int footnote);
  std::string start(int footnote);
  /// The links back to where a footnote is referred to; empty when they have been written.
  std::string backlinks(int footnote);
  /// What ends the list; empty when none was started.
  std::string end_of_list() const { return is_started_ ? "</ol>\n</" + element_ + ">\n" : ""; }

 private:
  std::string element_;
  std::map<int, int> references_;  // how often each footnote is referred to
  std::map<int, int> written_;     // how often it was so far
  int linked_back_ = 0;
  bool is_started_ = false;
};

}  // namespace gazette::markdown
