#pragma once
// The structure of a statute: chapters, articles, their paragraphs, items and points get ids that a citation can
// lead to (`#第五条第二款第一项`). Runs after the passes over texts and before headings get their anchors.

#include "formats/markdown/document.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace gazette::markdown {

struct ArticleAnchor {
  std::string id;
  std::string alias;  ///< a second id, of an article's first paragraph: `第五条第一款`; empty if there is none
};

enum class ArticleFault { repeated, missing };

/// An article that stands there a second time, or before which numbers are missing.
struct ArticleFinding {
  ArticleFault fault = ArticleFault::repeated;
  NodeId node = 0;
  std::string article;
  std::string expected;  ///< missing: the first number that is not there
};

struct Articles {
  std::map<NodeId, ArticleAnchor> anchors;  ///< of paragraphs, headings and list items
  std::vector<ArticleFinding> findings;     ///< in the order of the text
};

/// Finds the units of a statute among the blocks of the text itself (not in quotes, tables or lists), and turns
/// paragraphs that are the title of a part, chapter or section into headings. docs/MARKDOWN.md states the rules.
/// `taken` are the ids that it must not give.
Articles find_articles(Document& document, std::set<std::string> taken);

}  // namespace gazette::markdown
